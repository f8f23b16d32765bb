"""What the newsroom stands on goes away and comes back: the broker, the database, beat, X's door.

After each: X has every tweet exactly once, the oldest first, and the rows tell the truth.
"""

from __future__ import annotations

import os
import signal
from datetime import timedelta

import psycopg
import pytest
import redis
from django.contrib.auth.models import User
from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.test import Client
from django.utils import timezone

from social.models import Account, Attempt, Post
from social.post_states import PostState
from social.x_failure import Asked
from tests.misbehaving_server import answers
from tests.newsroom_processes import CeleryProcess, database_url, wait_until
from tests.sandbox_process import SandboxProcess
from tests.social.becomes import becomes
from tests.social.faults.conftest import TWEETS, Publish, Start
from tests.x_door import Door

pytestmark = pytest.mark.django_db(transaction=True)

DUE = 50
AN_HOUR = timedelta(hours=1)
HOST = connection.settings_dict["HOST"] or connection.settings_dict["OPTIONS"].get("host", "")


def all_are_sent() -> None:
    unsent = Post.objects.exclude(state=PostState.SENT)
    wait_until(lambda: not unsent.exists(), "all are sent")


def test_fifty_due_tweets_survive_a_flushed_broker_and_go_out_oldest_first(
    start: Start, door: Door, publish: Publish, x: SandboxProcess, broker: str
) -> None:
    posts = [publish(f"Story {number}") for number in range(DUE)]
    for hours, post in enumerate(posts[::-1]):  # the newest row has waited the longest
        waits_since = timezone.now() - AN_HOUR + timedelta(seconds=hours)
        Post.objects.filter(pk=post.pk).update(queued_at=waits_since)
    start("worker", "--concurrency", "1")
    start("beat")
    with redis.Redis.from_url(broker) as client:
        wait_until(lambda: door.count("POST") >= 5, "some are sent")
        assert client.dbsize() > 0
        client.flushall()
    all_are_sent()
    asked = Attempt.objects.filter(asked=Asked.POST).order_by("pk")
    assert list(asked.values_list("post", flat=True)) == [post.pk for post in posts[::-1]]
    assert len(x.accepted()) == DUE
    assert all(post.was_sent_late for post in Post.objects.all())


@pytest.mark.skipif(not HOST.startswith("/"), reason="no PostgreSQL on this machine to crash")
def test_tweets_in_line_survive_a_crash_and_restart_of_the_database(
    newsroom: CeleryProcess, door: Door, publish: Publish, x: SandboxProcess
) -> None:
    held = door.holds(TWEETS, after=True)
    for number in range(10):
        publish(f"Story {number}")
    assert held.reached.wait(40)  # X has one, and the newsroom does not know it
    crash_the_database()
    held.let_go.set()
    wait_until(database_answers, "the database answers again")
    all_are_sent()
    assert sorted(tweet["id"] for tweet in x.accepted()) == sorted(
        Post.objects.values_list("remote_id", flat=True)
    )
    assert len(x.accepted()) == 10


def crash_the_database() -> None:
    """PostgreSQL, when one of its processes is killed, ends all the others and starts anew."""
    other = psycopg.connect(database_url(), autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: is_cut_off(other), "the others are ended")


def is_cut_off(other: psycopg.Connection) -> bool:
    try:
        other.execute("SELECT 1")
    except psycopg.OperationalError:
        return True
    return False


def database_answers() -> bool:
    connection.close()
    try:
        return Post.objects.exists()
    except OperationalError:
        return False


def test_beat_that_was_dead_loses_nothing_and_what_is_too_old_waits_for_a_person(
    start: Start, door: Door, publish: Publish, x: SandboxProcess
) -> None:
    start("worker")
    beat = start("beat")
    becomes(publish(), PostState.SENT)
    beat.kill()
    with transaction.atomic():  # beat's last word may be on its way to the worker still
        posts = [publish(f"Story {number}") for number in range(3)]
        too_old = publish("Yesterday’s story")
        Post.objects.in_line().update(queued_at=F("queued_at") - AN_HOUR)
        Post.objects.filter(pk=too_old.pk).update(queued_at=F("queued_at") - 6 * AN_HOUR)
    start("beat")
    for post in posts:
        becomes(post, PostState.SENT)
        assert post.was_sent_late
    becomes(too_old, PostState.HELD)
    assert len(x.accepted()) == 4


def test_odd_or_missing_reset_of_a_full_window_is_waited_for_within_bounds(
    newsroom: CeleryProcess, door: Door, publish: Publish, x: SandboxProcess, press_officer: User
) -> None:
    """In the past, a day ahead, none, and one that is no number."""
    client = Client()
    client.force_login(press_officer)
    for answer, least, most in [
        ("429-past", 0, 1),
        ("429-day", 3500, 3600),
        ("429-bare", 50, 60),
        (None, 50, 60),
    ]:
        began = timezone.now()
        if answer:
            x.set_behaviour(post_answer=answer, calls_left={"post_answer": 1})
        else:
            door.breaks(TWEETS, answers(429, {}, x_rate_limit_reset="tomorrow"))
        asked = door.count("POST")
        post = publish(f"Told {answer or 'rubbish'}")
        wait_until(lambda post=post: bool(waits_for(post)), "the tweet waits")
        until = Account.current().no_posts_until
        assert until is not None
        waited = (until - began).total_seconds()
        assert least <= waited <= most + 30, answer
        if most > 1:
            assert "asked the newsroom to wait until" in client.get("/admin/").content.decode()
            assert door.count("POST") == asked + 1
            Account.objects.update(no_posts_until=began)  # the wait is not the point
        becomes(post, PostState.SENT)
        assert door.count("POST") == asked + 2
    assert len(x.accepted()) == 4


def waits_for(post: Post) -> str:
    post.refresh_from_db()
    return post.reason or post.remote_id
