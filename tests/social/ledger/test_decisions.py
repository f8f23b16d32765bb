"""The buttons on a tweet’s page."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from social.decisions import BadLink, Choice, choices_for
from social.models import Post
from social.post_states import PostState
from social.x_failure import Asked
from tests.social.ledger.desk import press, state_of
from tests.social.ledger.fake_x import SILENCE, FakeX, advance_clock, sweep


@pytest.fixture
def doubtful(x: FakeX, post: Post) -> Post:
    x.fails[Asked.POST] = [SILENCE]
    sweep()
    post.refresh_from_db()
    return post


def test_it_is_there(doubtful: Post) -> None:
    press(doubtful, Choice.IS_THERE, "https://x.com/eastmere/status/77?s=20")
    assert (state_of(doubtful), doubtful.remote_id) == (PostState.SENT, "77")
    assert doubtful.decisions.get().by.username == "press"


def test_it_is_there_without_its_link(x: FakeX, doubtful: Post) -> None:
    press(doubtful, Choice.IS_THERE)
    assert state_of(doubtful) == PostState.SENT
    advance_clock(x, hours=1)
    sweep()
    assert x.asked.count(Asked.POST) == 1


@pytest.mark.parametrize("link", ["x.com", "https://x.com/eastmere", "12 34", "1" * 20])
def test_what_is_no_link_to_a_tweet_changes_nothing(doubtful: Post, link: str) -> None:
    with pytest.raises(BadLink):
        press(doubtful, Choice.IS_THERE, link)
    assert state_of(doubtful) == PostState.UNKNOWN


def test_it_is_not_there_sends_it_again_and_then_only_a_person_does(
    x: FakeX, doubtful: Post
) -> None:
    press(doubtful, Choice.IS_NOT_THERE)
    x.fails[Asked.POST] = [SILENCE]
    sweep()
    assert state_of(doubtful) == PostState.UNKNOWN
    advance_clock(x, minutes=16)
    sweep()
    assert state_of(doubtful) == PostState.HELD
    assert x.asked.count(Asked.POST) == 2
    press(doubtful, Choice.IS_NOT_THERE)
    sweep()
    assert state_of(doubtful) == PostState.SENT
    assert len(x.tweets) == 1


def test_held_and_cancelled_posts_are_not_sent(x: FakeX, post: Post) -> None:
    press(post, Choice.HOLD)
    sweep()
    assert state_of(post) == PostState.HELD
    press(post, Choice.CANCEL)
    sweep()
    assert state_of(post) == PostState.CANCELLED
    assert x.asked == []


def test_held_post_goes_on_when_somebody_says_so(x: FakeX, post: Post) -> None:
    press(post, Choice.HOLD)
    press(post, Choice.TRY_AGAIN)
    sweep()
    assert state_of(post) == PostState.SENT


def test_doubtful_post_that_was_cancelled_is_not_sent_by_publishing_again(
    x: FakeX, doubtful: Post, press_officer: User
) -> None:
    press(doubtful, Choice.CANCEL)
    doubtful.article.publish(by=press_officer)
    sweep()
    assert state_of(doubtful) == PostState.CANCELLED
    assert x.asked.count(Asked.POST) == 1


def test_look_up_now_looks_at_once(x: FakeX, post: Post) -> None:
    x.loses_reply = [SILENCE]
    sweep()
    press(post, Choice.LOOK_UP)
    sweep()
    assert state_of(post) == PostState.SENT


def test_tweet_can_be_taken_back(x: FakeX, post: Post) -> None:
    sweep()
    press(post, Choice.DELETE)
    sweep()
    assert state_of(post) == PostState.DELETED
    assert x.up == []


def test_every_state_offers_only_what_is_possible(post: Post) -> None:
    for state in PostState:
        Post.objects.update(state=state, posting_at=None)
        for choice in choices_for(Post.objects.get()):
            Post.objects.update(state=state)
            assert press(post, choice), (state, choice)
