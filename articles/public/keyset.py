"""Pages of a list, found by where the visitor is in it and never by a count or an offset.

A place is a moment and a story's id, as `?before=…&than=…` for older stories and `?after=…&than=…`
for newer ones: an index seeks to it, so that page 4,000 costs what page 1 costs, and a story
published meanwhile moves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.dateparse import parse_datetime

from ..models import Edition
from ..models.edition_sets import EditionQuerySet

# The names that `Place.of` reads from a query.
PLACE_IN_A_LIST = ("before", "after", "than")


@dataclass(frozen=True)
class Place:
    """Before or after an edition, in the order newest first."""

    moment: datetime
    article_id: int
    is_newer: bool = False

    @classmethod
    def beside(cls, edition: Edition, *, is_newer: bool = False) -> Place:
        return cls(edition.published_at, edition.article_id, is_newer)

    @classmethod
    def of(cls, query: QueryDict) -> Place | None:
        """Where a request is; None for the beginning, to which a broken link leads too."""
        is_newer = "after" in query
        try:
            moment = parse_datetime(query.get("after" if is_newer else "before", ""))
            than = int(query.get("than", "0")[:20])
            if moment is None or moment.tzinfo is None or not 0 <= than < 2**63:
                return None
            return cls(moment.astimezone(UTC), than, is_newer)
        except (ValueError, OverflowError):
            return None

    def as_query(self) -> dict[str, str]:
        name = "after" if self.is_newer else "before"
        return {name: self.moment.isoformat(), "than": str(self.article_id)}


@dataclass(frozen=True)
class ListPage:
    """Some editions of a list, newest first, and the places of those around them.

    `newer` is None at the beginning of the list, and where nothing was found.
    """

    editions: list[Edition]
    older: Place | None
    newer: Place | None

    def older_url(self, request: HttpRequest) -> str:
        return address_at(request, self.older)

    def newer_url(self, request: HttpRequest) -> str:
        return address_at(request, self.newer)


def page_at(editions: EditionQuerySet, place: Place | None, size: int) -> ListPage:
    """One query: at most `size` editions at a place, or the newest."""
    if place and place.is_newer:
        found = list(editions.newer_than(place.moment, place.article_id).oldest_first()[: size + 1])
        shown = found[:size][::-1]
        older = Place.beside(shown[-1]) if shown else None
        newer = Place.beside(shown[0], is_newer=True) if len(found) > size else None
        return ListPage(shown, older, newer)
    if place:
        editions = editions.older_than(place.moment, place.article_id)
    found = list(editions.newest_first()[: size + 1])
    shown = found[:size]
    older = Place.beside(shown[-1]) if len(found) > size else None
    newer = Place.beside(shown[0], is_newer=True) if place and shown else None
    return ListPage(shown, older, newer)


def address_at(request: HttpRequest, place: Place | None) -> str:
    """The request's path at another place, with what else was asked for; "" for none."""
    if place is None:
        return ""
    kept = {
        name: value
        for name, value in request.GET.items()
        if name not in PLACE_IN_A_LIST and len(value) < 200
    }
    return f"{request.path}?{urlencode(kept | place.as_query())}"
