"""A copied or restored ledger posts nothing by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import F
from django.test import Client
from django.utils import timezone

from articles.models import Article, Schedule
from social import tasks
from social.decisions import Choice
from social.models import Installation, Post
from social.post_states import PostState
from social.x_failure import Asked
from tests.social.ledger.desk import press, state_of
from tests.social.ledger.fake_x import FakeX, sweep


@pytest.fixture
def known(x: FakeX, post: Post, settings: Any) -> Post:
    assert Installation.what_is_strange() == ""
    return post


@pytest.fixture
def put_back(x: FakeX) -> Callable[..., None]:
    """X takes what is in line, and then the ledger is as it was before."""

    def put_back(**as_it_was: Any) -> None:
        assert Installation.what_is_strange() == ""
        sweep()
        assert len(x.up) == 1
        Installation.objects.update(marks=F("marks") - 1)
        Post.objects.update(posting_at=None, asked_since=None, remote_id="", **as_it_was)
        x.asked.clear()

    return put_back


def test_workers_that_begin_at_the_same_moment_are_one_newsroom(db: None) -> None:
    saw_nothing: dict[str, Any] = {}
    for _ in range(2):
        Installation._settle(None, saw_nothing)
    assert Installation.what_is_strange() == ""


def confirms(client: Client, editor: User) -> None:
    """The editor presses the home page's button."""
    client.force_login(editor)
    client.post("/admin/social/installation/")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"site_url": "https://staging.example"}, "belongs to the newsroom at"),
        ({"x_url": "http://127.0.0.1:8001/x"}, "set to the real X"),
        ({"identity": "somebody else"}, "copied here"),
    ],
)
def test_ledger_of_another_newsroom_posts_nothing_without_an_editor(
    x: FakeX,
    known: Post,
    client: Client,
    editor: User,
    press_officer: User,
    change: dict[str, Any],
    words: str,
) -> None:
    Installation.objects.update(**change)
    sweep()
    assert x.asked == []
    assert state_of(known) == PostState.HELD
    assert words in known.reason
    client.force_login(press_officer)
    assert words in client.get("/admin/").content.decode()
    assert client.post("/admin/social/installation/").status_code == 403
    client.force_login(editor)
    assert "This is the newsroom now</button>" in client.get("/admin/").content.decode()
    client.post("/admin/social/installation/")
    assert "Is this the newsroom?" not in client.get("/admin/").content.decode()
    sweep()
    assert state_of(known) == PostState.HELD
    assert Asked.POST not in x.asked
    press(known, Choice.IS_NOT_THERE)
    sweep()
    assert Asked.POST in x.asked


@pytest.mark.parametrize(
    "as_it_was",
    [
        {"state": PostState.QUEUED},
        {"state": PostState.SENDING, "token": "a worker's", "lease_until": timezone.now()},
    ],
    ids=["in line", "claimed"],
)
def test_tweet_sent_after_the_backup_is_found_on_x_and_not_repeated(
    x: FakeX, put_back: Callable[..., None], known: Post, editor: User, as_it_was: dict[str, Any]
) -> None:
    put_back(**as_it_was)
    sweep()
    assert x.asked == []
    assert state_of(known) == PostState.HELD
    assert "restored from a backup" in known.reason
    Installation.confirm(editor)
    sweep()
    assert state_of(known) == PostState.SENT
    assert len(x.up) == 1
    assert Asked.POST not in x.asked


def test_appeal_withdrawn_in_a_ledger_put_back_is_deleted_from_x(
    x: FakeX, put_back: Callable[..., None], appeal: Post, press_officer: User, editor: User
) -> None:
    put_back(state=PostState.QUEUED)
    sweep()
    Installation.confirm(editor)
    appeal.article.withdraw(by=press_officer)
    sweep()
    sweep()
    assert state_of(appeal) == PostState.DELETED
    assert x.up == []


def test_story_published_again_in_a_ledger_put_back_is_not_tweeted_again(
    x: FakeX, put_back: Callable[..., None], known: Post, press_officer: User, editor: User
) -> None:
    put_back(state=PostState.QUEUED)
    sweep()
    Installation.confirm(editor)
    known.article.publish(by=press_officer)
    sweep()
    assert len(x.up) == 1


def test_schedule_from_before_the_newsroom_was_confirmed_tweets_nothing_by_itself(
    x: FakeX, known: Post, make_story: Callable[..., Article], press_officer: User, editor: User
) -> None:
    story = make_story("Other", tweet="Other")
    in_an_hour = timezone.now() + timedelta(hours=1)
    schedule = Schedule.objects.make(story, by=press_officer, at=in_an_hour)
    Installation.objects.update(identity="somebody else")
    sweep()
    Installation.confirm(editor)
    Schedule.objects.update(at=timezone.now() - timedelta(minutes=20))
    Schedule.objects.get(pk=schedule.pk).go_out()
    sweep()
    tweet = Post.objects.get(article=story)
    assert tweet.state == PostState.HELD
    assert tweet.is_in_doubt
    assert Asked.POST not in x.asked


@pytest.mark.parametrize("with_picture", [False, True])
def test_hint_in_a_copy_of_the_ledger_asks_x_for_nothing(
    x: FakeX, request: pytest.FixtureRequest, settings: Any, with_picture: bool
) -> None:
    tweet: Post = request.getfixturevalue("pictured" if with_picture else "post")
    assert Installation.what_is_strange() == ""
    Installation.objects.update(site_url="https://staging.example")
    marks = Installation.objects.get().marks
    tasks.deliver_post(tweet.pk)
    assert x.asked == []
    assert state_of(tweet) == PostState.HELD
    assert "belongs to the newsroom at" in tweet.reason
    assert tweet.is_in_doubt
    assert Installation.objects.get().marks == marks


def test_ledger_restored_while_the_worker_runs_posts_nothing(
    x: FakeX, put_back: Callable[..., None], known: Post
) -> None:
    put_back(state=PostState.QUEUED)
    tasks.deliver_post(known.pk)
    assert x.asked == []
    assert state_of(known) == PostState.HELD
    assert "restored from a backup" in known.reason


def test_what_is_in_line_is_held_though_an_editor_was_quicker_than_the_sweep(
    x: FakeX, known: Post, client: Client, editor: User
) -> None:
    Installation.objects.update(identity="somebody else")
    confirms(client, editor)
    sweep()
    assert state_of(known) == PostState.HELD
    assert Asked.POST not in x.asked


def test_ledger_that_knows_no_newsroom_posts_nothing_where_x_was_asked_before(
    x: FakeX, known: Post, client: Client, editor: User
) -> None:
    tasks.deliver_post(known.pk)
    Installation.objects.all().delete()
    Post.objects.update(state=PostState.QUEUED, posting_at=None, remote_id="")
    x.asked.clear()
    sweep()
    assert x.asked == []
    assert state_of(known) == PostState.HELD
    confirms(client, editor)
    sweep()
    assert state_of(known) == PostState.SENT
    assert Asked.POST not in x.asked


def test_held_tweet_that_is_on_x_already_is_noted_by_its_link_and_not_sent(
    x: FakeX, known: Post, client: Client, press_officer: User
) -> None:
    Installation.objects.update(identity="somebody else")
    sweep()
    client.force_login(press_officer)
    page = client.get(f"/admin/social/post/{known.pk}/change/").content.decode()
    assert page.count('name="link"') == 1
    client.post(
        f"/admin/social/post/{known.pk}/decide/",
        {"decision": "is_there", "link": "https://x.com/eastmere/status/1234567890"},
    )
    known.refresh_from_db()
    assert (known.state, known.remote_id) == (PostState.SENT, "1234567890")
    assert x.asked == []


def test_copy_of_the_ledger_deletes_nothing(x: FakeX, appeal: Post, press_officer: User) -> None:
    sweep()
    Installation.objects.update(site_url="https://staging.example")
    appeal.article.withdraw(by=press_officer)
    sweep()
    assert state_of(appeal) == PostState.DELETING
    assert x.up


def test_rehearsal_may_move(x: FakeX, known: Post, settings: Any) -> None:
    settings.IS_REHEARSAL = True
    Installation.objects.update(site_url="http://127.0.0.1:9000")
    sweep()
    assert state_of(known) == PostState.SENT
    sweep()
    assert state_of(known) == PostState.SENT


def test_ledger_that_belongs_to_nobody_posts_and_belongs_to_this_newsroom(
    x: FakeX, post: Post
) -> None:
    Installation.objects.all().delete()
    tasks.deliver_post(post.pk)
    assert state_of(post) == PostState.SENT
    assert Installation.objects.get().marks > 0
