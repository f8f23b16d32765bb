"""The one face of search, whichever database stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import connection
from django.utils.safestring import SafeString

from ..models.edition import Edition
from .engine import MOST_COUNTED, MOST_RANKED, Engine, Marked, Question
from .filters import Filters
from .marked_text import as_html, has_marks, without_marks
from .order_number import HIGHEST, article_id_of, order_number
from .postgresql import PostgreSQLSearch
from .sqlite import SQLiteSearch
from .words import terms_of

PAGE = 12


class Order(StrEnum):
    NEWEST = "newest"
    BEST = "best"


@dataclass(frozen=True)
class Hit:
    edition: Edition
    # Its words in HTML, with those marked that were asked for.
    title: SafeString
    # Where they stand in the body, or else in the summary; "" where none were asked for.
    extract: SafeString


@dataclass(frozen=True)
class Hits:
    """A page of what was found; `next_place` leads to the page after it, "" after the last.

    `count` is exact below `MOST_COUNTED`, and `MOST_COUNTED` whenever there are more.
    """

    hits: list[Hit]
    count: int
    next_place: str

    @property
    def has_more_than_counted(self) -> bool:
        return self.count >= MOST_COUNTED


NOTHING = Hits([], 0, "")


def engine() -> Engine:
    return PostgreSQLSearch() if connection.vendor == "postgresql" else SQLiteSearch()


def search(
    query: str,
    filters: Filters = Filters(),  # noqa: B008  frozen
    order: Order = Order.NEWEST,
    place: str = "",
) -> Hits:
    """A page of the live editions that have every word and phrase of the query.

    Anything may be asked: what is no word is left out, of a long query the beginning is read, and a
    place that nobody gave out is the beginning. Without a word, the filters alone decide; without
    these either, nothing is found.
    """
    question = Question(terms_of(query), filters)
    if not question.terms and not filters:
        return NOTHING
    if order is Order.BEST and question.terms:
        numbers, next_place = _best(question, place)
    else:
        numbers, next_place = _newest(question, place)
    if not numbers:
        return NOTHING
    count = engine().count(question, MOST_COUNTED)
    return Hits(_hits(question, numbers), count, next_place)


def keep(editions: Iterable[Edition]) -> None:
    """Let these live editions be found, in place of earlier ones of the same stories."""
    engine().keep(editions)


def remove(published_at: datetime, article_id: int) -> None:
    """Let the story be found no more."""
    engine().remove(order_number(published_at, article_id))


def holds(edition: Edition) -> bool:
    """Whether the index finds the edition's story by its title, live or not."""
    question = Question(terms_of(edition.title), Filters())
    number = order_number(edition.published_at, edition.article_id)
    return engine().newest(question, number + 1, 1) == [number]


def _newest(question: Question, place: str) -> tuple[list[int], str]:
    before = int(place) if place.isdecimal() and len(place) < 20 else None
    before = before if before is None or before <= HIGHEST else None
    found = engine().newest(question, before, PAGE + 1)
    return found[:PAGE], str(found[PAGE - 1]) if len(found) > PAGE else ""


def _best(question: Question, place: str) -> tuple[list[int], str]:
    start = int(place) if place.isdecimal() and len(place) < 4 else 0
    ranked = engine().best(question, MOST_RANKED)
    end = start + PAGE
    return ranked[start:end], str(end) if len(ranked) > end else ""


def _hits(question: Question, numbers: list[int]) -> list[Hit]:
    """With what visitors see now: a row that had lost its edition would show nothing."""
    articles = [article_id_of(number) for number in numbers]
    live = {e.article_id: e for e in Edition.objects.filter(article__in=articles).for_list()}
    marked = engine().marked(question, numbers)
    return [
        _hit(live[article_id], marked.get(number))
        for number, article_id in zip(numbers, articles, strict=True)
        if article_id in live
    ]


def _hit(edition: Edition, marked: Marked | None) -> Hit:
    if marked is None:
        return Hit(edition, as_html(edition.title), as_html(""))
    # PostgreSQL leaves out what looks like a tag, which a headline may have in it.
    is_whole = without_marks(marked.title) == edition.title
    is_in_summary_alone = has_marks(marked.summary) and not has_marks(marked.body)
    return Hit(
        edition,
        as_html(marked.title if is_whole else edition.title),
        as_html(marked.summary if is_in_summary_alone else marked.body),
    )
