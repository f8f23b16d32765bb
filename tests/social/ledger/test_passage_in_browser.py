"""A press officer tweets a live update from the poster's page, in a browser, on both widths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from articles.models import Article
from liveblog.models import LiveBlog, LiveSubmission
from media_picker.models import Picture
from social.models import Post
from tests.social.ledger.test_screens_in_browser import SIZES, NewContext, is_sound, page_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_live_update_is_tweeted_and_removed_with_its_tweet(
    live_server: Any,
    press_officer: User,
    editor: User,
    contributor: User,
    make_story: Callable[..., Article],
    make_picture: Callable[..., Picture],
    new_context: NewContext,
    settings: Any,
    width: int,
    height: int,
) -> None:
    settings.REQUIRE_REVIEW = True
    story = make_story("Fire at the harbour")
    story.publish(by=press_officer, is_review_asked=False)
    blog = LiveBlog.objects.open(story, by=press_officer)
    picture = make_picture("Cordon")
    blog.post(by=editor, typed="The bridge is closed to all traffic.", picture=picture)
    LiveSubmission.objects.submit(blog, by=contributor, typed="Smoke seen from Quay Road.")
    page = page_of(live_server, press_officer, new_context, width, height)
    page.goto("/admin/")
    expect(page.get_by_text("not yet read by a second person")).to_be_visible()
    is_sound(page, "live-home")
    page.goto(blog.get_poster_url())
    expect(page.get_by_role("heading", name="Waiting for you")).to_be_visible()
    page.get_by_text("Give it back …").click()
    is_sound(page, "live-poster")
    page.get_by_role("button", name="Post as it is").click()
    expect(page.get_by_text("Posted.")).to_be_visible()
    page.get_by_role("button", name="I have read it").click()
    expect(page.get_by_text("Not yet read")).to_have_count(0)
    page.get_by_role("link", name="Tweet this update: The bridge").click()
    text = page.get_by_label("Text of the tweet")
    expect(text).to_have_value("The bridge is closed to all traffic.")
    expect(page.locator("[data-tweet-counter]")).to_contain_text("/ 170")
    text.fill("word " * 40)
    expect(page.locator("[data-tweet-counter]")).to_contain_text("over")
    page.get_by_role("button", name="Tweet", exact=True).click()
    expect(page.locator(".library-error")).to_contain_text("too long")
    expect(text).to_have_value("word " * 40)
    text.fill("The bridge is closed.")
    expect(page.locator("[data-tweet-preview-shown]")).to_contain_text("The bridge is closed.")
    is_sound(page, "live-tweet")
    page.get_by_role("button", name="Tweet", exact=True).click()
    expect(page.get_by_text("The tweet is in line")).to_be_visible()
    # What becomes of it shows while the desk lies open.
    for state in ("sending", "queued"):
        Post.objects.update(state=state)
        expect(page.get_by_role("link", name=f"Tweet: {state}")).to_be_visible(timeout=15_000)
    page.get_by_role("link", name="Tweet: queued").click()
    expect(page.get_by_text("Tweet of live update")).to_be_visible()
    is_sound(page, "live-tweeted")
    page.goto(blog.get_poster_url())
    page.get_by_role("link", name="Remove: The bridge").click()
    page.get_by_label("Delete it from X").check()
    is_sound(page, "live-remove")
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text("Removed.")).to_be_visible()
    assert Post.objects.get().state == "cancelled"
    writer = page_of(live_server, contributor, new_context, width, height)
    writer.goto(blog.get_submit_url())
    expect(writer.get_by_text("Smoke seen from Quay Road.")).to_be_visible()
    is_sound(writer, "live-submit")
