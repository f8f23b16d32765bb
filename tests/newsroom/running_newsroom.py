"""The whole newsroom as `make run` starts it, on free ports and in a folder of its own."""

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsroom.supervisor.instance import BASE_DIR
from tests.free_ports import free_ports

from .supervisor.waiting import wait_until

START_SECONDS = 240


class RunningNewsroom:
    """`python -m newsroom.supervisor` with no variable of the person who runs the tests."""

    def __init__(self, data_dir: Path, port: int | None = None, **more: str) -> None:
        self.data_dir = data_dir
        self.port = port or free_ports()
        self.url = f"http://127.0.0.1:{self.port}"
        self.sandbox_url = f"http://127.0.0.1:{self.port + 1}"
        self._output = data_dir.with_name(f"{data_dir.name}-output.txt")
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(data_dir),
            "PORT": str(self.port),
            "DATA_DIR": str(data_dir),
            "ENV_FILE": "",
            "DATABASE_URL": f"sqlite:///{data_dir / 'newsroom.sqlite3'}",
            **dict.fromkeys(("HOST", "REDIS_URL", "SITE_URL", "X_API_URL", "X_API_KEY"), ""),
            "SANDBOX": "1",
            "DEMO": "0",
            **more,
        }
        with self._output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "newsroom.supervisor"],
                cwd=BASE_DIR,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def output(self) -> str:
        return self._output.read_text()

    def ready(self) -> "RunningNewsroom":
        def is_settled() -> bool:
            return "Press Ctrl-C to stop." in self.output or self.process.poll() is not None

        wait_until(is_settled, f"the newsroom is ready: {self._output}", START_SECONDS)
        assert self.process.poll() is None, self.output
        return self

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page. Raises OSError for a closed door or an error status."""
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return answer.status, answer.read().decode()

    def manage(self, *command: str) -> str:
        """What the management command prints. Fails with its errors."""
        done = subprocess.run(
            [sys.executable, "-m", "newsroom.supervisor", "manage", *command],
            cwd=BASE_DIR,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def shell(self, program: str) -> str:
        """What the lines of Python print inside the newsroom."""
        return self.manage("shell", "--verbosity", "0", "--command", program)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Stops it and returns its exit status."""
        self.process.send_signal(number)
        return self.process.wait(timeout=60)

    def process_ids(self, word: str = "") -> list[int]:
        """Every process of this newsroom whose command line has this word in it."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                environment = (folder / "environ").read_bytes().split(b"\0")
                command = (folder / "cmdline").read_text(errors="replace")
                works_in = (folder / "cwd").readlink()
            except OSError:
                continue  # it has ended meanwhile
            # Valkey writes its title over its environment, but it works in its folder.
            is_ours = f"DATA_DIR={self.data_dir}".encode() in environment
            if (is_ours or works_in.is_relative_to(self.data_dir)) and word in command:
                found.append(int(folder.name))
        return found


@contextmanager
def running_newsroom(
    data_dir: Path, port: int | None = None, **more: str
) -> Iterator[RunningNewsroom]:
    """Yields it when every part of it answers, and stops it in the end."""
    newsroom = RunningNewsroom(data_dir, port, **more)
    try:
        yield newsroom.ready()
    finally:
        if newsroom.process.poll() is None:
            newsroom.stop()
