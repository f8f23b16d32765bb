"""The ledger with a real broker, a real worker that is killed, and an X that keeps count.

After each: X has the tweet exactly as often as promised, and the row tells the truth.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
from celery import Celery
from django.contrib.auth.models import User

from articles.models import Article
from media_picker.models import Picture
from social.decisions import Choice, decide
from social.models import Post
from social.post_states import PostState
from tests.free_ports import free_port
from tests.newsroom_processes import CeleryProcess, database_url, running_broker, wait_until
from tests.sandbox_process import SandboxProcess
from tests.social.becomes import becomes

pytestmark = pytest.mark.django_db(transaction=True)

LEASE_SECONDS = 3
SWEEP_SECONDS = 0.5

Publish = Callable[[], Post]


@pytest.fixture
def celery_environment(broker: str, x: SandboxProcess, transactional_db: None) -> dict[str, str]:
    return {
        "DATABASE_URL": database_url(),
        "REDIS_URL": broker,
        "X_API_URL": x.x_url,
        "X_API_KEY": "k",
        "X_API_SECRET": "s",
        "X_ACCESS_TOKEN": "t",
        "X_ACCESS_SECRET": "u",
        "POST_LEASE_SECONDS": str(LEASE_SECONDS),
        "POST_SWEEP_SECONDS": str(SWEEP_SECONDS),
        "X_TIMEOUT_SECONDS": "20",
    }


@pytest.fixture
def start(
    broker: str, celery_environment: dict[str, str], tmp_path: Path
) -> Iterator[Callable[[str], CeleryProcess]]:
    """Starts `worker` or `beat`; all are gone at the end of the test."""
    started: list[CeleryProcess] = []

    def start(role: str) -> CeleryProcess:
        started.append(CeleryProcess(role, tmp_path, celery_environment))
        return started[-1]

    yield start
    for process in started:
        process.kill()
    with redis.Redis.from_url(broker) as client:
        client.flushall()


@pytest.fixture
def publish(
    make_story: Callable[..., Article],
    make_picture: Callable[..., Picture],
    press_officer: User,
) -> Publish:
    """Publishes a story with a tweet and a picture. The broker is away for this process."""

    def publish() -> Post:
        picture = make_picture()
        body = f'<p>Words.</p><p><img data-picture="{picture.pk}"></p>'
        words = f"Back on the water, for the {Post.objects.count() + 1}. time."  # no two alike
        story = make_story(body=body, tweet=words, image="article")
        story.publish(by=press_officer)
        return Post.objects.get(article=story)

    return publish


def test_tweet_goes_out_once_with_its_picture_and_alt_text(
    start: Callable[[str], CeleryProcess], publish: Publish, x: SandboxProcess
) -> None:
    post = publish()  # no broker, no worker: the row waits
    start("worker")
    start("beat")
    becomes(post, PostState.SENT)
    (tweet,) = x.accepted()
    assert tweet["id"] == post.remote_id
    assert tweet["text"] == post.text
    (media,) = tweet["media"]
    assert media["sha256"] == hashlib.sha256(bytes(post.picture.content)).hexdigest()
    assert media["alt_text"] == post.alt_text == "Harbour at dawn"


def test_task_delivered_twenty_times_to_two_workers_posts_once(
    start: Callable[[str], CeleryProcess], publish: Publish, x: SandboxProcess, broker: str
) -> None:
    post = publish()
    x.set_behaviour(delay_after_accepting_seconds=1)
    messenger = Celery(broker=broker)
    for _ in range(20):
        messenger.send_task("social.deliver_post", (post.pk,))
    start("worker")
    start("worker")
    becomes(post, PostState.SENT)
    with redis.Redis.from_url(broker) as client:
        wait_until(lambda: client.llen("celery") == 0, "all messages are taken")
    time.sleep(2)
    assert len(x.accepted()) == 1
    assert post.attempts == 1


def test_worker_killed_before_the_mark_posts_once_after_the_lease(
    start: Callable[[str], CeleryProcess], publish: Publish, x: SandboxProcess
) -> None:
    x.set_behaviour(upload_delay_seconds=30)
    post = publish()
    start("beat")
    worker = start("worker")
    wait_until(lambda: x.calls()["x_uploads"] == 1, "the picture is on its way")
    worker.kill()
    post.refresh_from_db()
    assert post.posting_at is None
    x.set_behaviour(upload_delay_seconds=0)
    start("worker")
    becomes(post, PostState.SENT)
    assert len(x.accepted()) == 1
    assert post.attempts == 2


def test_worker_killed_after_the_mark_leaves_it_unknown_until_it_is_adopted(
    start: Callable[[str], CeleryProcess], publish: Publish, x: SandboxProcess
) -> None:
    x.set_behaviour(delay_after_accepting_seconds=30)
    post = publish()
    start("beat")
    worker = start("worker")
    wait_until(lambda: len(x.accepted()) == 1, "X has accepted")
    worker.kill()
    x.set_behaviour(delay_after_accepting_seconds=0)
    start("worker")
    becomes(post, PostState.UNKNOWN)
    assert post.posting_at is not None
    becomes(post, PostState.SENT)
    assert [tweet["id"] for tweet in x.accepted()] == [post.remote_id]


def test_unsent_rows_survive_a_flushed_broker_and_a_restart(
    start: Callable[[str], CeleryProcess], publish: Publish, x: SandboxProcess, broker: str
) -> None:
    posts = [publish() for _ in range(3)]
    beat = start("beat")
    with redis.Redis.from_url(broker) as client:
        wait_until(lambda: client.llen("celery") > 0, "the sweep is in the broker")
        beat.kill()
        client.flushall()
    start("worker")
    start("beat")
    for post in posts:
        becomes(post, PostState.SENT)
    assert len(x.accepted()) == 3


def test_worker_and_beat_go_on_after_the_broker_was_killed_and_started(
    publish: Publish,
    x: SandboxProcess,
    tmp_path: Path,
    celery_environment: dict[str, str],
) -> None:
    port = free_port()
    celery_environment["REDIS_URL"] = f"redis://127.0.0.1:{port}/0"
    processes: list[CeleryProcess] = []
    try:
        with running_broker(tmp_path, port):
            processes = [CeleryProcess(r, tmp_path, celery_environment) for r in ("worker", "beat")]
            becomes(publish(), PostState.SENT)
        post = publish()
        with running_broker(tmp_path, port):
            becomes(post, PostState.SENT, supervised=processes)
    finally:
        for process in processes:
            process.kill()
    assert len(x.accepted()) == 2


def test_refusal_is_told_and_try_again_sends_it(
    start: Callable[[str], CeleryProcess],
    publish: Publish,
    x: SandboxProcess,
    press_officer: User,
) -> None:
    x.set_behaviour(refuse_posts_with_status=403)
    post = publish()
    start("worker")
    start("beat")
    becomes(post, PostState.FAILED)
    assert post.reason.startswith("X refused it:")
    assert x.accepted() == []
    x.set_behaviour(refuse_posts_with_status=None)
    decide(post, Choice.TRY_AGAIN, press_officer)
    becomes(post, PostState.SENT)
    assert len(x.accepted()) == 1


def test_withdrawn_while_it_waits_is_never_posted(
    start: Callable[[str], CeleryProcess],
    publish: Publish,
    x: SandboxProcess,
    press_officer: User,
) -> None:
    x.set_behaviour(upload_delay_seconds=4)
    post = publish()
    worker = start("worker")
    start("beat")
    becomes(post, PostState.SENDING)
    post.article.withdraw(by=press_officer)
    becomes(post, PostState.CANCELLED)
    wait_until(lambda: "was withdrawn" in worker.log.read_text(), "the worker has uploaded")
    assert x.accepted() == []
    post.refresh_from_db()
    assert post.state == PostState.CANCELLED
