"""What all tests share."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser import find_browser

pytest_plugins = [
    "tests.newsroom_fixtures",
    "tests.published_fixtures",
    "tests.contract_fixtures",
]


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
