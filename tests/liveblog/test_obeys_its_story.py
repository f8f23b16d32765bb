"""Live entries are public while their story is, and not before, nor after, by any road."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles import embargo, taken_down
from articles.models import Article, Schedule, WhyWithdrawn, WithdrawalKind
from articles.tasks import publish_scheduled
from liveblog.models import LiveBlog, LiveEntry, LiveSubmission, NotNow
from media_picker.models import Picture, PictureUse

SECRET = "Xanthippe"


@pytest.fixture
def entry(
    make_story: Callable[..., Article], make_picture: Callable[..., Picture], press_officer: User
) -> LiveEntry:
    """In a draft: it goes out with its story."""
    blog = LiveBlog.objects.open(make_story("Fire at the harbour"), by=press_officer)
    picture = make_picture("Cordon")
    return blog.post(by=press_officer, typed=SECRET, picture=picture, is_key=True)


def where_it_shows(client: Client, entry: LiveEntry) -> list[str]:
    blog = entry.blog
    address = entry.shown_picture.largest_jpeg_url() if entry.shown_picture else ""
    pages = [blog.article.path, blog.path, entry.path, "/feeds/all.atom", "/api/v1/stories/"]
    pages += [f"{blog.path}{ending}" for ending in ("embed/", "feed.atom", "since/0")]
    found = [page for page in pages if SECRET in client.get(page).content.decode()]
    return found + [address] * bool(address and client.get(address).status_code == 200)


def test_entries_go_out_with_a_scheduled_story_and_not_before(
    client: Client, entry: LiveEntry, press_officer: User
) -> None:
    at = timezone.now() + timedelta(hours=1)
    Schedule.objects.make(entry.blog.article, by=press_officer, at=at)
    assert where_it_shows(client, entry) == []
    Schedule.objects.update(at=timezone.now() - timedelta(seconds=1))
    publish_scheduled()
    assert len(where_it_shows(client, entry)) == 7


def test_entry_posted_after_the_schedule_was_made_keeps_the_story_in(
    client: Client, entry: LiveEntry, press_officer: User
) -> None:
    """What goes out is what was confirmed."""
    at = timezone.now() + timedelta(hours=1)
    Schedule.objects.make(entry.blog.article, by=press_officer, at=at)
    entry.blog.post(by=press_officer, typed="Nobody has confirmed this.")
    Schedule.objects.update(at=timezone.now() - timedelta(seconds=1))
    publish_scheduled()
    assert where_it_shows(client, entry) == []
    assert "the live blog" in Schedule.objects.get().reason


def test_embargo_on_a_live_story_lets_nothing_new_out(
    client: Client, entry: LiveEntry, press_officer: User, contributor: User
) -> None:
    story, blog = entry.blog.article, entry.blog
    story.publish(by=press_officer)
    embargo.hold(story, timezone.now() + timedelta(hours=1), by=press_officer)
    row = LiveSubmission.objects.submit(blog, by=contributor, typed="Too early.")
    tries: list[Callable[[], object]] = [
        lambda: blog.post(by=press_officer, typed="Too early."),
        lambda: row.post(by=press_officer),
        lambda: entry.correct(by=press_officer, typed="Too early."),
        lambda: blog.close(by=press_officer, summary="Too early."),
    ]
    for early in tries:
        with pytest.raises(NotNow, match="under embargo"):
            early()
    assert "Too early." not in client.get(story.path).content.decode()
    assert len(where_it_shows(client, entry)) == 7


@pytest.mark.parametrize("kind", [WithdrawalKind.ERROR, WithdrawalKind.LEGAL])
def test_withdrawal_takes_every_entry_from_everywhere(
    client: Client, entry: LiveEntry, press_officer: User, kind: WithdrawalKind
) -> None:
    story, blog = entry.blog.article, entry.blog
    story.publish(by=press_officer)
    story.withdraw(by=press_officer, why=WhyWithdrawn(kind, "Why."))
    later = blog.post(by=press_officer, typed=f"{SECRET} again")
    assert where_it_shows(client, entry) == []
    assert where_it_shows(client, later) == []
    assert not PictureUse.objects.filter(is_public=True).exists()
    assert [place for place in taken_down.places_of(story) if not place.is_done] == []
    entry.remove(by=press_officer)
    story.publish(by=press_officer)
    shown = client.get(story.path).content.decode()
    assert f"{SECRET} again" in shown
    assert client.get(entry.path).status_code == 410
    assert not PictureUse.objects.filter(is_public=True).exists()
