"""The buttons on a tweet’s page."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from social.decisions import BadLink, Choice, NotDecided, choices_for
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


def test_link_of_a_tweet_that_was_noted_as_sent_without_one_can_be_given(
    x: FakeX, post: Post, client: Client, press_officer: User
) -> None:
    sent_at = timezone.now()
    Post.objects.update(state=PostState.SENT, sent_at=sent_at)
    Post.objects.want_deletion()
    assert state_of(post) == PostState.SENT
    client.force_login(press_officer)
    page = client.get(f"/admin/social/post/{post.pk}/change/").content.decode()
    assert "does not know its link" in page
    press(post, Choice.IS_THERE, "https://x.com/eastmere/status/77")
    assert (state_of(post), post.remote_id) == (PostState.DELETING, "77")
    assert post.sent_at == sent_at


@pytest.mark.parametrize("link", ["", "x.com", "https://x.com/eastmere", "12 34", "1" * 20])
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


def test_what_x_was_silent_about_is_cancelled_only_by_somebody_who_has_looked(
    x: FakeX, doubtful: Post
) -> None:
    assert Choice.CANCEL not in choices_for(doubtful)
    with pytest.raises(NotDecided):
        press(doubtful, Choice.CANCEL)
    press(doubtful, Choice.IS_NOT_THERE)  # in line for the second time
    with pytest.raises(NotDecided):
        press(doubtful, Choice.CANCEL)
    press(doubtful, Choice.GIVE_UP)
    sweep()
    assert state_of(doubtful) == PostState.CANCELLED
    assert x.asked.count(Asked.POST) == 1


def test_what_a_person_cancelled_is_sent_only_when_a_person_says_so(
    x: FakeX, post: Post, press_officer: User, client: Client
) -> None:
    press(post, Choice.CANCEL)
    client.force_login(press_officer)
    page = client.get(post.article.get_admin_url("publish")).content.decode()
    assert "somebody cancelled" in page
    post.article.publish(by=press_officer)
    sweep()
    assert state_of(post) == PostState.CANCELLED
    page = client.get(post.article.get_admin_url("withdraw")).content.decode()
    assert "No tweet of this story is out" in page
    post.article.withdraw(by=press_officer)
    post.article.publish(by=press_officer)
    sweep()
    assert x.asked == []
    press(post, Choice.TRY_AGAIN)
    sweep()
    assert state_of(post) == PostState.SENT


def test_it_is_not_there_after_the_withdrawal_lets_publishing_send_it(
    x: FakeX, doubtful: Post, press_officer: User
) -> None:
    doubtful.article.withdraw(by=press_officer)
    press(doubtful, Choice.IS_NOT_THERE)
    assert state_of(doubtful) == PostState.CANCELLED
    doubtful.article.publish(by=press_officer)
    sweep()
    assert state_of(doubtful) == PostState.SENT


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


# What each button makes of a post; LOOK_UP and SEEN leave its state alone.
BECOMES = {
    Choice.TRY_AGAIN: PostState.QUEUED,
    Choice.IS_THERE: PostState.SENT,
    Choice.IS_NOT_THERE: PostState.QUEUED,
    Choice.HOLD: PostState.HELD,
    Choice.CANCEL: PostState.CANCELLED,
    Choice.GIVE_UP: PostState.CANCELLED,
    Choice.DELETE: PostState.DELETING,
}


@pytest.mark.parametrize("is_asked", [False, True])
@pytest.mark.parametrize("state", PostState)
def test_every_state_offers_only_what_is_possible(
    x: FakeX, post: Post, state: PostState, is_asked: bool
) -> None:
    now = timezone.now() if is_asked else None
    was = {
        "state": state,
        "posting_at": now,
        "asked_since": now,
        "unanswered": int(is_asked),
        "remote_id": "77" if state in ("sent", "deleting", "deleted") else "",
        "is_given_up": state == PostState.CANCELLED,
    }
    Post.objects.update(**was)
    offered = choices_for(Post.objects.get())
    for choice in offered:
        Post.objects.update(**was)
        press(post, choice, "77" if choice == Choice.IS_THERE else "")
        assert state_of(post) == BECOMES.get(choice, state), choice
    Post.objects.update(**was)
    for choice in set(Choice) - set(offered):
        with pytest.raises(NotDecided):
            press(post, choice, "77")
        assert state_of(post) == state
