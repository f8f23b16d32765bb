"""A visitor comes while a story is published: each question may see another state of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from articles.models import Article, Edition
from articles.models.edition_sets import Gone, Moved

MakeStory = Callable[..., Article]
Prepare = Callable[[Article, User], None]

# More than finding an edition ever asks.
MOST_QUESTIONS = 6


class Publishing:
    """Publishes the story, as somebody else, just before a visitor's question of this number."""

    def __init__(self, story: Article, by: User, before: int) -> None:
        self._story, self._by, self._before = story, by, before
        self._asked = 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self._asked += 1
        if self._asked == self._before:
            self._story.publish(by=self._by)
        return execute(*args)


def never_published(story: Article, by: User) -> None:
    """As it was made."""


def withdrawn(story: Article, by: User) -> None:
    story.publish(by=by)
    story.withdraw(by=by)


def moved_away(story: Article, by: User) -> None:
    story.publish(by=by)
    former, story.slug = story.slug, "elsewhere"
    story.save()
    story.publish(by=by)
    story.slug = former
    story.save()


CASES: dict[str, tuple[str, Prepare, object]] = {
    "first publication": ("news", never_published, None),
    "first publication of an appeal": ("missing", never_published, None),
    "withdrawn": ("news", withdrawn, Gone),
    "withdrawn appeal": ("missing", withdrawn, Gone),
    "moved away": ("news", moved_away, Moved(to="/news/elsewhere/")),
}


def is_as_before(found: object, before: object) -> bool:
    return isinstance(found, before) if isinstance(before, type) else found == before


@pytest.mark.parametrize("number", range(1, MOST_QUESTIONS))
@pytest.mark.parametrize(("kind", "prepare", "before"), CASES.values(), ids=CASES)
def test_address_shows_what_it_was_or_what_it_is(
    make_story: MakeStory,
    press_officer: User,
    kind: str,
    prepare: Prepare,
    before: object,
    number: int,
) -> None:
    story = make_story("Race", kind=kind)
    prepare(story, press_officer)
    path = story.path
    with connection.execute_wrapper(Publishing(story, press_officer, number)):
        found = Edition.objects.at(path)
    if isinstance(found, Edition):
        assert (found.article_id, found.path, found.is_live) == (story.pk, path, True)
    else:
        assert is_as_before(found, before)


@pytest.mark.parametrize("number", range(1, MOST_QUESTIONS))
@pytest.mark.parametrize(("prepare", "before"), [(never_published, None), (withdrawn, Gone)])
def test_story_is_what_it_was_or_what_it_is(
    make_story: MakeStory, press_officer: User, prepare: Prepare, before: object, number: int
) -> None:
    story = make_story("Race")
    prepare(story, press_officer)
    with connection.execute_wrapper(Publishing(story, press_officer, number)):
        found = Edition.objects.of_story(story.pk)
    if isinstance(found, Edition):
        assert (found.article_id, found.is_live) == (story.pk, True)
    else:
        assert is_as_before(found, before)


@pytest.mark.parametrize("number", range(1, MOST_QUESTIONS))
def test_visitor_is_never_led_to_the_same_address(
    client: Client, make_story: MakeStory, press_officer: User, number: int
) -> None:
    story = make_story("Race")
    with connection.execute_wrapper(Publishing(story, press_officer, number)):
        answer = client.get("/news/race/")
    assert answer.status_code in (200, 404)
