"""The whole newsroom, started as `make run` starts it, and a real browser before it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.newsroom.running_newsroom import RunningNewsroom, running_newsroom


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNewsroom]:
    """With the demo content, and on the database that the suite runs on."""
    with own_database() as more:
        folder = tmp_path_factory.mktemp("newsroom")
        with running_newsroom(folder, DEMO="1", SITE_NAME="Eastmere Police", **more) as running:
            yield running


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """The variable that names a new PostgreSQL database, or none for SQLite."""
    url = os.environ.get("TEST_DATABASE_URL")
    if not url:
        yield {}
        return
    name = f"newsroom_{secrets.token_hex(8)}"
    parts = urlsplit(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield {"DATABASE_URL": urlunsplit(parts._replace(path=f"/{name}"))}
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(autouse=True)
def _no_database_of_the_test_process() -> None:
    """A journey goes through the front door only."""
