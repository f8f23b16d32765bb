"""A server of the newsroom's in a process of its own, on the test's database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import requests

from tests.free_ports import free_port
from tests.newsroom_processes import database_url, wait_until
from tests.sandbox_process import PROJECT


class HttpProcess:
    """`python` with these arguments, `--port` and a free port among the last of them."""

    def __init__(
        self, name: str, folder: Path, arguments: Sequence[str], environment: dict[str, str]
    ) -> None:
        port = free_port()
        self.address = ("127.0.0.1", port)
        self.url = f"http://127.0.0.1:{port}"
        self.log = folder / f"{name}-{port}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, *arguments, "--port", str(port)],
                cwd=PROJECT,
                env=os.environ | {"DATABASE_URL": database_url()} | environment,
                stdout=log,
                stderr=log,
            )

    def get(self, path: str, **headers: str) -> requests.Response:
        return requests.get(self.url + path, headers=headers, timeout=20, allow_redirects=False)

    def answers(self) -> bool:
        try:
            return self.get("/healthz").status_code == 200
        except (requests.ConnectionError, requests.Timeout):
            assert self.process.poll() is None, self.log.read_text()
            return False

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


Server = TypeVar("Server", bound=HttpProcess)


@contextmanager
def answering(servers: list[Server]) -> Iterator[list[Server]]:
    """All of them, from when each answers until they are stopped."""
    try:
        for server in servers:
            wait_until(server.answers, f"{server.url} answers: {server.log}")
        yield servers
    finally:
        for server in servers:
            server.stop()
