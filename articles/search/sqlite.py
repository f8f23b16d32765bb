"""Search on SQLite: an FTS5 table (https://www.sqlite.org/fts5.html), made by a migration.

It is walked by rowid in descending order, which is how FTS5 is quick; filters are words in a
column of their own, so that they narrow the walk instead of following it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import connection

from .engine import EXTRACT_WORDS, LONGEST_INDEXED, Marked, Question
from .filters import marks_of
from .kindred_words import with_kindred
from .marked_text import END, START, without_marks
from .order_number import order_number

if TYPE_CHECKING:
    from ..models.edition import Edition

INSERT = """
    INSERT OR REPLACE INTO articles_search (rowid, title, summary, body, filed)
    VALUES (%s, %s, %s, %s, %s)
"""
MATCHES = "articles_search MATCH %s AND rowid >= %s AND rowid < %s"
NEWEST = f"SELECT rowid FROM articles_search WHERE {MATCHES} ORDER BY rowid DESC LIMIT %s"  # noqa: S608
# A word in the title weighs ten times one in the body; how a story is filed weighs nothing.
BEST = f"""
    SELECT rowid FROM (
        SELECT rowid, bm25(articles_search, 10.0, 4.0, 1.0, 0.0) AS distance
        FROM articles_search WHERE {MATCHES} ORDER BY rowid DESC LIMIT %s
    ) ORDER BY distance, rowid DESC
"""  # noqa: S608
COUNT = f"SELECT count(*) FROM ({NEWEST})"  # noqa: S608
MARKED = f"""
    SELECT
        highlight(articles_search, 0, '{START}', '{END}'),
        highlight(articles_search, 1, '{START}', '{END}'),
        snippet(articles_search, 2, '{START}', '{END}', '…', {EXTRACT_WORDS})
    FROM articles_search WHERE articles_search MATCH %s AND rowid = %s
"""  # noqa: S608  constants of ours


class SQLiteSearch:
    def keep(self, editions: Iterable[Edition]) -> None:
        rows = [
            (
                order_number(edition.published_at, edition.article_id),
                without_marks(edition.title),
                without_marks(edition.summary),
                without_marks(edition.plain_text[:LONGEST_INDEXED]),
                marks_of(edition),
            )
            for edition in editions
        ]
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, rows)

    def remove(self, number: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_search WHERE rowid = %s", [number])

    def newest(self, question: Question, before: int | None, most: int) -> list[int]:
        lowest, end = question.filters.numbers()
        end = end if before is None else min(before, end)
        return self._numbers(NEWEST, [match(question), lowest, end, most])

    def best(self, question: Question, most_ranked: int) -> list[int]:
        return self._numbers(BEST, [match(question), *question.filters.numbers(), most_ranked])

    def count(self, question: Question, most: int) -> int:
        return self._numbers(COUNT, [match(question), *question.filters.numbers(), most])[0]

    def marked(self, question: Question, numbers: list[int]) -> dict[int, Marked]:
        if not question.terms:
            return {}
        found: dict[int, Marked] = {}
        with connection.cursor() as cursor:
            for number in numbers:
                cursor.execute(MARKED, [match(question), number])
                if row := cursor.fetchone():
                    found[number] = Marked(*row)
        return found

    def _numbers(self, sql: str, parameters: list[str | int]) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return [row[0] for row in cursor.fetchall()]


def match(question: Question) -> str:
    """FTS5's own words for the question; whatever was typed is a string in quotation marks."""
    filed = " ".join(question.filters.marks())
    asked = f"filed : ({' AND '.join(filed.split())})"
    if question.terms:
        words = " AND ".join(_any_of(with_kindred(term)) for term in question.terms)
        asked += f" AND {{title summary body}} : ({words})"
    return asked


def _any_of(terms: list[str]) -> str:
    return f"({' OR '.join(map(_quoted, terms))})"


def _quoted(term: str) -> str:
    return '"' + term.replace('"', "") + '"'
