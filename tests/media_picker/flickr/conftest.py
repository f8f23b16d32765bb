from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from media_picker.flickr import client
from tests.misbehaving_server import MisbehavingServer, misbehaving_server


@pytest.fixture
def server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[MisbehavingServer]:
    monkeypatch.setattr(client, "TIMEOUT_SECONDS", 1.5)
    with misbehaving_server() as server:
        settings.FLICKR_API_URL = f"{server.url}/flickr/services/rest/"
        settings.FLICKR_API_KEY = "the-flickr-key"
        settings.FLICKR_API_SECRET = "the-flickr-secret"
        yield server
