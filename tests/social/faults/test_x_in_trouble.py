"""Faults between a real worker and X.

After each: X has the tweet exactly as often as promised, and the row tells the truth.
"""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from social.models import Account, Post
from social.post_states import PostState
from tests.misbehaving_server import Answer, answers, hangs_up
from tests.newsroom_processes import CeleryProcess, wait_until
from tests.sandbox_process import SandboxProcess
from tests.social.becomes import becomes
from tests.social.faults.conftest import TWEETS, Publish
from tests.x_door import Door, is_silent

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 4  # of the worker


def is_full_for(seconds: int) -> Answer:
    """X's window ends so many seconds after it was asked, whenever a worker comes to that."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        reset = str(int(time.time()) + seconds)
        answers(429, {"title": "Too Many"}, x_rate_limit_reset=reset)(handler)

    return answer


def screen_of(post: Post, press_officer: User) -> str:
    client = Client()
    client.force_login(press_officer)
    return client.get(f"/admin/social/post/{post.pk}/change/").content.decode()


@pytest.mark.parametrize(
    "reply",
    [
        hangs_up,
        is_silent,
        answers(201, b""),
        answers(201, b'{"data": {"id": "12'),
        answers(201, b"<html>ok</html>"),
        answers(503, b"<html>busy</html>"),
    ],
    ids=["drops the connection", "is silent", "empty", "cut", "HTML", "503"],
)
def test_tweet_that_x_took_without_saying_so_is_adopted_and_not_repeated(
    newsroom: CeleryProcess,
    door: Door,
    publish: Publish,
    x: SandboxProcess,
    reply: Answer,
    press_officer: User,
) -> None:
    door.breaks(TWEETS, reply, after=True)
    post = publish()
    becomes(post, PostState.SENT)
    (tweet,) = x.accepted()
    assert post.remote_id == tweet["id"]
    assert door.count("POST /2/tweets") == 1
    page = screen_of(post, press_officer)
    assert "It is out" in page
    assert "Look at the account’s timeline: 200" in page
    assert f"our words, and adopted: {post.remote_id}." in page


def test_what_never_reached_x_goes_once_more_after_the_settle_window(
    newsroom: CeleryProcess,
    door: Door,
    publish: Publish,
    x: SandboxProcess,
    press_officer: User,
) -> None:
    door.breaks(TWEETS, hangs_up)
    post = publish()
    becomes(post, PostState.UNKNOWN)
    assert x.accepted() == []
    becomes(post, PostState.SENT)
    assert [tweet["id"] for tweet in x.accepted()] == [post.remote_id]
    assert door.count("POST /2/tweets") == 2
    assert "Nothing there has the story’s link" in screen_of(post, press_officer)


def test_nothing_is_sent_again_while_the_timeline_lags(
    newsroom: CeleryProcess, door: Door, publish: Publish, x: SandboxProcess
) -> None:
    """Longer than the settle window: X's rule against duplicates is the last guard."""
    empty = answers(200, {"meta": {"result_count": 0}})
    door.breaks("/users/1500000000000000001/tweets", empty, times=1000)
    door.breaks(TWEETS, hangs_up, after=True)
    post = publish()
    becomes(post, PostState.HELD)
    assert len(x.accepted()) == 1
    assert door.count("POST /2/tweets") == 2
    assert "it is there" in post.reason


def test_full_window_stops_every_call_until_its_reset_and_the_time_is_shown(
    newsroom: CeleryProcess,
    door: Door,
    publish: Publish,
    x: SandboxProcess,
    press_officer: User,
) -> None:
    door.breaks(TWEETS, is_full_for(8), times=1)
    post = publish()
    wait_until(lambda: Account.current().waits_until is not None, "the account waits")
    until = Account.current().no_posts_until
    assert until
    client = Client()
    client.force_login(press_officer)
    assert "asked the newsroom to wait until" in client.get("/admin/").content.decode()
    other = publish("Other story")
    becomes(post, PostState.SENT)
    becomes(other, PostState.SENT)
    assert timezone.now() > until
    assert len(x.accepted()) == 2
    assert door.count("POST /2/tweets") == 3


@pytest.mark.parametrize(
    "reply",
    [
        answers(401, {"detail": "Unauthorized"}),
        answers(402, {"detail": "no credits"}),
        answers(403, {"detail": "Your account is suspended"}),
    ],
    ids=["401", "402", "403 suspended"],
)
def test_refused_account_stops_everything_and_resumes_by_itself(
    newsroom: CeleryProcess,
    door: Door,
    publish: Publish,
    x: SandboxProcess,
    reply: Answer,
    press_officer: User,
) -> None:
    door.breaks(TWEETS, reply, times=1000)
    door.breaks("/2/users/me", reply, times=2)
    posts = [publish(f"Story {number}") for number in range(6)]
    wait_until(lambda: Account.current().stopped_at is not None, "the account is stopped")
    client = Client()
    client.force_login(press_officer)
    assert client.get("/admin/").content.decode().count("does not serve the account") == 1
    wait_until(lambda: len(checks(door)) > 4, "X names the account and lets it post nothing")
    asked = door.asked[: checks(door)[4]]  # two checks were refused, and two passed
    assert sum(call.startswith("POST") for call in asked) <= THREADS + 2  # one alone after each
    door.heals()
    for post in posts:
        becomes(post, PostState.SENT)
    assert len(x.accepted()) == len(posts)


def checks(door: Door) -> list[int]:
    """Where they stand among all that X was asked."""
    return [at for at, call in enumerate(door.asked) if call.startswith("GET /2/users/me")]


def test_upload_is_reused_when_the_tweet_was_refused_for_a_passing_reason(
    newsroom: CeleryProcess, door: Door, publish: Publish, x: SandboxProcess
) -> None:
    door.breaks(TWEETS, is_full_for(1))
    post = publish(picture=True)
    becomes(post, PostState.SENT)
    assert door.count("POST /2/media/upload") == 1
    assert len(x.accepted()) == 1


def test_upload_that_x_forgot_is_made_again(
    newsroom: CeleryProcess, door: Door, publish: Publish, x: SandboxProcess
) -> None:
    door.breaks(TWEETS, is_full_for(1))
    door.breaks(TWEETS, answers(400, {"detail": "Your media IDs are invalid."}))
    post = publish(picture=True)
    becomes(post, PostState.SENT)
    assert door.count("POST /2/media/upload") == 2
    (tweet,) = x.accepted()
    assert tweet["media"][0]["alt_text"] == "Harbour at dawn"


def test_refused_alt_text_holds_the_tweet_back(
    newsroom: CeleryProcess, door: Door, publish: Publish, x: SandboxProcess
) -> None:
    door.breaks("/2/media/metadata", answers(400, {"detail": "no such words"}), times=1000)
    post = publish(picture=True)
    for _ in range(2):
        wait_until(lambda: bool(_requeued(post)), "it is in line again")
        Post.objects.filter(pk=post.pk).update(due_at=post.queued_at)  # the wait is not the point
    becomes(post, PostState.HELD)
    assert "alt text" in post.reason
    assert x.accepted() == []


def _requeued(post: Post) -> bool:
    post.refresh_from_db()
    return post.state == PostState.QUEUED and post.due_at > post.queued_at


@pytest.mark.parametrize("reply", [hangs_up, answers(503, b"")], ids=["hangs up", "503"])
def test_appeal_that_is_withdrawn_is_deleted_from_x_however_long_it_takes(
    newsroom: CeleryProcess,
    door: Door,
    publish: Publish,
    x: SandboxProcess,
    press_officer: User,
    reply: Answer,
) -> None:
    post = publish(kind="missing", names_nobody=True)
    becomes(post, PostState.SENT)
    door.breaks(f"{TWEETS}/", reply, after=True)
    post.article.withdraw(by=press_officer)
    wait_until(lambda: door.count("DELETE") == 1, "X was asked to delete it")
    wait_until(lambda: Post.objects.get().tries == 1, "the newsroom knows that it did not hear")
    client = Client()
    client.force_login(press_officer)
    assert "Still live on X" in client.get("/admin/").content.decode()
    Post.objects.update(due_at=post.queued_at)  # the wait is not the point
    becomes(post, PostState.DELETED)
    assert x.accepted()[0]["deleted_at"]
    assert "Still live on X" not in client.get("/admin/").content.decode()


def test_appeal_withdrawn_in_flight_is_deleted_as_soon_as_its_id_is_known(
    newsroom: CeleryProcess,
    door: Door,
    publish: Publish,
    x: SandboxProcess,
    press_officer: User,
) -> None:
    held = door.holds(TWEETS, after=True)
    door.breaks(TWEETS, hangs_up, after=True)
    post = publish(kind="missing", names_nobody=True)
    assert held.reached.wait(40)
    post.article.withdraw(by=press_officer)
    door.heals()
    becomes(post, PostState.DELETED)
    (tweet,) = x.accepted()
    assert tweet["deleted_at"]
