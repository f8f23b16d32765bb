"""Search on PostgreSQL: a stored vector with a GIN index, through `django.contrib.postgres`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchRank,
    SearchVector,
    SearchVectorField,
)
from django.db import models
from django.db.models import Expression, F, Value

from .engine import EXTRACT_WORDS, LONGEST_INDEXED, Question
from .filters import marks_of
from .marked_text import END, START, without_marks
from .order_number import article_id_of, order_number

if TYPE_CHECKING:
    from ..models.edition import Edition

# English stems and no stop words, as on SQLite: made by a migration.
CONFIG = "newsroom_english"
# How many of the newest stories are looked through before the index is asked for all hits.
NEWEST_LOOKED_THROUGH = 1_000


class SearchRow(models.Model):
    """A live edition's words: one for each story, kept in step by publishing and withdrawing."""

    number = models.BigIntegerField(primary_key=True)
    vector = SearchVectorField()

    class Meta:
        app_label = "articles"
        required_db_vendor = "postgresql"
        indexes = [GinIndex(fields=["vector"], name="search_vector", fastupdate=False)]

    def __str__(self) -> str:
        return str(self.number)


class PostgreSQLSearch:
    def keep(self, editions: Iterable[Edition]) -> None:
        SearchRow.objects.bulk_create(
            [
                SearchRow(
                    number=order_number(edition.published_at, edition.article_id),
                    vector=_vector_of(edition),
                )
                for edition in editions
            ],
            update_conflicts=True,
            update_fields=["vector"],
            unique_fields=["number"],
        )

    def remove(self, number: int) -> None:
        SearchRow.objects.filter(number=number).delete()

    def clear(self) -> None:
        SearchRow.objects.all().delete()

    def newest(self, question: Question, before: int | None, most: int) -> list[int]:
        rows = _in_days(question)
        if before is not None:
            rows = rows.filter(number__lt=before)
        return _newest(rows, question, most)

    def best(self, question: Question, most_ranked: int) -> list[int]:
        newest = _newest(_in_days(question), question, most_ranked)
        # By the words alone: how a story is filed makes it no better.
        rank = SearchRank(F("vector"), _words(question.terms), weights=[0.0, 0.1, 0.4, 1.0])
        ranked = SearchRow.objects.filter(number__in=newest).annotate(rank=rank)
        return list(ranked.order_by("-rank", "-number").values_list("number", flat=True))

    def count(self, question: Question, most: int) -> int:
        return _in_days(question).filter(vector=_asked(question))[:most].count()

    def extracts(self, question: Question, numbers: list[int]) -> dict[int, str]:
        if not question.terms:
            return {}
        from ..models.edition import Edition

        extract = SearchHeadline(
            "plain_text",
            _words(question.terms),
            config=CONFIG,
            start_sel=START,
            stop_sel=END,
            max_words=EXTRACT_WORDS,
            min_words=EXTRACT_WORDS // 2,
            max_fragments=1,
        )
        by_article = {article_id_of(number): number for number in numbers}
        found = Edition.objects.filter(article__in=by_article).annotate(extract=extract)
        return {by_article[pk]: words for pk, words in found.values_list("article_id", "extract")}


def _vector_of(edition: Edition) -> Expression:
    body = without_marks(edition.plain_text[:LONGEST_INDEXED])
    return (
        SearchVector(Value(without_marks(edition.title)), weight="A", config=CONFIG)
        + SearchVector(Value(without_marks(edition.summary)), weight="B", config=CONFIG)
        + SearchVector(Value(body), weight="C", config=CONFIG)
        + SearchVector(Value(marks_of(edition)), weight="D", config="simple")
    )


def _words(terms: list[str]) -> SearchQuery:
    return reduce(and_, (SearchQuery(t, config=CONFIG, search_type="phrase") for t in terms))


def _asked(question: Question) -> SearchQuery:
    asked = [SearchQuery(mark, config="simple") for mark in question.filters.marks()]
    return reduce(and_, [*asked, *([_words(question.terms)] if question.terms else [])])


def _in_days(question: Question) -> models.QuerySet[SearchRow]:
    lowest, end = question.filters.numbers()
    return SearchRow.objects.filter(number__gte=lowest, number__lt=end)


def _newest(rows: models.QuerySet[SearchRow], question: Question, most: int) -> list[int]:
    """The newest hits among the rows.

    GIN knows no order, so a common word would have all its hits fetched and sorted. Such a word
    stands in the newest stories often enough: they are looked through first, by their numbers. A
    word that is rare there is asked of the index.
    """
    by_number = rows.order_by("-number")
    numbers = by_number.values_list("number", flat=True)
    floor = numbers[NEWEST_LOOKED_THROUGH : NEWEST_LOOKED_THROUGH + 1].first()
    hits = by_number.filter(vector=_asked(question)).values_list("number", flat=True)
    if floor is not None:
        lately = list(hits.filter(number__gt=floor)[:most])
        if len(lately) == most:
            return lately
    # Sorted by an expression, so that no planner walks the whole table in order instead.
    return list(hits.order_by((F("number") + 0).desc())[:most])
