"""The process that holds readers' connections, and readers who connect to it."""

from __future__ import annotations

import http.client
import json
import os
import socket
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from liveblog.models import LiveBlog
from tests.http_process import HttpProcess, answering
from tests.newsroom_processes import wait_until


class LiveProcess(HttpProcess):
    """`manage.py serve_live` as `make run` starts it."""

    def __init__(self, folder: Path, broker_url: str) -> None:
        environment = {"REDIS_URL": broker_url}
        super().__init__("live", folder, ["manage.py", "serve_live"], environment)


def live_processes(
    folder: Path, broker_url: str, count: int = 1
) -> AbstractContextManager[list[LiveProcess]]:
    return answering([LiveProcess(folder, broker_url) for _ in range(count)])


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
        )

    def wait_for_end(self) -> None:
        wait_until(lambda: self.is_over, "the stream ends")

    def leave(self) -> None:
        """As a browser does whose window is closed."""
        # The other thread is reading: only this ends its wait.
        socket.socket(fileno=os.dup(self._answer.fileno())).shutdown(socket.SHUT_RDWR)
