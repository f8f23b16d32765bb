"""A real sandbox in a process of its own, for every test that needs an outside service to talk to.

with running_sandbox(tmp_path) as sandbox:
    ...X_API_URL=sandbox.x_url...
    sandbox.set_behaviour(refuse_posts_with_status=503)
    assert len(sandbox.accepted()) == 1
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from tests.free_ports import free_port

PROJECT = Path(__file__).resolve().parent.parent
START_SECONDS = 90
STOP_SECONDS = 60


@dataclass(frozen=True)
class SandboxProcess:
    """The sandbox at `url` (its pages and controls).

    For the settings: `x_url` (X_API_URL), `flickr_url` (FLICKR_API_URL), `youtube_url`
    (YOUTUBE_API_URL) and `player_url` (YOUTUBE_PLAYER_URL).
    """

    url: str
    database: Path
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def x_url(self) -> str:
        return f"{self.url}/x"

    @property
    def flickr_url(self) -> str:
        return f"{self.url}/flickr/services/rest/"

    @property
    def youtube_url(self) -> str:
        return f"{self.url}/youtube"

    @property
    def player_url(self) -> str:
        """A video's id comes right behind it."""
        return f"{self.url}/youtube/embed/"

    def accepted(self) -> list[dict[str, Any]]:
        """What X accepted, oldest first, whether or not its answer arrived anywhere.

        Each: `id`, `text` as posted, `media` (`id`, `sha256`, `alt_text`), `created_at`,
        `deleted_at` (or None), `replied`.
        """
        return self._json(requests.get(f"{self.url}/rehearsal/accepted", timeout=10))

    def behaviour(self) -> dict[str, Any]:
        return self._json(requests.get(f"{self.url}/rehearsal/behaviour", timeout=10))

    def calls(self) -> dict[str, int]:
        """How often each thing was asked for: the keys are those of `sandbox.models.Counted`."""
        return self._json(requests.get(f"{self.url}/rehearsal/calls", timeout=10))

    def set_behaviour(self, **changes: object) -> dict[str, Any]:
        """Change how the services behave.

        The keys are those of `sandbox.x.models.behaviour`, `sandbox.flickr.models` and
        `sandbox.youtube.models`. A change holds until it is changed back, or, with
        `calls_left={key: 1}` beside it, for so many of the calls that it concerns.
        """
        return self._json(
            requests.post(f"{self.url}/rehearsal/behaviour", json=changes, timeout=10)
        )

    def reset(self) -> None:
        """Forget all tweets, pictures, counted calls and ordered behaviour.

        A post that a rehearsed delay still holds up may be accepted afterwards: wait for it first.
        """
        self._json(requests.post(f"{self.url}/rehearsal/reset", json={}, timeout=10))

    def stop(self, with_signal: signal.Signals = signal.SIGTERM) -> int:
        """Stop it as a supervisor would; the exit status. Raises TimeoutExpired if it stays."""
        self.process.send_signal(with_signal)
        return self.process.wait(timeout=STOP_SECONDS)

    def _json(self, response: requests.Response) -> Any:
        assert response.ok, (
            f"{response.request.url} answered {response.status_code}: {response.text}"
        )
        return response.json()


@contextmanager
def running_sandbox(folder: Path, site_name: str = "Eastmere Police") -> Iterator[SandboxProcess]:
    """Start a sandbox whose database and log live in `folder`; stop it at the end.

    Started again in the same folder it still has its tweets.
    """
    port = free_port()
    database = folder / "data" / "sandbox.sqlite3"
    log = folder / "sandbox.log"
    sandbox = SandboxProcess(
        url=f"http://127.0.0.1:{port}",
        database=database,
        log=log,
        process=_start(port, database, log, site_name),
    )
    try:
        _wait_until_it_answers(sandbox)
        yield sandbox
    finally:
        _leave_nothing_behind(sandbox.process)


def _start(port: int, database: Path, log: Path, site_name: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sandbox.serve", "--port", str(port)]
    command += ["--database", str(database)]
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            cwd=PROJECT,
            env=os.environ | {"SANDBOX_SITE_NAME": site_name},
            stdout=output,
            stderr=subprocess.STDOUT,
            # A group of its own: the web server works in a child process, which must not outlive
            # the test either.
            start_new_session=True,
        )


def _wait_until_it_answers(sandbox: SandboxProcess) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if sandbox.process.poll() is not None:
            break
        try:
            sandbox.behaviour()
            return
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.05)
    raise AssertionError(f"The sandbox did not start:\n{sandbox.log.read_text()}")


def _leave_nothing_behind(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=STOP_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=STOP_SECONDS)
