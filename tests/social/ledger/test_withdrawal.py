"""A withdrawn story’s tweet: cancelled, or deleted until X confirms."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from social.decisions import BadLink, Choice
from social.models import Post
from social.post_states import PostState
from social.x_failure import Asked, Meaning, XError
from tests.social.ledger.desk import press, state_of
from tests.social.ledger.fake_x import SILENCE, FakeX, advance_clock, sweep

MakeStory = Callable[..., Article]


def test_appeal_that_is_out_is_deleted(x: FakeX, appeal: Post, press_officer: User) -> None:
    sweep()
    appeal.article.withdraw(by=press_officer)
    assert state_of(appeal) == PostState.DELETING
    sweep()
    assert state_of(appeal) == PostState.DELETED
    assert x.up == []


def test_story_is_deleted_only_when_the_box_was_ticked(
    x: FakeX, post: Post, press_officer: User
) -> None:
    sweep()
    post.article.withdraw(by=press_officer, answers={})
    assert state_of(post) == PostState.SENT
    post.article.publish(by=press_officer)
    post.article.withdraw(by=press_officer, answers={"delete_tweet": "1"})
    sweep()
    assert state_of(post) == PostState.DELETED


def test_appeal_stays_when_the_box_was_unticked(
    x: FakeX, appeal: Post, press_officer: User
) -> None:
    sweep()
    appeal.article.withdraw(by=press_officer, answers={})
    assert state_of(appeal) == PostState.SENT


def test_doubtful_appeal_is_deleted_as_soon_as_it_is_found(
    x: FakeX, appeal: Post, press_officer: User
) -> None:
    x.loses_reply, x.lags = [SILENCE], True
    sweep()
    appeal.article.withdraw(by=press_officer)
    advance_clock(x, minutes=16)
    sweep()
    assert state_of(appeal) == PostState.HELD
    x.lags = False
    advance_clock(x, minutes=6)
    sweep()
    sweep()
    assert state_of(appeal) == PostState.DELETED
    assert x.up == []
    assert x.asked.count(Asked.POST) == 1


def test_doubtful_appeal_that_a_person_found_is_deleted(
    x: FakeX, appeal: Post, press_officer: User
) -> None:
    x.loses_reply = [SILENCE]
    sweep()
    appeal.article.withdraw(by=press_officer)
    with pytest.raises(BadLink, match="give the tweet’s link"):
        press(appeal, Choice.IS_THERE)
    press(appeal, Choice.IS_THERE, next(iter(x.tweets)))
    sweep()
    assert state_of(appeal) == PostState.DELETED


def test_id_that_comes_after_the_withdrawal_is_deleted(
    x: FakeX, appeal: Post, press_officer: User
) -> None:
    appeal.claim()
    appeal.mark_posting()
    appeal.article.withdraw(by=press_officer)
    appeal.sent(x.take(appeal.text))
    sweep()
    assert state_of(appeal) == PostState.DELETED


def test_second_copy_is_deleted_too(x: FakeX, appeal: Post, press_officer: User) -> None:
    sweep()
    appeal.article.withdraw(by=press_officer)
    sweep()
    appeal.sent(x.take(appeal.text))
    assert state_of(appeal) == PostState.DELETING
    sweep()
    assert state_of(appeal) == PostState.DELETED
    assert x.up == []


def test_deleting_is_tried_until_x_confirms_and_not_found_counts(
    x: FakeX, appeal: Post, press_officer: User
) -> None:
    sweep()
    x.fails[Asked.DELETE] = [XError("X had a fault of its own (503).", Meaning.PASSING)] * 3
    appeal.article.withdraw(by=press_officer)
    for _ in range(3):
        sweep()
        assert state_of(appeal) == PostState.DELETING
        advance_clock(x, minutes=6)
    x.deleted.add(appeal.remote_id)  # somebody was quicker
    sweep()
    assert state_of(appeal) == PostState.DELETED


def test_tweet_that_is_still_live_is_an_alarm_on_the_home_page(
    x: FakeX, appeal: Post, press_officer: User, client: Client
) -> None:
    sweep()
    x.fails[Asked.DELETE] = [XError("X had a fault of its own (503).", Meaning.PASSING)]
    appeal.article.withdraw(by=press_officer)
    sweep()
    client.force_login(press_officer)
    assert "Still live on X" in client.get("/admin/").content.decode()
    advance_clock(x, minutes=6)
    sweep()
    assert "Still live on X" not in client.get("/admin/").content.decode()


def test_tweet_that_was_deleted_is_not_sent_by_publishing_again(
    x: FakeX, appeal: Post, press_officer: User, client: Client
) -> None:
    sweep()
    appeal.article.withdraw(by=press_officer)
    sweep()
    client.force_login(press_officer)
    page = client.get(appeal.article.get_admin_url("publish")).content.decode()
    assert "taken off X" in page
    appeal.article.publish(by=press_officer)
    sweep()
    assert state_of(appeal) == PostState.DELETED
    assert x.asked.count(Asked.POST) == 1


@pytest.mark.parametrize(("kind", "is_ticked"), [("missing", True), ("news", False)])
def test_page_asks_and_ticks_the_box_for_an_appeal(
    x: FakeX,
    make_story: MakeStory,
    press_officer: User,
    client: Client,
    kind: str,
    is_ticked: bool,
) -> None:
    story = make_story(tweet="Words", kind=kind, names_nobody=True)
    story.publish(by=press_officer)
    sweep()
    client.force_login(press_officer)
    page = client.get(story.get_admin_url("withdraw")).content.decode()
    box = re.search(r'<input[^>]*name="delete_tweet"[^>]*>', page)
    assert box
    assert ("checked" in box.group()) is is_ticked
    client.post(story.get_admin_url("withdraw"), {"delete_tweet": "1"})
    assert Post.objects.get().state == PostState.DELETING
