"""The whole newsroom, started as `make run` starts it, and a real browser before it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser import find_browser
from tests.newsroom.running_newsroom import RunningNewsroom, running_newsroom


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNewsroom]:
    """With the demo content, and on the database that the suite runs on."""
    more = {"DEMO": "1", "SITE_NAME": "Eastmere Police"}
    if url := os.environ.get("TEST_DATABASE_URL"):
        more["DATABASE_URL"] = url
    with running_newsroom(tmp_path_factory.mktemp("newsroom"), **more) as running:
        yield running


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    return browser_type_launch_args | {"executable_path": str(find_browser()), "args": quiet}


@pytest.fixture(autouse=True)
def _no_database_of_the_test_process() -> None:
    """A journey goes through the front door only."""
