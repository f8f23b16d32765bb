"""A live blog from opening to closing: one window posts, others read, and things break."""

from __future__ import annotations

import os
import re
import signal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.in_browser import expect_open_to_everybody
from tests.journeys.at_the_desk import log_in
from tests.newsroom.running_newsroom import RunningNewsroom
from tests.newsroom.supervisor.waiting import wait_until

pytestmark = pytest.mark.journey

STORY = """
from articles.models import Article
story = Article.objects.get(slug="free-bicycle-marking")
print(story.pk, story.path)
"""
CONNECTION = "[data-live-connection]"


def test_press_officer_posts_and_every_window_follows(
    browser: Browser, newsroom: RunningNewsroom
) -> None:
    desk = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    faults: list[str] = []
    desk.on("pageerror", lambda error: faults.append(str(error)))
    pk, path = newsroom.shell(STORY).split()
    log_in(desk, newsroom, "press")
    desk.goto(f"{newsroom.url}/admin/articles/article/{pk}/change/")
    desk.get_by_role("button", name="Open a live blog").click()
    expect(desk.get_by_label("Text")).to_be_visible()
    poster = desk.url

    wide, narrow = (_reader(browser, newsroom.url + path, width, faults) for width in (1280, 390))
    expect_open_to_everybody(wide)

    # What is posted appears; whoever has scrolled is asked, and never moved.
    for number in range(1, 13):
        _post(desk, f"Update {number}. " + "What officers saw on the towpath. " * 12)
    expect(_words(wide, "Update 12.")).to_be_visible()
    expect(narrow.locator("[data-entry]")).to_have_count(12)
    narrow.locator("[data-entry]").nth(9).scroll_into_view_if_needed()
    place = narrow.evaluate("scrollY")
    _post(desk, "The towpath is closed.")
    expect(_words(wide, "The towpath is closed.")).to_be_visible()
    ask = narrow.get_by_role("button", name="1 new update")
    expect(ask).to_be_visible()
    expect(_words(narrow, "The towpath is closed.")).to_have_count(0)
    assert narrow.evaluate("scrollY") == place
    expect_open_to_everybody(narrow)
    expect_open_to_everybody(desk)
    ask.click()
    expect(_words(narrow, "The towpath is closed.")).to_be_in_viewport()
    soon = re.compile("Just now|1 minute ago|2 minutes ago")
    expect(wide.locator("time[data-moment]").first).to_have_text(soon)

    # The broker dies and comes back: nothing is missed.
    times_up = newsroom.output.count("broker is up.")
    os.kill(min(newsroom.process_ids("valkey")), signal.SIGKILL)
    _post(desk, "While the broker was gone.")
    for reader in (wide, narrow):
        _expect_shown(reader, "While the broker was gone.")
    _wait_for_part(newsroom, "broker", times_up)

    # So does the process that holds the connections: readers are told, and catch up.
    times_up = newsroom.output.count("live is up.")
    os.kill(min(newsroom.process_ids("serve_live")), signal.SIGKILL)
    for reader in (wide, narrow):
        expect(reader.locator(CONNECTION)).to_contain_text("Connection lost")
    desk.set_viewport_size({"width": 1280, "height": 900})
    _post(desk, "While the connection was lost.", is_key=True)
    _wait_for_part(newsroom, "live", times_up)
    for reader in (wide, narrow):
        expect(reader.locator(CONNECTION)).to_contain_text("by themselves", timeout=60_000)
        _expect_shown(reader, "While the connection was lost.")
        assert _numbers(reader) == sorted(set(_numbers(reader)), reverse=True)
        expect(reader.locator("[data-entry]")).to_have_count(15)
        expect(reader.get_by_role("navigation", name="Key events")).to_be_visible()

    # A reader who pauses gets removals all the same.
    wide.get_by_role("button", name="Pause updates").click()
    _post(desk, "A mistake.")
    expect(wide.get_by_role("button", name="1 new update")).to_be_visible()
    _expect_shown(narrow, "A mistake.")
    desk.get_by_role("link", name="Remove: A mistake.").click()
    desk.get_by_role("button", name="Remove", exact=True).click()
    expect(narrow.get_by_text("A mistake.")).to_have_count(0)
    expect(wide.get_by_role("button", name="1 new update")).to_be_hidden()
    wide.get_by_role("button", name="Resume updates").click()

    desk.get_by_role("link", name="Correct: While the connection was lost.").click()
    desk.get_by_label("Text").fill("The towpath is open again.")
    desk.get_by_role("button", name="Correct").click()
    desk.get_by_role("button", name="Pin: The towpath is open again.").click()
    for reader in (wide, narrow):
        pinned = reader.locator("[data-live-pinned]")
        expect(pinned.get_by_text("The towpath is open again.")).to_be_attached()
        expect(pinned.get_by_text("Corrected")).to_be_attached()
        expect(_words(reader, "While the connection was lost.")).to_have_count(0)

    # A post that does not arrive keeps its words.
    desk.context.set_offline(True)
    desk.get_by_label("Text").fill("Typed in a tunnel.")
    desk.get_by_label("Text").press("Control+Enter")
    expect(desk.get_by_text("this may have arrived")).to_be_visible()
    expect(desk.get_by_label("Text")).to_have_value("Typed in a tunnel.")
    desk.context.set_offline(False)
    expect(desk.get_by_text("Draft saved")).to_be_visible()
    desk.goto(poster)
    expect(desk.get_by_label("Text")).to_have_value("Typed in a tunnel.")
    desk.get_by_label("Text").press("Control+Enter")
    for reader in (wide, narrow):
        _expect_shown(reader, "Typed in a tunnel.")

    expect(desk.get_by_text("Posted.")).to_be_visible()
    desk.get_by_text("Pause, or close").click()
    desk.get_by_role("button", name="Pause", exact=True).click()
    for reader in (wide, narrow):
        expect(reader.locator("[data-live-notice]")).to_contain_text("Paused.")
    desk.get_by_text("Go on, or close").click()
    desk.get_by_label("Summary").fill("Forty bicycles were marked. Nobody was hurt.")
    desk.get_by_role("button", name="Close with this summary").click()
    for reader in (wide, narrow):
        expect(reader.locator(".live-summary")).to_contain_text("Forty bicycles")
        expect(reader.get_by_text("Forty bicycles")).to_have_count(1)
        expect(reader.locator("[data-live-bar]")).to_be_hidden()
        expect_open_to_everybody(reader)
    assert not faults


def _reader(browser: Browser, url: str, width: int, faults: list[str]) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 844}).new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(url)
    expect(page.locator(CONNECTION)).to_contain_text("by themselves")
    return page


def _post(desk: Page, words: str, *, is_key: bool = False) -> None:
    desk.get_by_label("Text").fill(words)
    if is_key:
        desk.get_by_text("Picture, video, quote").click()
        desk.get_by_label("Key event").check()
    desk.get_by_role("button", name="Post", exact=True).click()
    expect(desk.get_by_label("Text")).to_have_value("")


def _words(reader: Page, words: str) -> object:
    return reader.locator("[data-live-page] .live-words").get_by_text(words)


def _expect_shown(reader: Page, words: str) -> None:
    """At once, or when the reader presses the button."""
    shown = _words(reader, words)
    ask = reader.locator("[data-live-new]:not([hidden])")
    expect(shown.or_(ask).first).to_be_attached()
    if ask.count():
        ask.click()
    expect(shown).to_be_attached()


def _numbers(reader: Page) -> list[int]:
    entries = reader.locator("[data-live-entries] [data-entry]")
    return entries.evaluate_all("all => all.map((one) => Number(one.dataset.entry))")


def _wait_for_part(newsroom: RunningNewsroom, part: str, times_up: int) -> None:
    wait_until(lambda: newsroom.output.count(f"{part} is up.") > times_up, f"the {part} is back")
