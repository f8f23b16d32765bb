"""What tests in a browser share: somebody is logged in, and a page is open to everybody."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import BrowserContext, Page

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def log_in(context: BrowserContext, person: User, url: str) -> None:
    """Give the browser a session of the person's at the live server with that address."""
    client = Client()
    client.force_login(person)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": url}])


def expect_no_sideways_scrolling(page: Page) -> None:
    wide = page.evaluate(TOO_WIDE)
    assert wide <= 0, f"{page.url} is {wide} pixels too wide"


def expect_open_to_everybody(page: Page, **axe: Any) -> None:
    """No violation that axe finds (`axe` is its `context` and `options`), and nothing too wide."""
    page.wait_for_load_state()  # after a click the page is there before its style is
    results = Axe().run(page, **axe)
    assert results.violations_count == 0, f"{page.url}: {results.generate_report()}"
    expect_no_sideways_scrolling(page)
