"""A statement whose SQL Django writes once, for where every millisecond counts.

On a tweet's way to X's door writing each statement took Django three times as long as answering it
took the database. What is asked stands in a queryset as everywhere; only its SQL is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.db import connection, models
from django.db.models.sql import UpdateQuery


class Given(models.Expression):
    """In a queryset: what is given each time, a number or a text."""

    def __init__(self, name: str) -> None:
        super().__init__(output_field=models.Field())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


@dataclass(frozen=True)
class WrittenOnce:
    sql: str
    values: tuple[Any, ...]

    @classmethod
    def update(cls, rows: models.QuerySet[Any], **changes: Any) -> WrittenOnce:
        """What `QuerySet.update` would do, for rows of one table."""
        query = cast("UpdateQuery", rows.query.chain(UpdateQuery))
        query.add_update_values(changes)
        return cls(*query.get_compiler(rows.db).as_sql())

    def run(self, **given: Any) -> int:
        """How many rows it changed."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self._filled_in(given))
            return cursor.rowcount

    def returning(self, model: type[models.Model], **given: Any) -> list[Any]:
        """The rows that it changed, as they are now."""
        return list(model._default_manager.raw(f"{self.sql} RETURNING *", self._filled_in(given)))

    def _filled_in(self, given: dict[str, Any]) -> list[Any]:
        return [given[it.name] if isinstance(it, Given) else it for it in self.values]
