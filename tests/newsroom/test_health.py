"""`/healthz` and `/readyz`."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from newsroom import health


def test_process_that_lives_says_so_without_database_or_broker(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response["Cache-Control"].startswith("max-age=0")


def test_not_ready_names_what_does_not_answer(client: Client, db: None, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "not_answering": ["broker"]}


def test_ready_when_both_answer(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(health.PARTS, "broker", lambda: None)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["ready"]) == (200, True)
