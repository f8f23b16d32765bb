"""A link to a preview, from the desk to a fact checker and back, on both widths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import BrowserContext, expect

from articles import embargo
from articles.models import Article
from media_picker.models import Picture
from tests.social.ledger.test_screens_in_browser import SIZES, is_sound, page_of

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_link_goes_to_a_fact_checker_who_reads_comments_and_agrees(
    live_server: Any,
    press_officer: User,
    make_story: Callable[..., Article],
    make_picture: Callable[..., Picture],
    new_context: NewContext,
    settings: Any,
    width: int,
    height: int,
) -> None:
    settings.SITE_URL = live_server.url
    story = make_story(lead_picture=make_picture())
    embargo.hold(story, timezone.now() + timedelta(days=1), by=press_officer)
    desk = page_of(live_server, press_officer, new_context, width, height)
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])

    # The preview as wide as visitors' windows.
    desk.goto(story.get_admin_url("page"))
    frame = desk.locator("iframe.confirm-frame")
    for label, wide in (("Phone, 390 pixels", 390), ("Desktop, 1,280 pixels", 1280)):
        desk.get_by_label(label).check()
        box = frame.bounding_box()
        assert box
        assert round(box["width"]) == wide
        is_sound(desk, f"preview-{wide}")

    # A link, which is shown once and copied.
    desk.get_by_role("link", name="Share the preview…").click()
    desk.get_by_role("button", name="Make the link").click()
    is_sound(desk, "share-errors")
    desk.get_by_label("For whom").fill("Jo Blake, Eastmere Echo")
    desk.get_by_label("What for").select_option(label="To check the facts: comment, or agree")
    desk.get_by_role("button", name="Make the link").click()
    address = desk.get_by_label("Link for Jo Blake").input_value()
    desk.get_by_role("button", name="Copy the link").click()
    expect(desk.get_by_text("Copied.")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == address
    is_sound(desk, "shared")

    # Without scripts the code is copied by hand; with them it is out of sight at once.
    size = {"width": width, "height": height}
    plain = new_context(viewport=size, java_script_enabled=False).new_page()
    plain.goto(address)
    plain.get_by_label("Code").fill(address.partition("#")[2])
    plain.get_by_role("button", name="Open the preview").click()
    expect(plain.get_by_role("heading", name=story.title, level=1)).to_be_visible()
    sent: list[str] = []
    visitor = new_context(viewport=size).new_page()
    visitor.on("request", lambda one: sent.append(one.url.partition("#")[0] + str(one.headers)))
    visitor.goto(address)
    expect(visitor).to_have_url(address.partition("#")[0])
    expect(visitor.get_by_label("Code")).to_be_hidden()
    is_sound(visitor, "door")
    visitor.get_by_role("button", name="Open the preview").click()
    expect(visitor.get_by_text("Embargoed until")).to_be_visible()
    expect(visitor.locator(".story-lead img")).not_to_have_js_property("naturalWidth", 0)
    is_sound(visitor, "shared-preview")

    # They comment and agree; the desk sees it.
    visitor.get_by_role("button", name="Send the comment").click()
    expect(visitor.get_by_role("alert")).to_contain_text("Write what you want to say")
    visitor.get_by_label("Your comment").fill("It was Tuesday.")
    visitor.get_by_role("button", name="Send the comment").click()
    expect(visitor.locator("#answers")).to_contain_text("It was Tuesday.")
    visitor.get_by_role("button", name="I have read it, and agree").click()
    expect(visitor.locator("#answers")).to_contain_text("You agreed to the story")
    is_sound(visitor, "fact-check")
    assert sent
    assert address.partition("#")[2] not in str(sent)
    desk.goto("/admin/")
    answers = desk.get_by_role("region", name="Answers of fact checkers")
    expect(answers).to_contain_text("It was Tuesday.")
    is_sound(desk, "home-answers")
    answers.get_by_role("link", name=story.title).first.click()
    shared = desk.get_by_role("region", name="Shared outside the newsroom")
    expect(shared).to_contain_text("Opened 2 times.")
    is_sound(desk, "story-shared")
    desk.get_by_role("button", name="I have read these").click()
    expect(shared.get_by_text("New.")).to_have_count(0)

    # Revoked, it is over for whoever has it open.
    desk.get_by_role("button", name="Revoke the link for Jo Blake").click()
    expect(desk.get_by_text("opens nothing any more")).to_be_visible()
    visitor.reload()
    expect(visitor.get_by_role("heading", name="This preview is over")).to_be_visible()
    is_sound(visitor, "over")
