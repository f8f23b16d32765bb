"""The versions of a story that somebody can choose: each saving and move, and each edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from ..models import Article, Edition
from ..person_name import name_of
from .reading import Reading, reading_of, reading_of_edition

MOST = 300  # of each, the newest
NOW = "now"
KEY = re.compile(r"([ve])(\d{1,18})", re.ASCII)
PUBLISHED_AS = re.compile(r"Published as edition (\d+)\b")
KINDS = {"+": "First saved", "~": "Saved", "-": "Deleted"}


@dataclass(frozen=True)
class Version:
    """`key` chooses it in an address; `row` is its line in the history, `edition` what it became.

    An edition of a story that was brought in from elsewhere has no row; what is saved now, neither.
    """

    key: str
    name: str
    at: datetime
    who: str
    row: Any = None
    edition: Edition | None = None

    @property
    def label(self) -> str:
        """As “Saved: 5 November 2026, 09:00:12, Robin Hale”."""
        return f"{self.name}: {self._when}{f', {self.who}' if self.who else ''}"

    @property
    def short_name(self) -> str:
        """As “edition 2”, or “the version of 5 November 2026, 09:00:12”."""
        return f"edition {self.edition.number}" if self.edition else f"the version of {self._when}"

    @property
    def _when(self) -> str:
        at = timezone.localtime(self.at)
        return f"{at.day} {at:%B %Y, %H:%M:%S}"


def versions_of(article: Article) -> list[Version]:
    """What is saved now, and then everything before, the newest first."""
    editions = Edition.archive.filter(article=article).select_related("published_by")
    rows = article.history.select_related("history_user").defer("body")
    by_number = {edition.number: edition for edition in editions.order_by("-number")[:MOST]}
    found = [_of_row(row, by_number) for row in rows.order_by("-pk")[:MOST]]
    told = {version.edition.number for version in found if version.edition}
    found += [_of_edition(one) for number, one in by_number.items() if number not in told]
    return [_now(article), *sorted(found, key=lambda version: version.at, reverse=True)]


def version_of(article: Article, key: str) -> Version | None:
    """The one that somebody chose, if the story has it."""
    if key == NOW:
        return _now(article)
    match = KEY.fullmatch(key)
    if match is None:
        return None
    number = int(match[2])
    if match[1] == "v":
        row = article.history.select_related("history_user").filter(pk=number).first()
        return _of_row(row, {}) if row else None
    edition = Edition.archive.filter(article=article, number=number).first()
    return _of_edition(edition, _row_of(article, number)) if edition else None


def read(article: Article, version: Version) -> Reading:
    """What stood in it, with what the rooms above had then."""
    if version.row is None:
        return reading_of_edition(version.edition) if version.edition else reading_of(article)
    reading = reading_of(version.row, ended_at(article, version))
    return reading | reading_of_edition(version.edition) if version.edition else reading


def ended_at(article: Article, version: Version) -> datetime | None:
    """When the next version took the place of this one, which has a row; None: it is the last."""
    after = article.history.filter(pk__gt=version.row.pk).order_by("pk").first()
    return after.history_date if after else None


def _now(article: Article) -> Version:
    return Version(NOW, "What is saved now", article.updated_at, "")


def _of_row(row: Any, editions: dict[int, Edition]) -> Version:
    what = row.history_change_reason or KINDS[row.history_type]
    published = PUBLISHED_AS.match(what)
    edition = editions.get(int(published[1])) if published else None
    if edition:
        return _of_edition(edition, row)
    return Version(f"v{row.pk}", what, row.history_date, name_of(row.history_user), row)


def _of_edition(edition: Edition, row: Any = None) -> Version:
    name = row.history_change_reason if row else f"Published as edition {edition.number}"
    who = name_of(edition.published_by)
    return Version(f"e{edition.number}", name, edition.created_at, who, row, edition)


def _row_of(article: Article, number: int) -> Any:
    """The line that publishing left: it has the story exactly as it went out."""
    begins = f"Published as edition {number}"
    rows = article.history.select_related("history_user")
    for row in rows.filter(history_change_reason__startswith=begins).order_by("pk"):
        match = PUBLISHED_AS.match(row.history_change_reason)
        if match and int(match[1]) == number:
            return row
    return None
