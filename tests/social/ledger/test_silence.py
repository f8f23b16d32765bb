"""X was asked and did not say: the post is looked up, and never carelessly sent again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from social import delivery, tasks
from social.decisions import Choice
from social.models import Post
from social.post_states import PostState
from social.x_failure import Asked, Meaning, XError
from social.x_tweet import XTweet
from tests.social.ledger.desk import press, state_of
from tests.social.ledger.fake_x import SILENCE, FakeX, Killed, advance_clock, sweep

MakeStory = Callable[..., Article]


def test_tweet_that_x_took_without_a_word_is_found_and_adopted(x: FakeX, post: Post) -> None:
    x.loses_reply = [SILENCE]
    sweep()
    assert state_of(post) == PostState.UNKNOWN
    advance_clock(x, seconds=6)
    sweep()
    assert state_of(post) == PostState.SENT
    assert [post.remote_id] == list(x.tweets)
    assert post.sent_at is not None
    assert not post.was_sent_late


def test_worker_that_died_after_posting_leaves_a_tweet_that_is_adopted(
    x: FakeX, post: Post
) -> None:
    x.loses_reply = [Killed()]
    with pytest.raises(Killed):
        delivery.deliver(post)
    advance_clock(x, minutes=3)
    sweep()
    assert state_of(post) == PostState.UNKNOWN
    advance_clock(x, seconds=6)
    sweep()
    assert state_of(post) == PostState.SENT
    assert len(x.tweets) == 1


def test_nothing_is_sent_again_while_the_timeline_may_lag(x: FakeX, post: Post) -> None:
    x.loses_reply, x.lags, x.refuses_duplicates = [SILENCE], True, False
    sweep()
    for _ in range(28):
        advance_clock(x, seconds=31)
        sweep()
    assert state_of(post) == PostState.UNKNOWN
    assert x.asked.count(Asked.POST) == 1
    x.lags = False
    advance_clock(x, minutes=1)
    sweep()
    assert state_of(post) == PostState.SENT
    assert x.asked.count(Asked.POST) == 1


def test_what_never_arrived_goes_once_more_after_the_settle_window(x: FakeX, post: Post) -> None:
    x.fails[Asked.POST] = [SILENCE]
    sweep()
    advance_clock(x, minutes=16)
    sweep()
    sweep()
    assert state_of(post) == PostState.SENT
    assert len(x.tweets) == 1
    assert post.was_sent_late


def test_settle_window_that_passes_while_the_timeline_is_read_proves_nothing(
    x: FakeX, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    x.fails[Asked.POST] = [SILENCE]
    sweep()
    advance_clock(x, minutes=14)

    def slowly(*_: Any) -> list[Any]:
        advance_clock(x, minutes=2)
        return []

    monkeypatch.setattr(x, "own_tweets", slowly)
    sweep()
    assert state_of(post) == PostState.UNKNOWN


def test_duplicate_answer_leads_back_to_looking_up_and_then_to_a_person(
    x: FakeX, post: Post
) -> None:
    x.loses_reply, x.lags = [SILENCE], True
    sweep()
    advance_clock(x, minutes=16)
    sweep()  # not there: in line again
    sweep()
    assert state_of(post) == PostState.UNKNOWN
    assert "duplicate" in post.reason
    advance_clock(x, minutes=16)
    sweep()
    assert state_of(post) == PostState.HELD
    assert "it is there" in post.reason
    assert x.asked.count(Asked.POST) == 2
    assert len(x.tweets) == 1
    advance_clock(x, hours=1)
    x.lags = False
    sweep()  # still looked for, now and then
    assert state_of(post) == PostState.SENT


def test_timeline_that_cannot_be_read_sends_nothing_again(x: FakeX, post: Post) -> None:
    x.fails[Asked.POST] = [SILENCE]
    sweep()
    x.fails[Asked.TIMELINE] = [XError("X could not be reached.", Meaning.PASSING)]
    advance_clock(x, minutes=16)
    sweep()
    assert state_of(post) == PostState.UNKNOWN
    assert x.asked.count(Asked.POST) == 1


@pytest.mark.parametrize("text", ["We are back on the water.", "Another tweet entirely."])
def test_older_or_other_tweets_are_not_adopted(x: FakeX, post: Post, text: str) -> None:
    x.take(f"{text} {post.url}")
    if "water" in text:
        x.grow_older(timedelta(minutes=5))
    x.fails[Asked.POST] = [SILENCE]
    sweep()
    advance_clock(x, seconds=6)
    sweep()
    assert state_of(post) == PostState.UNKNOWN


def test_tweet_that_another_row_has_is_not_adopted(
    x: FakeX, post: Post, make_story: MakeStory, press_officer: User
) -> None:
    make_story("Other", tweet="Other").publish(by=press_officer)
    other = Post.objects.exclude(pk=post.pk).get()
    x.loses_reply = [SILENCE]
    delivery.deliver(post)
    Post.objects.filter(pk=other.pk).update(remote_id=next(iter(x.tweets)), state="sent")
    advance_clock(x, seconds=6)
    sweep()
    assert state_of(post) == PostState.UNKNOWN


def test_two_copies_on_the_timeline_are_an_alarm(x: FakeX, post: Post) -> None:
    x.loses_reply = [SILENCE]
    sweep()
    x.take(post.text)
    advance_clock(x, seconds=6)
    sweep()
    assert state_of(post) == PostState.SENT
    assert {post.remote_id, *post.twin_ids.split()} == set(x.tweets)
    assert post.is_doubled


def test_worker_that_wakes_up_late_has_its_id_kept_and_stops_a_second_post(
    x: FakeX, post: Post
) -> None:
    slow = Post.objects.get(pk=post.pk)
    assert slow.claim()
    assert slow.mark_posting()
    advance_clock(x, minutes=3)
    sweep()
    advance_clock(x, minutes=16)
    tasks.look_up_post(post.pk)
    assert state_of(post) == PostState.QUEUED
    second = Post.objects.get(pk=post.pk)
    assert second.claim()
    slow.sent(x.take(post.text))
    assert not second.mark_posting()
    assert state_of(post) == PostState.SENT


def test_hold_pressed_while_the_timeline_is_read_stays(
    x: FakeX, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    x.fails[Asked.POST] = [SILENCE]
    sweep()
    advance_clock(x, minutes=16)

    def hold_meanwhile(*_: object) -> list[XTweet]:
        press(post, Choice.HOLD)
        return []

    monkeypatch.setattr(x, "own_tweets", hold_meanwhile)
    sweep()
    assert state_of(post) == PostState.HELD
    sweep()
    assert x.asked.count(Asked.POST) == 1
