"""A copy of the test's database: a backup to be put back, or what another server starts with.

with copied_database(tmp_path) as copy:
    ...DATABASE_URL=copy.url...
    copy.put_back()

Nobody else may be connected to the test's database when it is copied.
"""

from __future__ import annotations

import shutil
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from django.db import connection

from tests.newsroom_processes import database_url


class DatabaseCopy(ABC):
    def __init__(self, name: str) -> None:
        self.original = str(connection.settings_dict["NAME"])
        self.name = name
        connection.close()

    @property
    def url(self) -> str:
        return database_url(self.name)

    @abstractmethod
    def take(self) -> None: ...

    @abstractmethod
    def put_back(self) -> None:
        """The test's database is again what was copied; whoever uses it is stopped before."""

    @abstractmethod
    def drop(self) -> None: ...


class CopiedFile(DatabaseCopy):
    def take(self) -> None:
        with (
            closing(sqlite3.connect(self.original)) as original,
            closing(sqlite3.connect(self.name)) as copy,
        ):
            original.backup(copy)

    def put_back(self) -> None:
        connection.close()
        for journal in ("-wal", "-shm"):
            Path(self.original + journal).unlink(missing_ok=True)
        shutil.copyfile(self.name, self.original)

    def drop(self) -> None:
        """It goes with its folder."""


class CopiedOnPostgresql(DatabaseCopy):
    def take(self) -> None:
        self._run(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.original}"')

    def put_back(self) -> None:
        connection.close()
        self._run(
            f'DROP DATABASE "{self.original}" WITH (FORCE)',
            f'CREATE DATABASE "{self.original}" TEMPLATE "{self.name}"',
        )

    def drop(self) -> None:
        self._run(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def _run(self, *statements: str) -> None:
        with psycopg.connect(database_url("postgres"), autocommit=True) as server:
            for statement in statements:
                server.execute(statement)


@contextmanager
def copied_database(folder: Path) -> Iterator[DatabaseCopy]:
    copy: DatabaseCopy
    if connection.vendor == "sqlite":
        copy = CopiedFile(str(folder / "copy.sqlite3"))
    else:
        copy = CopiedOnPostgresql(f"{connection.settings_dict['NAME']}_copy")
    copy.take()
    try:
        yield copy
    finally:
        copy.drop()
