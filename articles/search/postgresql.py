"""Search on PostgreSQL: a stored vector with a GIN index, through `django.contrib.postgres`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    SearchVector,
    SearchVectorField,
)
from django.db import connection, models
from django.db.models import Expression, F, Func, Value

from .engine import EXTRACT_WORDS, LONGEST_INDEXED, Marked, Question
from .filters import marks_of
from .kindred_words import with_kindred
from .marked_text import END, START, as_written, without_marks
from .order_number import article_id_of, order_number
from .plain_letters import composed, plain

if TYPE_CHECKING:
    from ..models.edition import Edition

# English stems and no stop words, as on SQLite: made by a migration.
CONFIG = "newsroom_english"
# How many of the newest stories are looked through before the index is asked for all hits.
NEWEST_LOOKED_THROUGH = 1_000
# How many of the newest stories with all words of a phrase are read for the phrase itself.
MOST_READ_FOR_A_PHRASE = 1_500
# To the stories with words that so many of the newest have one walks, newest first: fetching and
# sorting all that have them took 0.8 s in place of 15 ms, of 100,000.
COMMON_IN_THE_NEWEST = 200
# Sorted by an expression, so that no planner walks the whole table in order instead.
IN_NO_INDEX = F("number") + 0

# https://www.postgresql.org/docs/current/textsearch-controls.html#TEXTSEARCH-HEADLINE
WHOLE = f"StartSel={START}, StopSel={END}, HighlightAll=true"
EXTRACT = (
    f"StartSel={START}, StopSel={END}, MaxFragments=1, ShortWord=0, "
    f"MaxWords={EXTRACT_WORDS}, MinWords={EXTRACT_WORDS // 2}"
)
# One query of our own: a headline each by the ORM took it five times as long to write.
MARKED = f"""
    SELECT number,
        ts_headline('{CONFIG}', title, words, '{WHOLE}'),
        ts_headline('{CONFIG}', summary, words, '{WHOLE}'),
        ts_headline('{CONFIG}', body, words, '{EXTRACT}')
    FROM (VALUES {{hits}}) AS hit (number, title, summary, body),
        (SELECT {{asked}} AS words) AS asked
"""  # noqa: S608  placeholders are filled in, and constants of ours


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
        return _hits(_in_days(question), question)[:most].count()

    def marked(self, question: Question, numbers: list[int]) -> dict[int, Marked]:
        if not question.terms:
            return {}
        from ..models.edition import Edition

        by_article = {article_id_of(number): number for number in numbers}
        found = Edition.objects.filter(article__in=by_article)
        texts = {
            by_article[article]: Marked(*map(_read, words))
            for article, *words in found.values_list("article", "title", "summary", "plain_text")
        }
        if not texts:
            return {}
        asked, parameters = _as_sql(_words(question.terms))
        hits: list[Any] = []
        for number, text in texts.items():
            hits += (number, plain(text.title), plain(text.summary), plain(text.body))
        rows = ", ".join(["(%s, %s, %s, %s)"] * len(texts))
        with connection.cursor() as cursor:
            cursor.execute(MARKED.format(hits=rows, asked=asked), [*hits, *parameters])
            marked = cursor.fetchall()
        return {
            number: Marked(
                as_written(title, texts[number].title),
                as_written(summary, texts[number].summary),
                as_written(body, texts[number].body),
            )
            for number, title, summary, body in marked
        }


def _as_sql(words: SearchQuery) -> tuple[str, list[Any]]:
    """With its parameters, for a query of our own."""
    query = SearchRow.objects.all().query
    sql, parameters = query.get_compiler(connection=connection).compile(
        words.resolve_expression(query)
    )
    return sql, list(parameters)


def _vector_of(edition: Edition) -> Expression:
    return (
        SearchVector(Value(_indexed(edition.title)), weight="A", config=CONFIG)
        + SearchVector(Value(_indexed(edition.summary)), weight="B", config=CONFIG)
        + SearchVector(Value(_indexed(edition.plain_text)), weight="C", config=CONFIG)
        + SearchVector(Value(marks_of(edition)), weight="D", config="simple")
    )


def _read(text: str) -> str:
    """What is searched of a text."""
    return without_marks(composed(text)[:LONGEST_INDEXED])


def _indexed(text: str) -> str:
    # SQLite's tokenizer does the same to accents by itself; here it would take an extension.
    return plain(_read(text))


def _words(terms: list[str], search_type: str = "phrase") -> SearchQuery:
    def any_of(words: list[str]) -> SearchQuery:
        return reduce(
            or_,
            (
                SearchQuery(plain(composed(word)), config=CONFIG, search_type=search_type)
                for word in words
            ),
        )

    return reduce(and_, (any_of(with_kindred(term)) for term in terms))


def _asked(question: Question, search_type: str = "phrase") -> SearchQuery:
    asked = [SearchQuery(mark, config="simple") for mark in question.filters.marks()]
    words = [_words(question.terms, search_type)] if question.terms else []
    return reduce(and_, [*asked, *words])


def _hits(rows: models.QuerySet[SearchRow], question: Question) -> models.QuerySet[SearchRow]:
    """Those of the rows that answer the question.

    GIN knows which rows have all the words, and not where in them: each row with the words of a
    phrase must be read. Those are the newest `MOST_READ_FOR_A_PHRASE`, whatever the words.
    """
    if not question.has_phrase:
        return rows.filter(vector=_asked(question))
    with_all_words = rows.filter(vector=_asked(question, "plain"))
    floor = _floor(rows)
    lately = with_all_words.filter(number__gt=floor) if floor else with_all_words.none()
    is_common = lately[:COMMON_IN_THE_NEWEST].count() == COMMON_IN_THE_NEWEST
    in_order = with_all_words.order_by("-number" if is_common else IN_NO_INDEX.desc())
    newest = in_order.values_list("number", flat=True)
    # The operator's function and a list of numbers: neither leads the planner back to GIN.
    is_hit = Func(
        F("vector"), _asked(question), function="ts_match_vq", output_field=models.BooleanField()
    )
    found = rows.alias(is_among=_is_among(list(newest[:MOST_READ_FOR_A_PHRASE])), is_hit=is_hit)
    return found.filter(is_among=True, is_hit=True)


def _is_among(numbers: list[int]) -> Func:
    """Whether a row has one of these. As one value: Django takes long over a list of thousands."""
    return Func(
        F("number"),
        Value(numbers),
        template="%(expressions)s)",
        arg_joiner=" = ANY (",
        output_field=models.BooleanField(),
    )


def _in_days(question: Question) -> models.QuerySet[SearchRow]:
    lowest, end = question.filters.numbers()
    return SearchRow.objects.filter(number__gte=lowest, number__lt=end)


def _floor(rows: models.QuerySet[SearchRow]) -> int | None:
    """The number below the newest that are looked through; None when there are no more."""
    numbers = rows.order_by("-number").values_list("number", flat=True)
    return numbers[NEWEST_LOOKED_THROUGH : NEWEST_LOOKED_THROUGH + 1].first()


def _newest(rows: models.QuerySet[SearchRow], question: Question, most: int) -> list[int]:
    """The newest hits among the rows.

    GIN knows no order, so a common word would have all its hits fetched and sorted. Such a word
    stands in the newest stories often enough: they are looked through first, by their numbers. A
    word that is rare there is asked of the index.
    """
    numbers = rows.order_by("-number").values_list("number", flat=True)
    floor = _floor(rows)
    if floor is not None:
        lately = numbers.filter(number__gt=floor, vector=_asked(question))[:most]
        if len(lately) == most:
            return list(lately)
    hits = _hits(rows, question).order_by(IN_NO_INDEX.desc())
    return list(hits.values_list("number", flat=True)[:most])
