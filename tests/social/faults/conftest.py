"""A real worker and a real beat, and a door before the sandbox that breaks, holds or answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
from django.contrib.auth.models import User

from articles.models import Article
from media_picker.models import Picture
from social.models import Post
from tests.newsroom_processes import CeleryProcess, database_url
from tests.sandbox_process import SandboxProcess
from tests.x_door import Door, door_before

LEASE_SECONDS, SETTLE_SECONDS = 4, 5
TWEETS = "/2/tweets"

Start = Callable[..., CeleryProcess]
Publish = Callable[..., Post]


@pytest.fixture
def door(x: SandboxProcess) -> Iterator[Door]:
    with door_before(x.x_url) as door:
        yield door


@pytest.fixture
def start(broker: str, door: Door, tmp_path: Path, transactional_db: None) -> Iterator[Start]:
    """Starts `worker` or `beat`, as a command line may say more; all are gone at the test's end.

    What is given by name changes its environment; its log is where its DATA_DIR is.
    """
    environment = {
        "DATABASE_URL": database_url(),
        "REDIS_URL": broker,
        "X_API_URL": door.url,
        **dict.fromkeys(("X_API_KEY", "X_API_SECRET"), "k"),
        **dict.fromkeys(("X_ACCESS_TOKEN", "X_ACCESS_SECRET"), "t"),
        "POST_LEASE_SECONDS": str(LEASE_SECONDS),
        "POST_SETTLE_SECONDS": str(SETTLE_SECONDS),
        "POST_LOOK_UP_SECONDS": "0.5",
        "POST_SWEEP_SECONDS": "0.5",
        "POST_CHECK_SECONDS": "1",
        "POST_MOST_CRASHES": "2",
        "X_TIMEOUT_SECONDS": "2",
    }
    started: list[CeleryProcess] = []

    def start(role: str, *options: str, **changes: str) -> CeleryProcess:
        folder = Path(changes.get("DATA_DIR", tmp_path))
        started.append(CeleryProcess(role, folder, environment | changes, options))
        return started[-1]

    yield start
    door.heals()
    for process in started:
        process.kill()
    with redis.Redis.from_url(broker) as client:
        client.flushall()


@pytest.fixture
def newsroom(start: Start) -> CeleryProcess:
    """Beat and one worker run."""
    start("beat")
    return start("worker")


@pytest.fixture
def publish(
    make_story: Callable[..., Article], make_picture: Callable[..., Picture], press_officer: User
) -> Publish:
    def publish(title: str = "Harbour patrol", *, picture: bool = False, **fields: object) -> Post:
        if picture:
            fields["body"] = f'<p><img data-picture="{make_picture().pk}"></p>'
        image = "article" if picture else "none"
        story = make_story(title, tweet=f"{title}.", image=image, **fields)
        story.publish(by=press_officer)
        return Post.objects.get(article=story)

    return publish
