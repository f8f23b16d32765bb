"""A contract as visitors see it: the frozen words, and the live stories that explain its points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.safestring import SafeString, mark_safe

from articles.models import Edition

HEADING = re.compile(r"<(/?)h([2-4])[^>]*>")


@dataclass(frozen=True)
class ShownPoint:
    pk: int
    number: int
    title: str
    promise: str
    request: str
    # The live edition of the story that explains it: only then is the point open.
    explanation: Edition | None

    @property
    def is_open(self) -> bool:
        return self.explanation is not None

    @property
    def path(self) -> str:
        return self.explanation.path if self.explanation else ""

    def explained_below(self, level: int) -> SafeString:
        """The explanation's body, its headings put in order below a heading of this level."""
        assert self.explanation is not None

        def lower(match: re.Match[str]) -> str:
            # Without ids: those were for the story's own page, and must be unique on this one.
            return f"<{match[1]}h{min(int(match[2]) - 1 + level, 6)}>"

        # An edition's body is sanitised before it is frozen.
        return mark_safe(HEADING.sub(lower, self.explanation.body))  # noqa: S308


@dataclass(frozen=True)
class ShownContract:
    title: str
    introduction: str
    figures: list[dict[str, str]]
    points: list[ShownPoint]

    @property
    def open_count(self) -> int:
        return sum(point.is_open for point in self.points)


def shown(content: dict[str, Any]) -> ShownContract:
    """What visitors see of a contract with this content now. One query, for live editions."""
    points = content["points"]
    pks = [point["pk"] for point in points]
    live = Edition.objects.filter(article__contract_point__pk__in=pks)
    explaining = {
        edition.point_pk: edition
        for edition in live.annotate(point_pk=F("article__contract_point__pk"))
        if not edition.is_appeal
    }
    return ShownContract(
        title=content["title"],
        introduction=content["introduction"],
        figures=content["figures"],
        points=[
            ShownPoint(number=number, explanation=explaining.get(point["pk"]), **point)
            for number, point in enumerate(points, start=1)
        ],
    )
