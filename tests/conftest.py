"""What all tests share."""

from __future__ import annotations

from typing import Any

import pytest

pytest_plugins = ["tests.newsroom_fixtures"]


@pytest.fixture(autouse=True)
def _quick_settings(settings: Any) -> None:
    """Templates ask for no collected, hashed files, and passwords are hashed in no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
