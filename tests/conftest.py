"""What all tests share. The environment is set before Django reads it: nobody's own is used."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

DATA_DIR = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))

for name in list(os.environ):
    if name.startswith(("X_", "FLICKR_", "YOUTUBE_", "SITE_", "POST_", "REDIS_")):
        del os.environ[name]
os.environ |= {
    "SECRET_KEY": "for the tests alone",
    "DATA_DIR": str(DATA_DIR),
    "SITE_URL": "http://newsroom.example",
    "ALLOWED_HOSTS": "testserver,newsroom.example,127.0.0.1,localhost",
    "SITE_NAME": "Eastmere Police",
    "REDIS_URL": "redis://127.0.0.1:1/0",  # nobody listens: a test that needs a broker starts one
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{DATA_DIR}/main.sqlite3",
}

import shutil  # noqa: E402

import pytest  # noqa: E402

pytest_plugins = ["tests.newsroom_fixtures"]


def pytest_sessionfinish() -> None:
    shutil.rmtree(DATA_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def _plain_static_files(settings: object) -> None:
    """Templates ask for no collected, hashed files."""
    settings.STORAGES = settings.STORAGES | {  # type: ignore[attr-defined]
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
