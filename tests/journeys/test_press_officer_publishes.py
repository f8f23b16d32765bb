"""A press officer's task from log-in to the tweet in the timeline, in a real browser."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.in_browser import expect_no_sideways_scrolling
from tests.journeys.at_the_desk import (
    choose_first_picture,
    expect_soon,
    log_in,
    write_in_the_editor,
)
from tests.newsroom.running_newsroom import RunningNewsroom
from tests.newsroom_fixtures import jpeg

pytestmark = pytest.mark.journey

WIDTHS = {"desktop": 1280, "phone": 390}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_press_officer_writes_publishes_and_tweets_a_story(
    browser: Browser, newsroom: RunningNewsroom, width: int, tmp_path: Path
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    title = f"River unit moves to Harbourside ({width})"
    log_in(page, newsroom, "press")

    # The Content tab: words in CKEditor, and a new picture put into the body.
    page.get_by_role("link", name="Write a story").click()
    page.get_by_label("Headline").fill(title)
    page.get_by_label("Summary").fill("Six officers and two boats will work from the old quay.")
    page.get_by_label("Category").select_option("Community")
    write_in_the_editor(page, "The unit starts on Monday.")
    page.get_by_role("button", name="Picture from the library").click()
    dialog = page.get_by_role("dialog", name="Choose a picture")
    dialog.get_by_role("button", name="Add image").click()
    dialog.get_by_label("Title").fill("Old quay")
    dialog.get_by_label("Picture file").set_input_files(
        {"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
    )
    dialog.get_by_role("button", name="Add this picture").click()
    expect(dialog.get_by_text("is not a JPEG, PNG, WebP")).to_be_visible()
    expect(dialog.get_by_label("Title")).to_have_value("Old quay")
    dialog.get_by_label("Alt text").fill("Two police boats at an old stone quay")
    dialog.get_by_label("Picture file").set_input_files(
        {
            "name": "quay.jpg",
            "mimeType": "image/jpeg",
            "buffer": jpeg(900, 600, "teal" if width == 1280 else "navy"),
        }
    )
    dialog.get_by_role("button", name="Add this picture").click()
    dialog.get_by_role("button", name="Update").click()
    expect(dialog).to_be_hidden()
    expect(page.frame_locator("iframe.cke_wysiwyg_frame").locator("img")).to_be_visible()

    # The Media tab, by keyboard.
    page.get_by_role("tab", name="Content").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Media")).to_be_focused()
    lead = choose_first_picture(page, "Choose from the library", "quay")
    expect(page.locator("#panel-media [data-picture-title]")).to_have_text(lead)

    # The Social tab: the counter turns at 170 and 200.
    page.get_by_role("tab", name="Social").click()
    expect(page.get_by_text("REHEARSAL").first).to_be_visible()
    page.locator("#panel-social").get_by_label("Yes", exact=True).check()
    counter = page.locator("[data-tweet-counter]")
    text = page.get_by_label("Text of the tweet")
    for image, limit in (("None", 200), ("Article", 170)):
        page.locator("[name$='-image']").nth(0 if image == "None" else 1).check()
        text.fill("x" * limit)
        expect(counter).to_contain_text(f"{limit} / {limit}")
        expect(counter).not_to_have_class(re.compile("is-over"))
        page.keyboard.type("x")
        expect(counter).to_contain_text(f"{limit + 1} / {limit}: 1 over")
        expect(counter).to_have_class(re.compile("is-over"))
    page.get_by_role("button", name="Save and publish…").click()
    expect(page.get_by_text("1 character too long").first).to_be_visible()
    expect(page.get_by_role("tab", name="Social")).to_have_attribute("aria-selected", "true")
    text.fill(f"Our river unit moves closer to you. ({width})")
    page.get_by_role("button", name="Save and publish…").click()

    # The confirmation: the page as visitors will see it, and the tweet exactly.
    expect(page.get_by_role("heading", name="The tweet")).to_be_visible()
    expect(page.locator(".tweet-as-sent")).to_contain_text(
        f"Our river unit moves closer to you. ({width}) {newsroom.url}/news/"
    )
    tweet = page.locator(".x-look")
    expect(tweet.get_by_role("img")).to_have_attribute(
        "alt", "Two police boats at an old stone quay"
    )
    preview = page.frame_locator("iframe.confirm-frame")
    expect(preview.get_by_role("heading", name=title)).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("is public now")).to_be_visible()

    # The public page, as a visitor without the newsroom's cookies.
    visitor = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    visitor.goto(newsroom.url)
    visitor.get_by_role("link", name=title).first.click()
    expect(visitor.get_by_role("heading", name=title, level=1)).to_be_visible()
    expect(visitor.get_by_text("The unit starts on Monday.")).to_be_visible()
    shown = visitor.locator(".story-body img")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_attribute("alt", "Two police boats at an old stone quay")
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert visitor.context.cookies() == []
    assert Axe().run(visitor).violations_count == 0
    expect_no_sideways_scrolling(visitor)

    # The tweet in the sandbox's timeline, with its picture and alt text.
    def tweet_in_timeline() -> None:
        visitor.goto(newsroom.sandbox_url)
        expect(visitor.get_by_text(f"closer to you. ({width})")).to_be_visible(timeout=1000)

    expect_soon(tweet_in_timeline)
    article = visitor.get_by_role("article").filter(has_text=f"closer to you. ({width})")
    picture = article.get_by_role("img").first
    expect(picture).to_have_attribute("alt", "Two police boats at an old stone quay")
    response = visitor.request.get(newsroom.sandbox_url + (picture.get_attribute("src") or ""))
    assert Image.open(io.BytesIO(response.body())).size == (900, 600)

    # And the state of the tweet on the story's Social tab, once the newsroom has X's answer, too.
    def tweet_is_sent() -> None:
        page.reload()
        page.get_by_role("tab", name="Social").click()
        expect(page.get_by_text("Tweet: sent")).to_be_visible(timeout=1000)

    expect_soon(tweet_is_sent)
    expect(page.get_by_role("link", name="See the tweet")).to_be_visible()
    assert faults == []


def test_missing_things_lead_to_their_fields(browser: Browser, newsroom: RunningNewsroom) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    log_in(page, newsroom, "press")
    page.goto(f"{newsroom.url}/admin/articles/article/add/")
    page.get_by_label("Headline").fill("Only a headline so far")
    page.get_by_role("tab", name="Social").click()
    page.locator("#panel-social").get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Save and publish…").click()
    expect(page.get_by_role("heading", name="To publish this story you need to")).to_be_visible()
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Write the text of the tweet").click()
    expect(page.get_by_role("tab", name="Social")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_label("Text of the tweet")).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_every_screen_of_the_newsroom_fits_and_has_no_fault(
    browser: Browser, newsroom: RunningNewsroom, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    log_in(page, newsroom, "admin")
    admin = f"{newsroom.url}/admin"
    page.goto(f"{admin}/articles/article/")
    first_story = page.locator("#result_list a[href*='/change/']").first.get_attribute("href")
    page.goto(f"{admin}/social/post/")
    first_tweet = page.locator("#result_list a[href*='/change/']").first.get_attribute("href")
    story = f"{newsroom.url}{(first_story or '').removesuffix('change/')}"
    screens = [
        f"{admin}/", f"{admin}/articles/article/", f"{admin}/articles/article/add/",
        f"{story}change/", f"{story}history/", f"{story}publish/",
        f"{admin}/media_picker/picture/", f"{admin}/media_picker/picture/add/",
        f"{admin}/social/post/", f"{newsroom.url}{first_tweet}",
        f"{admin}/articles/category/", f"{admin}/articles/category/add/",
        f"{admin}/articles/district/", f"{admin}/auth/user/", f"{admin}/auth/user/add/",
        f"{admin}/password_change/",
    ]  # fmt: skip
    for screen in screens:
        response = page.goto(screen)
        assert response is not None
        assert response.status == 200, screen
        page.wait_for_load_state("networkidle")
        expect_no_sideways_scrolling(page)
    assert faults == []
