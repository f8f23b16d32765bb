"""The account told to wait, or refused: everything waits and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article
from social import delivery
from social.decisions import Choice
from social.models import Account, Post
from social.post_states import PostState
from social.x_failure import Asked, Meaning, XError
from tests.social.ledger.desk import a_second_ago, press, state_of
from tests.social.ledger.fake_x import FakeX, advance_clock, sweep

MakeStory = Callable[..., Article]
STOPPED = XError("X refused the account (401): Unauthorized", Meaning.ACCOUNT)
UNPAID = XError("X refused the account (402): no credits", Meaning.ACCOUNT)


def test_no_call_before_the_reset_while_deleting_goes_on(
    x: FakeX, post: Post, make_story: MakeStory, press_officer: User, client: Client
) -> None:
    sweep()
    make_story("Other", tweet="Other").publish(by=press_officer)
    x.fails[Asked.POST] = [XError("Wait", Meaning.WAIT, wait_seconds=600)]
    sweep()
    asked = x.asked.count(Asked.POST)
    post.article.withdraw(by=press_officer, answers={"delete_tweet": "1"})
    advance_clock(x, minutes=9)
    sweep()
    assert x.asked.count(Asked.POST) == asked
    assert state_of(post) == PostState.DELETED
    client.force_login(press_officer)
    late = Post.objects.filter(state=PostState.QUEUED)
    late.update(due_at=timezone.now() - timedelta(minutes=5))
    pages = ["/admin/", "/admin/social/post/", f"/admin/social/post/{late.get().pk}/change/"]
    for page in pages:
        html = client.get(page).content.decode()
        assert "asked the newsroom to wait until" in html, page
        assert "nothing needs doing" in html, page
        assert "ask whoever looks after" not in html, page
    advance_clock(x, minutes=2)
    sweep()
    assert Post.objects.filter(state=PostState.SENT).count() == 1


def test_later_of_two_resets_counts(db: None) -> None:
    account = Account.current()
    account.heard(Asked.POST, XError("Wait", Meaning.WAIT, wait_seconds=900))
    account.heard(Asked.UPLOAD, XError("Wait", Meaning.WAIT, wait_seconds=5))
    account.refresh_from_db()
    assert account.no_posts_until is not None
    assert account.no_posts_until > timezone.now() + timedelta(minutes=14)


def test_refused_account_stops_everything_and_resumes_by_itself(
    x: FakeX, post: Post, make_story: MakeStory, press_officer: User, client: Client
) -> None:
    make_story("Other", tweet="Other").publish(by=press_officer)
    x.fails[Asked.POST] = [STOPPED]
    sweep()
    sweep()
    assert x.asked == [Asked.POST]
    assert set(Post.objects.values_list("state", flat=True)) == {PostState.QUEUED}
    client.force_login(press_officer)
    home = client.get("/admin/").content.decode()
    assert home.count("does not serve the account") == 1
    assert home.index("does not serve the account") < home.index('class="home-panels"')
    words = Account.current().why_tweets_wait
    assert client.get("/admin/social/post/").content.decode().count(words) == 2
    x.fails[Asked.ACCOUNT] = [UNPAID]
    advance_clock(x, minutes=2)
    sweep()
    assert x.asked == [Asked.POST, Asked.ACCOUNT]
    assert "no credits" in client.get("/admin/").content.decode()
    advance_clock(x, minutes=2)
    sweep()
    sweep()
    assert set(Post.objects.values_list("state", flat=True)) == {PostState.SENT}
    assert "The account is well" in client.get("/admin/").content.decode()
    assert words not in client.get("/admin/social/post/").content.decode()


def test_one_tweet_goes_before_all_others_once_the_check_has_passed(
    x: FakeX, post: Post, make_story: MakeStory, press_officer: User
) -> None:
    for number in range(3):
        make_story(f"Other {number}", tweet=f"Other {number}").publish(by=press_officer)
    x.fails[Asked.POST] = [STOPPED, XError("X refused the account (403): locked", Meaning.ACCOUNT)]
    sweep()
    advance_clock(x, minutes=2)
    sweep()  # X names the account, and lets it post nothing
    sweep()
    assert x.asked == [Asked.POST, Asked.ACCOUNT, Asked.POST]
    assert Account.current().stopped_because.endswith("locked")
    advance_clock(x, minutes=2)
    sweep()
    assert Account.current().stopped_at is None
    assert list(Post.objects.filter(state=PostState.SENT)) == [post]  # the oldest
    sweep()
    assert Post.objects.filter(state=PostState.SENT).count() == 4


def test_account_is_well_again_when_nothing_is_in_line_to_try_it_with(
    x: FakeX, post: Post, press_officer: User
) -> None:
    Account.current().stop("401")
    press(post, Choice.HOLD)
    assert "once X serves it again" in press(post, Choice.TRY_AGAIN)
    press(post, Choice.HOLD)
    advance_clock(x, minutes=2)
    sweep()
    assert Account.current().stopped_at is None


def test_tweet_of_its_own_fault_does_not_keep_the_account_stopped(
    x: FakeX, post: Post, make_story: MakeStory, press_officer: User
) -> None:
    make_story("Other", tweet="Other").publish(by=press_officer)
    Account.current().stop("401")
    x.fails[Asked.POST] = [XError("X refused it", Meaning.REFUSED)]
    advance_clock(x, minutes=2)
    sweep()
    sweep()
    assert state_of(post) == PostState.FAILED
    assert Post.objects.filter(state=PostState.SENT).count() == 1


def test_missing_keys_stop_the_account_and_lose_nothing(post: Post, settings: Any) -> None:
    settings.X_API_KEY = ""
    delivery.deliver(post)
    assert state_of(post) == PostState.QUEUED
    assert "no keys" in Account.current().stopped_because


def test_only_one_worker_checks(db: None) -> None:
    account = Account.current()
    assert not account.take_check()
    account.stop("401")
    Account.objects.update(check_at=a_second_ago())
    assert account.take_check()
    assert not account.take_check()


def test_tweet_in_line_says_why_it_waits(client: Client, post: Post, press_officer: User) -> None:
    client.force_login(press_officer)
    address = f"/admin/social/post/{post.pk}/change/"
    assert "within seconds" in client.get(address).content.decode()
    Account.current().stop("X refused it: suspended.")
    assert "once X serves it again" in client.get(address).content.decode()
    home = client.get("/admin/").content.decode()
    assert "In line: 1." in home
    assert "Stopped for\n        less than a minute." in home
    Account.objects.update(stopped_at=timezone.now() - timedelta(minutes=5, seconds=1))
    assert "5\xa0minutes." in client.get("/admin/").content.decode()
