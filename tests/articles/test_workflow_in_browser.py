"""From contributor to editor to the public page, in a real browser, on both widths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import BrowserContext, expect

from articles.models import Article, Edition, Schedule
from articles.tasks import publish_scheduled
from tests.social.ledger.test_screens_in_browser import SIZES, is_sound, page_of

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_story_goes_from_contributor_to_editor_to_its_time(
    live_server: Any,
    contributor: User,
    editor: User,
    make_story: Callable[..., Article],
    new_context: NewContext,
    settings: Any,
    width: int,
    height: int,
) -> None:
    settings.REQUIRE_REVIEW = True
    story = make_story(author=contributor, summary="")
    writer = page_of(live_server, contributor, new_context, width, height)
    reader = page_of(live_server, editor, new_context, width, height)

    # What is still to do leads to its field, from the first draft on.
    writer.goto(story.get_admin_url())
    writer.get_by_text("To publish this story you need to do 1 thing").click()
    is_sound(writer, "workflow-problems")
    writer.get_by_role("link", name="Write a summary").click()
    expect(writer.get_by_label("Summary")).to_be_focused()
    writer.get_by_label("Summary").fill("The boats are back.")
    writer.get_by_role("button", name="Save and submit…").click()
    writer.get_by_label("Note").fill("Is the date right?")
    is_sound(writer, "workflow-submit")
    writer.get_by_role("button", name="Submit for review").click()
    expect(writer.locator(".story-state")).to_have_text("In review")

    # Sent back with a reason, and seen first thing.
    reader.goto("/admin/")
    expect(reader.get_by_role("heading", name="Waiting for your review")).to_be_visible()
    reader.get_by_role("link", name=story.title).first.click()
    expect(reader.get_by_text("Is the date right?")).to_be_visible()
    is_sound(reader, "workflow-review")
    reader.get_by_label("Reason to send it back").fill("It was Tuesday.")
    reader.get_by_role("button", name="Send back").click()
    writer.goto("/admin/")
    expect(writer.get_by_role("region", name="Needs a look")).to_contain_text("It was Tuesday.")
    is_sound(writer, "workflow-home")
    writer.goto(story.get_admin_url("submit"))
    writer.get_by_role("button", name="Submit for review").click()

    # Approved, and scheduled as it is.
    reader.goto(story.get_admin_url("review"))
    reader.get_by_role("button", name="Approve").click()
    expect(reader.locator(".story-state")).to_have_text("Approved")
    reader.goto(story.get_admin_url("publish"))
    reader.get_by_text("Publish later…").click()
    tomorrow = timezone.localdate() + timedelta(days=1)
    reader.get_by_label("Day").fill(str(tomorrow))
    reader.get_by_label("Time").fill("10:00")
    is_sound(reader, "workflow-publish")
    reader.get_by_role("button", name="Schedule", exact=True).click()
    expect(reader.get_by_text("Goes out by itself on")).to_be_visible()
    is_sound(reader, "workflow-scheduled")
    Schedule.objects.update(at=timezone.now())
    publish_scheduled()
    reader.goto(story.path)
    expect(reader.get_by_role("heading", name=story.title, level=1)).to_be_visible()

    # A correction, without review in the night.
    Article.objects.update(summary="The boats are out.")
    reader.goto(story.get_admin_url("publish"))
    reader.get_by_text("Publish without review…").click()
    reader.get_by_label("A correction: something was wrong").check()
    reader.get_by_label("Note for visitors").fill("The boats are out, not back.")
    reader.get_by_label("Why it cannot wait").fill("Somebody could be hurt.")
    is_sound(reader, "workflow-unreviewed")
    reader.get_by_role("button", name="Publish without review").click()
    expect(reader.get_by_role("alert")).to_contain_text("Somebody could be hurt.")
    is_sound(reader, "workflow-notice")
    reader.goto(story.path)
    expect(reader.get_by_role("region", name="Correction", exact=True)).to_be_visible()
    expect(reader.get_by_role("region", name="Changes to this page")).to_be_visible()
    is_sound(reader, "workflow-public")
    assert Edition.objects.get().number == 2
