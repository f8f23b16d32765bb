"""A visitor's site: every kind of page, on phone and desktop, light and dark, with no script."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.in_browser import expect_open_to_everybody
from tests.newsroom.running_newsroom import RunningNewsroom

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_public_page_passes_axe_and_fits(
    browser: Browser, newsroom: RunningNewsroom, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(newsroom.url)
    links = page.locator("main a[href^='/news/'], main a[href^='/appeals/']")
    stories = set(links.evaluate_all("all => all.map(link => link.pathname)"))
    assert len(stories) >= 10
    paths = ["/", "/category/appeals/", "/contract/", "/how-we-work/", "/work-with-us/"]
    paths += ["/message-from-the-chief-constable/", "/accessibility/", "/nothing-here/"]
    for path in [*paths, *sorted(stories)]:
        page.goto(newsroom.url + path)
        expect_open_to_everybody(page)
    assert context.cookies() == []


def test_site_reads_without_javascript_and_asks_nobody_else(
    browser: Browser, newsroom: RunningNewsroom
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("/")[2]))
    page.goto(newsroom.url)
    page.get_by_role("link", name="Skip to").focus()
    expect(page.get_by_role("link", name="Skip to")).to_be_visible()
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Safety advice").first.click()
    expect(page.get_by_role("heading", name="Safety advice", level=1)).to_be_visible()
    page.locator("main h2 a").first.click()
    expect(page.locator("article h1")).to_be_visible()
    assert asked == {newsroom.url.split("/")[2]}


def test_withdrawn_appeal_of_the_demo_names_nobody(
    browser: Browser, newsroom: RunningNewsroom
) -> None:
    page = browser.new_page()
    for path in ("/", "/category/appeals/"):
        page.goto(newsroom.url + path)
        expect(page.locator("body")).not_to_contain_text("Nadia Colwick")
