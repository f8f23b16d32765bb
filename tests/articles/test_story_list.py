"""The list of stories tells the truth about each, and asks the database no more for many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import archiving
from articles.models import Article, Review, Schedule
from articles.tasks import look_for_lapsed
from articles.versions.bringing_back import bring_back
from articles.versions.chosen import versions_of
from media_picker.models import Picture
from social.models import TweetDraft
from tests.articles.test_review import form_of

MakeStory = Callable[..., Article]
LIST = "/admin/articles/article/"


@pytest.fixture
def desk(client: Client, press_officer: User) -> Client:
    client.force_login(press_officer)
    return client


@pytest.fixture
def approved(make_story: MakeStory, press_officer: User, editor: User) -> Article:
    story = make_story(tweet="The patrol is back.")
    Review.objects.submit(story, by=press_officer).approve(by=editor)
    story.refresh_from_db()
    return story


def badges(desk: Client) -> dict[str, str]:
    stories = desk.get(LIST).context["cl"].result_list
    return {story.title: story.stage for story in stories}


def test_badge_of_an_approval_that_lapsed_says_so_until_it_holds_again(
    desk: Client, approved: Article
) -> None:
    assert badges(desk) == {approved.title: "Approved"}
    as_approved = form_of(desk, approved)
    changed = as_approved | {"tweet_draft-0-text": "The patrol is back at last."}
    assert desk.post(approved.get_admin_url(), changed).status_code == 302
    assert badges(desk) == {approved.title: "Approval lapsed"}
    assert "APPROVAL LAPSED" in desk.get(LIST).content.decode().upper()
    # Nothing differs any more from what was approved.
    assert desk.post(approved.get_admin_url(), as_approved).status_code == 302
    assert badges(desk) == {approved.title: "Approved"}


def test_story_says_at_once_that_a_pictures_new_words_let_its_approval_lapse(
    desk: Client,
    make_story: MakeStory,
    make_picture: Callable[..., Picture],
    press_officer: User,
    editor: User,
) -> None:
    picture = make_picture("Quay")
    story = make_story(lead_picture=picture)
    Review.objects.submit(story, by=press_officer).approve(by=editor)
    url = reverse("admin:media_picker_describe", args=[picture.pk])
    desk.post(url, {"title": "Quay", "alt_text": "The quay by night"})

    def page() -> str:
        return " ".join(desk.get(story.get_admin_url()).content.decode().split())

    # The list finds out by a poll; its own page asks.
    html = page()
    assert ">Approval lapsed</p>" in html
    assert "Changed since: the lead picture, the pictures. Submit it again, and" in html
    desk.post(url, {"title": "Quay", "alt_text": "Quay at dawn"})
    assert ">Approved</p>" in page()
    Schedule.objects.make(story, by=editor, at=timezone.now() + timedelta(days=1))
    desk.post(url, {"title": "Quay", "alt_text": "The quay by night"})
    html = page()
    assert ">Scheduled, changed since</p>" in html
    assert "It was changed after it was scheduled: the lead picture, the pictures." in html
    assert "Call the schedule off and submit it again, and" in html


def test_badge_follows_what_is_brought_back_and_what_changes_by_another_road(
    desk: Client, approved: Article, press_officer: User, editor: User
) -> None:
    (first, *_) = [version for version in versions_of(approved)[::-1] if version.row]
    Schedule.objects.make(approved, by=editor, at=timezone.now() + timedelta(days=1))
    assert badges(desk) == {approved.title: "Scheduled"}
    TweetDraft.objects.update(text="Changed by another road.")
    look_for_lapsed()
    assert badges(desk) == {approved.title: "Scheduled, changed since"}
    approved.refresh_from_db()
    Schedule.objects.get().call_off(by=editor)
    assert badges(desk) == {approved.title: "Approval lapsed"}
    TweetDraft.objects.update(text="The patrol is back.")
    look_for_lapsed()
    assert badges(desk) == {approved.title: "Approved"}
    Article.objects.update(summary="Other words")
    approved.refresh_from_db()
    bring_back(approved, first, by=press_officer)  # to what was approved
    assert badges(desk) == {approved.title: "Approved"}


def test_archived_story_is_called_archived_in_the_list_and_on_its_form(
    desk: Client, make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    story.publish(by=press_officer)
    assert badges(desk) == {story.title: "Published"}
    archiving.archive(story, by=press_officer)
    assert badges(desk) == {story.title: "Archived"}
    page = desk.get(story.get_admin_url()).content.decode()
    assert '<p class="story-state story-state-published">Archived</p>' in page
    archiving.bring_back(story, by=press_officer)
    assert badges(desk) == {story.title: "Published"}


def test_long_list_asks_no_more_than_a_short_one(
    desk: Client, approved: Article, make_story: MakeStory, press_officer: User, editor: User
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            desk.get(LIST)
        return len(asked)

    few = queries()
    for at in range(5):
        story = make_story(f"Story {at}")
        Review.objects.submit(story, by=press_officer).approve(by=editor)
    assert queries() == few
