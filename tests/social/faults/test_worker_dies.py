"""Workers that die or freeze at named points, and a tweet over which they all die.

After each: X has the tweet exactly as often as promised, and the row tells the truth.
"""

from __future__ import annotations

import os
import signal
import time

import pytest
from django.contrib.auth.models import User
from django.test import Client

from social.models import Post
from social.post_states import PostState
from tests.newsroom_processes import CeleryProcess, wait_until
from tests.sandbox_process import SandboxProcess
from tests.social.becomes import becomes
from tests.social.faults.conftest import TWEETS, Publish, Start
from tests.x_door import Door

pytestmark = pytest.mark.django_db(transaction=True)


def test_worker_killed_after_x_took_the_tweet_leaves_it_to_be_adopted(
    start: Start, door: Door, publish: Publish, x: SandboxProcess
) -> None:
    held = door.holds(TWEETS, after=True)
    post = publish(picture=True)
    start("beat")
    worker = start("worker")
    assert held.reached.wait(40)
    worker.kill()
    door.heals()
    start("worker")
    becomes(post, PostState.SENT)
    assert [tweet["id"] for tweet in x.accepted()] == [post.remote_id]


@pytest.mark.parametrize("after", [False, True], ids=["during the upload", "after the upload"])
def test_worker_killed_around_the_upload_posts_once(
    start: Start,
    door: Door,
    publish: Publish,
    x: SandboxProcess,
    after: bool,
) -> None:
    held = door.holds("/2/media/upload", after=after)
    post = publish(picture=True)
    start("beat")
    worker = start("worker")
    assert held.reached.wait(40)
    worker.kill()
    door.heals()
    start("worker")
    becomes(post, PostState.SENT)
    (tweet,) = x.accepted()
    assert tweet["media"][0]["alt_text"] == "Harbour at dawn"
    assert post.crashes == 1


def test_worker_stopped_before_the_mark_past_its_lease_does_not_post_when_it_wakes(
    start: Start, door: Door, publish: Publish, x: SandboxProcess
) -> None:
    held = door.holds("/2/media/upload", after=True)
    post = publish(picture=True)
    start("beat")
    sleeper = start("worker")
    assert held.reached.wait(40)
    os.killpg(sleeper.process.pid, signal.SIGSTOP)
    held.let_go.set()
    start("worker")
    becomes(post, PostState.SENT)
    os.killpg(sleeper.process.pid, signal.SIGCONT)
    time.sleep(3)
    assert [tweet["id"] for tweet in x.accepted()] == [post.remote_id]
    assert door.count("POST /2/tweets") == 1


def test_worker_stopped_after_the_mark_past_its_lease_is_looked_up_and_adopted(
    start: Start, door: Door, publish: Publish, x: SandboxProcess
) -> None:
    held = door.holds(TWEETS, after=True)
    post = publish()
    start("beat")
    sleeper = start("worker")
    assert held.reached.wait(40)
    os.killpg(sleeper.process.pid, signal.SIGSTOP)
    held.let_go.set()
    start("worker")
    becomes(post, PostState.SENT)
    os.killpg(sleeper.process.pid, signal.SIGCONT)
    time.sleep(3)  # its late answer has the same id
    post.refresh_from_db()
    assert [tweet["id"] for tweet in x.accepted()] == [post.remote_id]
    assert post.twin_ids == ""


def test_two_ids_for_one_tweet_are_both_kept_and_are_an_alarm(
    start: Start, door: Door, publish: Publish, x: SandboxProcess, press_officer: User
) -> None:
    """A worker frozen with its request on the way for longer than the settle window, before an X
    without a rule against duplicates.
    """
    x.set_behaviour(is_duplicate_rule_on=False)
    held = door.holds(TWEETS)
    post = publish()
    start("beat")
    sleeper = start("worker")
    assert held.reached.wait(40)
    os.killpg(sleeper.process.pid, signal.SIGSTOP)
    start("worker")
    becomes(post, PostState.SENT)
    held.let_go.set()
    # Not only accepted: the frozen worker's time for an answer is over when it wakes without one.
    both_are_answered = lambda: door.answered.count(f"POST {TWEETS}") == 2  # noqa: E731
    wait_until(both_are_answered, "X has the late one too, and says so")
    os.killpg(sleeper.process.pid, signal.SIGCONT)
    first, second = (tweet["id"] for tweet in x.accepted())
    wait_until(lambda: Post.objects.get().twin_ids.split() == [second], "its id is kept")
    assert Post.objects.get().remote_id == first
    client = Client()
    client.force_login(press_officer)
    assert "On X twice" in client.get("/admin/").content.decode()


def test_tweet_over_which_every_worker_stumbles_is_parked_and_the_others_go_on(
    newsroom: CeleryProcess, publish: Publish, x: SandboxProcess
) -> None:
    poisonous = publish()
    Post.objects.update(people=[{"no such": "person"}])
    others = [publish(f"Story {number}") for number in range(3)]
    for other in others:
        becomes(other, PostState.SENT)
    becomes(poisonous, PostState.HELD)
    assert "happened 2 times" in poisonous.reason
    assert len(x.accepted()) == 3
