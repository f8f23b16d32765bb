"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.core.management.commands import flush
from playwright.sync_api import expect

from tests.browser import find_browser
from tests.environment import forget_former_newsroom

pytest_plugins = [
    "tests.newsroom_fixtures",
    "tests.published_fixtures",
    "tests.contract_fixtures",
    "tests.same_moment",
]

# A busy machine is no fault: what a page shows may take as long as Playwright gives an action in
# it, and Hypothesis's examples as long as they like.
expect.set_options(timeout=30_000)  # milliseconds
hypothesis.settings.register_profile(
    "newsroom", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
# The same examples every time, so that a change is judged by what it changes; new ones are looked
# for with `--hypothesis-profile=newsroom`.
hypothesis.settings.register_profile(
    "the same again", hypothesis.settings.get_profile("newsroom"), derandomize=True
)
hypothesis.settings.load_profile("the same again")


def pytest_itemcollected(item: pytest.Item) -> None:
    if "playwright" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests in a browser come last: from the first one on, Playwright's event loop runs in this
    thread until the session's end, and other tests may want one of their own.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    return browser_type_launch_args | {"executable_path": str(find_browser()), "args": quiet}


@pytest.fixture(autouse=True)
def _no_newsroom_before_this_one() -> None:
    forget_former_newsroom()


@pytest.fixture(scope="session", autouse=True)
def _tests_may_empty_the_tables() -> Iterator[None]:
    """SQLite empties a table by DELETE, which the records of the newsroom refuse."""

    def sql_flush(style: Any, connection: Any, *args: Any, **kwargs: Any) -> list[str]:
        emptied = empty(style, connection, *args, **kwargs)
        if connection.vendor != "sqlite":
            return emptied
        return [
            *kept_rows.let_go("sqlite", kept_tables()),
            *emptied,
            *kept_rows.guard_again("sqlite", kept_tables()),
        ]

    from articles import kept_rows
    from articles.models.kept_record import kept_tables

    empty = flush.sql_flush
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "sql_flush", sql_flush)
        yield


@pytest.fixture(autouse=True)
def _nothing_kept_of_another_database() -> None:
    """Each test's database begins to count its moves anew."""
    from articles.public import around

    around.forget()


@pytest.fixture(autouse=True)
def _quick_settings(settings: Any) -> None:
    """Templates ask for no collected, hashed files, and passwords are hashed in no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
