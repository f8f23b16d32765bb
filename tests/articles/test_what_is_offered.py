"""What a story's form and its pages offer: only what makes sense as the story stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles import embargo
from articles.models import Article, Comment, Review

MakeStory = Callable[..., Article]
PUBLISH, SCHEDULE, SUBMIT = "Save and publish…", "Save and schedule…", "Submit what is saved…"


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def offers(desk: Client, story: Article, words: str, page: str = "change") -> bool:
    return words in desk.get(story.get_admin_url(page)).content.decode()


def test_schedule_is_offered_beside_publish_once_nobody_else_has_to_read_it(
    desk: Client, make_story: MakeStory, contributor: User, editor: User, settings: Any
) -> None:
    story = make_story(author=contributor)
    assert offers(desk, story, SCHEDULE)
    settings.REQUIRE_REVIEW = True
    assert not offers(desk, story, SCHEDULE)
    Review.objects.submit(story, by=contributor).approve(by=editor)
    assert offers(desk, story, SCHEDULE)
    form = desk.get(story.get_admin_url()).context["schedule_url"]
    assert 'class="publish-later"\n             open' in desk.get(form).content.decode()
    client = Client()
    client.force_login(contributor)
    assert not offers(client, story, "chedule…")


def test_under_an_embargo_a_story_can_be_scheduled_and_publishing_is_not_offered(
    desk: Client, make_story: MakeStory, contributor: User, editor: User, settings: Any
) -> None:
    story = make_story(author=contributor)
    assert offers(desk, story, PUBLISH)
    embargo.hold(story, timezone.now() + timedelta(hours=5), by=editor)
    assert not offers(desk, story, PUBLISH)
    assert offers(desk, story, "it cannot be published before, and can be scheduled for then")
    assert offers(desk, story, SCHEDULE)
    settings.REQUIRE_REVIEW = True
    assert not offers(desk, story, "Publish without review", page="publish")
    assert offers(desk, story, "it cannot be published before.")
    Article.objects.update(embargo_until=timezone.now())
    assert offers(desk, story, PUBLISH)
    assert offers(desk, story, "Publish without review", page="publish")


def test_submitting_is_offered_where_there_is_something_to_read(
    desk: Client, make_story: MakeStory, contributor: User, editor: User
) -> None:
    story = make_story(author=contributor)
    assert offers(desk, story, SUBMIT)
    Review.objects.submit(story, by=contributor).approve(by=editor)
    assert not offers(desk, story, SUBMIT)  # it holds
    Article.objects.update(summary="Other words.")
    assert offers(desk, story, SUBMIT)
    story.refresh_from_db()
    story.publish(by=editor)
    assert not offers(desk, story, SUBMIT)  # visitors have it all
    Article.objects.update(summary="Others again.")
    assert offers(desk, story, SUBMIT)


def test_who_may_not_approve_reads_why_and_who_may_is_led_there(
    desk: Client, make_story: MakeStory, contributor: User, editor: User, settings: Any
) -> None:
    settings.REQUIRE_REVIEW = True
    story = make_story(author=contributor)
    Review.objects.submit(story, by=contributor)
    assert offers(desk, story, f'href="{story.get_admin_url("review")}"', page="publish")
    story.was_edited(by=editor)
    assert offers(desk, story, "You made the last change to this story", page="review")
    assert not offers(desk, story, f'href="{story.get_admin_url("review")}"', page="publish")


def test_comment_leads_back_to_where_it_was_written(
    desk: Client, make_story: MakeStory, contributor: User
) -> None:
    story = make_story(author=contributor)
    Review.objects.submit(story, by=contributor)
    for page in ("review", "change"):
        assert offers(desk, story, f'value="{page}"', page=page)
        sent = {"words": "Which harbour?", "page": page}
        answer = desk.post(story.get_admin_url("comment"), sent)
        assert answer.headers["Location"] == f"{story.get_admin_url(page)}#comments"
    refused = desk.post(story.get_admin_url("comment"), {"words": "", "page": "review"})
    assert 'value="review"' in refused.content.decode()
    assert Comment.objects.count() == 2
