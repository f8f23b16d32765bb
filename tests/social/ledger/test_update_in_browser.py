"""An editor tweets an update of a story that is out, in a real browser, on both widths."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect

from social.models import Post, TweetDraft
from social.post_states import PostState
from tests.social.ledger.test_screens_in_browser import SIZES, NewContext, is_sound, page_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_press_officer_tweets_an_update(
    live_server: Any,
    press_officer: User,
    new_context: NewContext,
    post: Post,
    settings: Any,
    width: int,
    height: int,
) -> None:
    settings.X_SOFT_CAP_A_MONTH = Decimal("0.10")
    Post.objects.update(state=PostState.SENT, remote_id="1", sent_at=timezone.now())
    TweetDraft.objects.update(text="We are back on the lake.")
    page = page_of(live_server, press_officer, new_context, width, height)
    page.goto(post.article.get_admin_url())
    page.get_by_role("tab", name="Social").click()
    expect(page.get_by_text("Changed since it was confirmed:")).to_be_visible()
    page.get_by_text("Tweet this update, or see what was written").click()
    page.locator("[name$=-is_update_wanted][value=True]").check()
    page.get_by_label("Text of the tweet").fill("Two boats are out.")
    expect(page.locator("[data-tweet-preview-shown]")).to_contain_text("Two boats are out.")
    is_sound(page, "update-tab")
    page.get_by_role("button", name="Save and publish…").click()
    expect(page.get_by_text("this update goes out, exactly so")).to_be_visible()
    expect(page.get_by_text("Nothing is stopped")).to_be_visible()
    expect(page.locator(".x-look-card")).to_have_css("overflow", "hidden")  # its style is there
    is_sound(page, "update-confirmation")
    page.get_by_label("A minor edit").check()
    page.locator("[name=_publish]").click()
    page.goto(post.article.get_admin_url())
    page.get_by_role("tab", name="Social").click()
    expect(page.get_by_text("Update: queued")).to_be_visible()
    is_sound(page, "update-queued")
    assert Post.objects.filter(occasion="update-2", text__startswith="Two boats are out.").exists()
    page.goto(post.article.get_admin_url("withdraw"))
    expect(page.get_by_role("heading", name="The story’s other tweets")).to_be_visible()
    is_sound(page, "update-withdrawal")
    page.goto("/admin/")
    expect(page.get_by_text("more than the $0.10 that were planned")).to_be_visible()
    is_sound(page, "update-home")
