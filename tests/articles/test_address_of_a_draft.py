"""The address of a story that nobody outside has seen follows its headline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from articles import slugs
from articles.models import Article, Schedule
from tests.articles.shared_previews import link_to
from tests.articles.test_two_people import opened

MakeStory = Callable[..., Article]


@pytest.fixture
def desk(client: Client, press_officer: User) -> Client:
    client.force_login(press_officer)
    return client


@pytest.fixture
def story(make_story: MakeStory) -> Article:
    return make_story("Market stalls robed", tweet="Three stalls were robbed.")


def address_after(desk: Client, story: Article, **typed: str) -> str:
    form = opened(desk, story) | typed
    assert desk.post(story.get_admin_url(), form).status_code == 302
    story.refresh_from_db()
    return story.slug


def test_address_of_a_draft_follows_a_new_headline(
    desk: Client, story: Article, make_story: MakeStory
) -> None:
    make_story("Market stalls robbed")
    assert address_after(desk, story, title="Market stalls robbed") == "market-stalls-robbed-2"
    assert address_after(desk, story, title="Stalls robbed at noon") == "stalls-robbed-at-noon"


def test_form_that_was_opened_earlier_chooses_no_address(desk: Client, story: Article) -> None:
    first = story.slug
    assert address_after(desk, story, title="Stalls robbed") == "stalls-robbed"
    as_then = {"slug": first, "address_was": first}
    assert address_after(desk, story, **as_then) == "stalls-robbed"
    slug = address_after(desk, story, title="Stalls robbed at noon", **as_then)
    assert slug == "stalls-robbed-at-noon"
    # But whoever wants it back may have it.
    assert address_after(desk, story, slug=first) == first
    assert address_after(desk, story, title="Stalls robbed again") == first


def test_address_that_somebody_typed_stays(desk: Client, story: Article) -> None:
    assert address_after(desk, story, slug="stalls") == "stalls"
    assert address_after(desk, story, title="Stalls robbed") == "stalls"
    # Emptied, it follows again.
    assert address_after(desk, story, slug="") == "stalls-robbed"
    assert address_after(desk, story, title="Robbed") == "robbed"


def test_address_stays_once_somebody_outside_may_have_it(
    desk: Client, make_story: MakeStory, press_officer: User
) -> None:
    published, scheduled, shared = (
        make_story(f"Story {name}", tweet=f"New: {name}.") for name in "abc"
    )
    published.publish(by=press_officer)
    Schedule.objects.make(scheduled, by=press_officer, at=timezone.now() + timedelta(days=1))
    Schedule.objects.get().call_off(by=press_officer)
    link_to(shared, press_officer)
    for story in (published, scheduled, shared):
        before = story.slug
        assert address_after(desk, story, title="Another headline") == before


def test_two_stories_with_one_headline_that_are_saved_together_get_two_addresses(
    story: Article, press_officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first look at what is free comes too early to see the colleague's story."""
    monkeypatch.setattr(slugs, "free_slug", lambda _: story.slug)
    new = Article.objects.create(title=story.title, author=press_officer)
    assert (story.slug, new.slug) == ("market-stalls-robed", "market-stalls-robed-2")
    assert new.history.count() == 1
    # One that somebody typed is nobody's to change.
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(title="Another", slug=story.slug, author=press_officer)
