"""The settings' environment for the tests, set before Django reads it: nobody's own is used.

A pytest plugin (pyproject.toml names it), because pytest-django reads the settings before any
conftest.py.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

DATA_DIR = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
(DATA_DIR / "static").mkdir()

PREFIXES = ("X_", "FLICKR_", "YOUTUBE_", "SITE_", "POST_", "REDIS_", "SECURE_")
NAMES = (
    "TOP_FLOOR",
    "REQUIRE_REVIEW",
    "DEBUG",
    "DEMO",
    "BEHIND_TLS_PROXY",
    "SANDBOX",
    "HOST",
    "PORT",
)
for name in list(os.environ):
    if name.startswith(PREFIXES) or name in NAMES:
        del os.environ[name]
os.environ |= {
    "ENV_FILE": "",
    "SECRET_KEY": "for the tests alone",
    "DATA_DIR": str(DATA_DIR),
    "SITE_URL": "http://newsroom.example",
    "ALLOWED_HOSTS": "testserver,newsroom.example,127.0.0.1,localhost",
    "SITE_NAME": "Eastmere Police",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Django takes Playwright's event loop for asynchronous code
    "REDIS_URL": "redis://127.0.0.1:1/0",  # nobody listens: a test that needs a broker starts one
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{DATA_DIR}/main.sqlite3",
}


def pytest_unconfigure() -> None:
    shutil.rmtree(DATA_DIR, ignore_errors=True)


def forget_former_newsroom() -> None:
    """Remove what bears witness, outside the database, of a former test's ledger."""
    (DATA_DIR / "newsroom-identity.json").unlink(missing_ok=True)
