import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.sandbox_process import SandboxProcess, running_sandbox


@pytest.fixture(scope="session")
def _one_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    with running_sandbox(tmp_path_factory.mktemp("sandbox")) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(_one_sandbox: SandboxProcess) -> SandboxProcess:
    """A running sandbox that has forgotten everything the tests before did."""
    _one_sandbox.reset()
    return _one_sandbox


@pytest.fixture
def in_database(sandbox: SandboxProcess) -> Callable[..., None]:
    """Run one SQL statement in the sandbox's file: the way to let a day pass in a moment."""

    def run(statement: str, *values: Any) -> None:
        connection = sqlite3.connect(sandbox.database, timeout=20)
        with connection:
            connection.execute(statement, values)
        connection.close()

    return run
