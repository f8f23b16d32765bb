"""A withdrawn story’s tweet: cancelled, or deleted until X confirms."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from social import reconciliation
from social.decisions import BadLink, Choice
from social.models import Post, TweetDraft
from social.post_states import PostState
from social.x_failure import Asked, Meaning, XError
from tests.social.ledger.desk import press, state_of
from tests.social.ledger.fake_x import SILENCE, FakeX, advance_clock, sweep

MakeStory = Callable[..., Article]
UNTICKED = {"delete_tweet_was_asked": "1"}
WHY = {"kind": "error"}


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
    post.article.withdraw(by=press_officer, answers=UNTICKED)
    assert state_of(post) == PostState.SENT
    post.article.publish(by=press_officer)
    post.article.withdraw(by=press_officer, answers=UNTICKED | {"delete_tweet": "1"})
    sweep()
    assert state_of(post) == PostState.DELETED


def test_appeal_stays_when_the_box_was_unticked(
    x: FakeX, appeal: Post, press_officer: User
) -> None:
    sweep()
    appeal.article.withdraw(by=press_officer, answers=UNTICKED)
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
    with pytest.raises(BadLink, match="Give the tweet’s link"):
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
    home = client.get("/admin/").content.decode()
    assert home.index("Still live on X") < home.index('class="home-panels"')
    assert "No tweet needs anybody" not in home
    withdrawn = client.get(appeal.article.get_admin_url("withdrawn")).content.decode()
    assert f"Tweet “{appeal.text}”" in withdrawn
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
    assert 'name="delete_tweet_was_asked"' in page
    client.post(story.get_admin_url("withdraw"), UNTICKED | {"delete_tweet": "1"} | WHY)
    assert Post.objects.get().state == PostState.DELETING


def test_page_that_was_opened_before_the_appeal_went_out_leaves_it_not_up(
    x: FakeX, appeal: Post, press_officer: User, client: Client
) -> None:
    x.fails[Asked.POST] = [XError("X refused it", Meaning.REFUSED)]
    sweep()
    client.force_login(press_officer)
    page = client.get(appeal.article.get_admin_url("withdraw")).content.decode()
    assert "delete_tweet" not in page
    press(appeal, Choice.TRY_AGAIN)
    sweep()
    assert state_of(appeal) == PostState.SENT
    client.post(appeal.article.get_admin_url("withdraw"), WHY)
    sweep()
    assert state_of(appeal) == PostState.DELETED


def test_appeal_whose_first_copy_comes_to_light_after_the_withdrawal_is_deleted(
    x: FakeX, appeal: Post, press_officer: User
) -> None:
    x.loses_reply, x.lags = [SILENCE], True
    sweep()
    advance_clock(x, minutes=16)
    reconciliation.look_up(appeal)
    assert state_of(appeal) == PostState.QUEUED
    appeal.article.withdraw(by=press_officer)
    assert state_of(appeal) == PostState.HELD
    x.lags = False
    sweep()
    sweep()
    assert state_of(appeal) == PostState.DELETED
    assert x.up == []


def test_second_try_that_x_turned_away_during_the_withdrawal_is_still_looked_for(
    x: FakeX, appeal: Post, press_officer: User
) -> None:
    x.loses_reply, x.lags = [SILENCE], True
    sweep()
    advance_clock(x, minutes=16)
    reconciliation.look_up(appeal)
    appeal.refresh_from_db()
    appeal.claim()
    appeal.mark_posting()
    appeal.article.withdraw(by=press_officer)
    appeal.try_later("X could not be reached.")
    assert state_of(appeal) == PostState.HELD
    x.lags = False
    sweep()
    sweep()
    assert state_of(appeal) == PostState.DELETED


@pytest.mark.parametrize("is_held", [False, True])
def test_tweet_set_to_no_before_publishing_again_is_not_sent(
    x: FakeX, post: Post, press_officer: User, client: Client, is_held: bool
) -> None:
    if is_held:
        press(post, Choice.HOLD)
    TweetDraft.objects.update(is_wanted=False)
    client.force_login(press_officer)
    page = client.get(post.article.get_admin_url("publish")).content.decode()
    assert "No tweet goes out" in page
    state = "held" if is_held else "queued"
    assert f"The tweet from before is {state} and has not gone out" in page
    assert "When you publish, it\n          is cancelled" in page
    post.article.publish(by=press_officer)
    sweep()
    assert state_of(post) == PostState.CANCELLED
    assert x.asked == []
    TweetDraft.objects.update(is_wanted=True)
    post.article.publish(by=press_officer)
    sweep()
    assert state_of(post) == PostState.SENT


@pytest.mark.parametrize("is_in_line_again", [False, True])
def test_tweet_in_doubt_is_not_sent_again_after_publishing_without_one(
    x: FakeX, post: Post, press_officer: User, client: Client, is_in_line_again: bool
) -> None:
    x.fails[Asked.POST] = [SILENCE]
    sweep()
    if is_in_line_again:
        advance_clock(x, minutes=16)
        reconciliation.look_up(post)
        assert state_of(post) == PostState.QUEUED
    TweetDraft.objects.update(is_wanted=False)
    client.force_login(press_officer)
    page = client.get(post.article.get_admin_url("publish")).content.decode()
    assert "not sent once more" in page
    assert "is cancelled" not in page
    post.article.publish(by=press_officer)
    advance_clock(x, minutes=16)
    sweep()
    assert state_of(post) == PostState.HELD
    assert x.asked.count(Asked.POST) == 1


def test_page_is_shown_again_when_the_tweet_went_out_meanwhile(
    x: FakeX, post: Post, press_officer: User, client: Client
) -> None:
    TweetDraft.objects.update(is_wanted=False)
    client.force_login(press_officer)
    page = client.get(post.article.get_admin_url("publish"))
    sweep()
    answer = client.post(
        post.article.get_admin_url("publish"), {"confirmed": page.context["confirmed"]}
    )
    assert answer.status_code == 409


def test_every_further_copy_is_deleted(x: FakeX, appeal: Post, press_officer: User) -> None:
    sweep()
    x.refuses_duplicates = False
    appeal.sent(x.take(appeal.text))
    appeal.sent(x.take(appeal.text))
    appeal.sent(x.up[-1].id)  # found on the timeline as well
    appeal.article.withdraw(by=press_officer)
    sweep()
    assert state_of(appeal) == PostState.DELETED
    assert x.up == []
    assert x.asked.count(Asked.DELETE) == 3
