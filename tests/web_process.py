"""A web process as `make run` starts it, on the test's database or another."""

from __future__ import annotations

from pathlib import Path

from tests.http_process import HttpProcess


class WebProcess(HttpProcess):
    """`environment` names the broker; DEBUG only spares collecting style sheets."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        command = [
            *("-m", "granian", "newsroom.wsgi:application", "--interface", "wsgi"),
            *("--workers", "1", "--blocking-threads", "8"),
        ]
        super().__init__("web", folder, command, {"DEBUG": "1"} | environment)
