"""The process that holds readers' connections, and readers who connect to it."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import requests

from liveblog.models import LiveBlog
from tests.newsroom_processes import database_url, wait_until
from tests.sandbox_process import PROJECT, free_port


class LiveProcess:
    """`manage.py serve_live` as `make run` starts it."""

    def __init__(self, folder: Path, broker_url: str) -> None:
        port = free_port()
        self.address = ("127.0.0.1", port)
        self.url = f"http://127.0.0.1:{port}"
        self.log = folder / f"live-{port}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve_live", "--port", str(port)],
                cwd=PROJECT,
                env=os.environ | {"DATABASE_URL": database_url(), "REDIS_URL": broker_url},
                stdout=log,
                stderr=log,
            )

    def get(self, path: str, **headers: str) -> requests.Response:
        return requests.get(self.url + path, headers=headers, timeout=20)

    def answers(self) -> bool:
        try:
            return self.get("/healthz").status_code == 200
        except requests.ConnectionError:
            assert self.process.poll() is None, self.log.read_text()
            return False

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def live_processes(folder: Path, broker_url: str, count: int = 1) -> Iterator[list[LiveProcess]]:
    lives = [LiveProcess(folder, broker_url) for _ in range(count)]
    try:
        for live in lives:
            wait_until(live.answers, f"{live.url} answers: {live.log}")
        yield lives
    finally:
        for live in lives:
            live.stop()


@dataclass(frozen=True)
class Told:
    number: int
    event: str
    data: dict[str, Any]

    @property
    def about(self) -> tuple[int, str, Any]:
        return self.number, self.event, self.data.get("entry", self.data.get("state"))


class Listener:
    """A reader as a browser is one: what it was told, and whether the stream has ended."""

    def __init__(
        self, live: LiveProcess, blog: LiveBlog, *, after: int | None = None, last_id: str = ""
    ) -> None:
        query = "" if after is None else f"?after={after}"
        self.told: list[Told] = []
        self.is_over = False
        self._connection = http.client.HTTPConnection(*live.address, timeout=60)
        headers = {"Last-Event-ID": last_id} if last_id else {}
        self._connection.request("GET", f"{blog.path}stream{query}", headers=headers)
        self._answer = self._connection.getresponse()
        self.status = self._answer.status
        self.headers = self._answer.headers
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        fields: dict[str, str] = {}
        try:
            while line := self._answer.readline():
                if line != b"\n":
                    name, _, value = line.decode().rstrip("\n").partition(": ")
                    fields[name] = value
                elif "id" in fields:
                    data = json.loads(fields["data"])
                    self.told.append(Told(int(fields["id"]), fields["event"], data))
                    fields = {}
        finally:
            self.is_over = True

    @property
    def abouts(self) -> list[tuple[int, str, Any]]:
        return [told.about for told in self.told]

    def wait_for(self, number: int) -> None:
        wait_until(
            lambda: bool(self.told) and self.told[-1].number >= number,
            f"event {number} arrives; so far {self.abouts}",
            seconds=20,
        )

    def wait_for_end(self) -> None:
        wait_until(lambda: self.is_over, "the stream ends", seconds=20)

    def leave(self) -> None:
        """As a browser does whose window is closed."""
        # The other thread is reading: only this ends its wait.
        socket.socket(fileno=os.dup(self._answer.fileno())).shutdown(socket.SHUT_RDWR)
