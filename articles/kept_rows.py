"""The database itself refuses to change or delete a record: by triggers on the tables of those
models that `keep_for_ever` names.

`QuerySet.update`, a raw statement and a hand at the database's own console pass Django's signals
by; they do not pass these. The triggers are set after every `migrate`, and not by one migration,
because SQLite loses them when a later migration rebuilds the table. What the law wants erased, and
a migration that must rewrite a record, go through `unguarded`. PostgreSQL's TRUNCATE, with which
its tests empty the tables, asks no such trigger.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models.signals import post_migrate

from .models.kept_record import kept_tables

ON_SQLITE = [
    "CREATE TRIGGER IF NOT EXISTS {table}_unchanged BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is a record: it is never changed.'); END",
    "CREATE TRIGGER IF NOT EXISTS {table}_undeleted BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is a record: it is never deleted.'); END",
]
OFF_SQLITE = [
    "DROP TRIGGER IF EXISTS {table}_unchanged",
    "DROP TRIGGER IF EXISTS {table}_undeleted",
]
ON_POSTGRESQL = [
    "CREATE OR REPLACE FUNCTION refuse_to_change_a_record() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is a record: it is never changed or deleted.', TG_TABLE_NAME "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE OR REPLACE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_record()",
]
OFF_POSTGRESQL = ["DROP TRIGGER IF EXISTS {table}_kept ON {table}"]

# The databases whose records can be changed here and now.
_unguarded: ContextVar[frozenset[str]] = ContextVar("unguarded", default=frozenset())

STATEMENTS = {"sqlite": (ON_SQLITE, OFF_SQLITE), "postgresql": (ON_POSTGRESQL, OFF_POSTGRESQL)}


def guard_again(vendor: str, tables: list[str]) -> list[str]:
    """The statements that set the triggers; they may be there already."""
    return [line.format(table=table) for table in tables for line in STATEMENTS[vendor][0]]


def let_go(vendor: str, tables: list[str]) -> list[str]:
    """The statements that take the triggers off."""
    return [line.format(table=table) for table in tables for line in STATEMENTS[vendor][1]]


@contextmanager
def unguarded(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """In this block, one transaction, rows of these tables can be changed and deleted in SQL and by
    `QuerySet.update` and `_raw_delete`; others wait, or still find the triggers. A block within
    another is part of it: the triggers are back when the outer one ends.

    For what a law or a court wants erased, by whoever looks after the database; no page of the
    newsroom comes here.
    """
    connection, tables, open_now = connections[using], kept_tables(), _unguarded.get()
    is_within = using in open_now
    mark = _unguarded.set(open_now | {using})
    try:
        with transaction.atomic(using=using), connection.cursor() as cursor:
            for line in [] if is_within else let_go(connection.vendor, tables):
                cursor.execute(line)
            yield
            for line in [] if is_within else guard_again(connection.vendor, tables):
                cursor.execute(line)
    finally:
        _unguarded.reset(mark)


def guard(using: str = DEFAULT_DB_ALIAS, **_: object) -> None:
    """After `migrate`: whatever tables there are by now."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    tables = [table for table in kept_tables() if table in there]
    with connection.cursor() as cursor:
        for line in guard_again(connection.vendor, tables):
            cursor.execute(line)


def guard_after_migrating(room: AppConfig) -> None:
    """Called once, when Django starts."""
    post_migrate.connect(guard, sender=room, dispatch_uid="records are kept")
