from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from media_picker.youtube import client, poster
from tests.misbehaving_server import MisbehavingServer, misbehaving_server


@pytest.fixture
def server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[MisbehavingServer]:
    monkeypatch.setattr(client, "TIMEOUT_SECONDS", 1.5)
    monkeypatch.setattr(poster, "TIMEOUT_SECONDS", 1.5)
    with misbehaving_server() as server:
        settings.YOUTUBE_API_URL = f"{server.url}/youtube"
        settings.YOUTUBE_API_KEY = "the-youtube-key"
        yield server
