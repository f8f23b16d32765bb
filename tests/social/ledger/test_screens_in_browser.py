"""The tweet's page, its buttons and the home page's alarms in a real browser, on both widths."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from articles.models import Article
from social.models import Account, Attempt, Installation, Post
from social.post_states import PostState
from social.x_failure import Asked
from tests.in_browser import expect_open_to_everybody, log_in

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]
SIZES = [(1280, 900), (390, 844)]


def page_of(
    live_server: Any, person: User, new_context: NewContext, width: int, height: int
) -> Page:
    context = new_context(viewport={"width": width, "height": height}, base_url=live_server.url)
    log_in(context, person, live_server.url)
    return context.new_page()


def is_sound(page: Page, name: str) -> None:
    """No axe violation and no sideways scrolling in what is the social room's."""
    if folder := os.environ.get("SCREENSHOTS"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
    expect_open_to_everybody(page, options={"iframes": False})


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_press_officer_settles_a_doubtful_tweet_by_its_link(
    live_server: Any,
    press_officer: User,
    new_context: NewContext,
    post: Post,
    width: int,
    height: int,
) -> None:
    assert post.claim()
    assert post.mark_posting()
    post.unknown("X did not answer in time.")
    Attempt.objects.create(post=post, asked=Asked.POST, milliseconds=15002, words="ReadTimeout")
    page = page_of(live_server, press_officer, new_context, width, height)
    page.goto(f"/admin/social/post/{post.pk}/change/")
    is_sound(page, "unknown")
    link = page.get_by_label("Link to the tweet")
    link.fill("my timeline")
    page.get_by_role("button", name="I have checked: it is there").click()
    expect(page.get_by_text("That is no link to a tweet")).to_be_visible()
    expect(link).to_have_value("my timeline")
    is_sound(page, "bad-link")
    link.fill("https://x.com/eastmere/status/1234567890")
    link.press("Enter")
    expect(page.get_by_text("It is noted as tweet 1234567890.").first).to_be_visible()
    page.get_by_text("Take the tweet back").click()
    expect(page.get_by_role("button", name="Delete it from X")).to_be_visible()
    is_sound(page, "sent")
    page.goto("/admin/social/post/")
    is_sound(page, "list")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_home_page_shows_every_alarm_and_the_withdrawal_asks_about_the_tweet(
    live_server: Any,
    editor: User,
    new_context: NewContext,
    make_story: Callable[..., Article],
    width: int,
    height: int,
) -> None:
    for number, state in enumerate(["held", "deleting", "sent", "queued"]):
        make_story(
            f"Story {state}", tweet=f"Words {number}", kind="missing", names_nobody=True
        ).publish(by=editor)
        Post.objects.filter(text__startswith=f"Words {number}").update(
            state=state, remote_id=str(number) if state in ("deleting", "sent") else ""
        )
    Post.objects.filter(state=PostState.DELETING).update(deletion_wanted_at=timezone.now())
    Post.objects.filter(state=PostState.SENT).update(twin_ids=" 77 ", posting_at=timezone.now())
    page = page_of(live_server, editor, new_context, width, height)
    page.goto("/admin/")
    expect(page.get_by_text("The account is well")).to_be_visible()
    Account.current().stop("X refused the account (401): Unauthorized")
    Installation.objects.update(site_url="https://staging.example")
    page.goto("/admin/")
    for words in ("Still live on X", "On X twice", "does not serve the account", "Is this the"):
        expect(page.get_by_text(words).first).to_be_visible()
    is_sound(page, "home")
    sent = Post.objects.get(state=PostState.SENT)
    page.goto(f"/admin/social/post/{sent.pk}/change/")
    is_sound(page, "twice")
    page.goto(sent.article.get_admin_url("withdraw"))
    expect(page.get_by_label("Delete it from X")).to_be_checked()
    is_sound(page, "withdraw")
    page.get_by_label("Published in error").check()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("Withdrawn:").first).to_be_visible()
    assert Post.objects.get(pk=sent.pk).state == PostState.DELETING
    expect(page.get_by_text("this page looks again by itself")).to_be_visible()
    is_sound(page, "receipt")
    Post.objects.filter(pk=sent.pk).update(state=PostState.DELETED, twin_ids="")
    expect(page.get_by_text("Done: nothing of")).to_be_visible()
    expect(page.get_by_role("link", name="Look again")).to_be_hidden()


def test_admin_can_be_read_without_scripts(
    live_server: Any, editor: User, new_context: NewContext, make_story: Callable[..., Article]
) -> None:
    story = make_story()
    context = new_context(java_script_enabled=False, base_url=live_server.url)
    log_in(context, editor, live_server.url)
    page = context.new_page()
    page.goto(story.get_admin_url("publish"))
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("link", name="Withdraw…").click()
    page.get_by_label("Published in error").check()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("Done: nothing of")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("link", name="Menu", exact=True).click()
    expect(page.get_by_role("button", name="Log out")).to_be_in_viewport()
    page.get_by_role("link", name="Old addresses").click()
    expect(page).to_have_title(re.compile("old address"))
