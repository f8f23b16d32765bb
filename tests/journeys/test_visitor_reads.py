"""A visitor's site: every kind of page, on phone and desktop, light and dark, with no script."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.in_browser import expect_no_sideways_scrolling, expect_open_to_everybody
from tests.newsroom.running_newsroom import RunningNewsroom

pytestmark = pytest.mark.journey


# Beside every story: one page of each other template, and of each state of it.
PAGES = [
    "/", "/category/appeals/", "/district/harbourside/", "/archive/", "/search/",
    "/search/?q=police+the&order=best&kind=news&since=2020-01-01", "/search/?q=zyzzyva",
    "/contract/", "/how-we-work/", "/work-with-us/", "/message-from-the-chief-constable/",
    "/accessibility/", "/nothing-here/",
]  # fmt: skip
MOST_BYTES = 60 * 1024

# Before any script of the page: what moves by itself, beside what the visitor moved.
WATCH_SHIFTS = """
    window.shifted = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifted.push(
            [entry.value, ...entry.sources.map(({node}) => node?.outerHTML ?? node?.textContent)]
        );
    }).observe({type: "layout-shift", buffered: true});
"""
LEFT_BEHIND = """async () => [
    localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
]"""


class Weight:
    """What one page's HTML, CSS and scripts are over the wire, in bytes; and who was asked."""

    def __init__(self, page: Page) -> None:
        self.kinds = {"document", "stylesheet", "script"}
        self.bytes = 0
        self.hosts: set[str] = set()
        page.on("requestfinished", self._add)
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))

    def _add(self, request: Request) -> None:
        if request.resource_type in self.kinds:
            sizes = request.sizes()
            self.bytes += sizes["responseBodySize"] + sizes["responseHeadersSize"]


def public_paths(page: Page, newsroom: RunningNewsroom) -> list[str]:
    """Every story of the demo, and all other templates with the newest month of the archive."""
    page.goto(newsroom.url)
    links = page.locator("main a[href^='/news/'], main a[href^='/appeals/']")
    stories = set(links.evaluate_all("all => all.map(link => link.pathname)"))
    assert len(stories) >= 10
    page.goto(f"{newsroom.url}/archive/")
    month = page.locator("a[href^='/archive/2']").first.get_attribute("href")
    assert month
    return [*PAGES, month, *sorted(stories)]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_public_page_passes_axe_and_fits(
    browser: Browser, newsroom: RunningNewsroom, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for path in public_paths(page, newsroom):
        page.goto(newsroom.url + path)
        expect_open_to_everybody(page)
        # Large text: WCAG 1.4.4. The policy of the page forbids style elements, not this.
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        expect_no_sideways_scrolling(page)
    context.close()


def test_every_kind_of_public_page_is_light_and_calm_and_leaves_nothing_behind(
    browser: Browser, newsroom: RunningNewsroom
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    context.add_init_script(WATCH_SHIFTS)
    page = context.new_page()
    for path in public_paths(page, newsroom):
        page.close()
        page = context.new_page()
        # A first visit each time: nothing comes from the browser's cache.
        context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        weight = Weight(page)
        page.goto(newsroom.url + path, wait_until="networkidle")
        expect_no_sideways_scrolling(page)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("shifted") == [], path
        assert weight.bytes < MOST_BYTES, f"{path}: {weight.bytes} bytes"
        assert weight.hosts == {newsroom.url.split("/")[2]}, path
        assert page.evaluate(LEFT_BEHIND) == [0] * 5, path
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
        page.reload()
        assert page.evaluate("document.getAnimations().length") == 0, path
        # The colours are the visitor's own then, and axe reads a fill colour that nobody sees.
        expect_open_to_everybody(page, options={"rules": {"color-contrast": {"enabled": False}}})
    assert context.cookies() == []
    context.close()


def test_every_link_of_the_frame_is_reached_by_keyboard_and_seen(
    browser: Browser, newsroom: RunningNewsroom
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{newsroom.url}/contract/")
    focused = page.locator(":focus")
    reached: list[str] = []
    for _ in range(page.locator("a:visible, summary:visible, button:visible").count() + 1):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        expect(focused).to_be_visible()
        outline = focused.evaluate("element => getComputedStyle(element).outlineStyle")
        assert outline != "none", focused.inner_text()
        reached.append(focused.inner_text().strip())
    assert reached[0] == "Skip to the main content"
    assert reached.index("Search") < reached.index("Home")
    assert any(text.startswith("More information") for text in reached)
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_search_is_in_the_navigation_and_needs_no_script(
    browser: Browser, newsroom: RunningNewsroom, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(newsroom.url)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("contract")
    page.get_by_role("button", name="Search").click()
    page.locator(".hit a").first.click()
    expect(page.locator("article h1")).to_be_visible()
    context.close()


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
