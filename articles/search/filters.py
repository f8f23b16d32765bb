"""What a search is narrowed to, and the words by which the index knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..london_time import midnight
from .order_number import HIGHEST, lowest_at

if TYPE_CHECKING:
    from ..models.edition import Edition

# Every story has it, so that a search by date alone is the same walk through the same index.
EVERY = "everystory"


def _mark(name: str, value: object) -> str:
    # One token for both engines, and no word that anybody writes.
    return f"filed{name}{value}"


def marks_of(edition: Edition) -> str:
    """The words under which an edition is indexed beside its own."""
    marks = [EVERY, _mark("kind", edition.kind)]
    if edition.category_id:
        marks.append(_mark("category", edition.category_id))
    if edition.district_id:
        marks.append(_mark("district", edition.district_id))
    return " ".join(marks)


@dataclass(frozen=True)
class Filters:
    """Ids of a category and a district, a kind, and the first and last day; None is any."""

    category_id: int | None = None
    district_id: int | None = None
    kind: str = ""
    first_day: date | None = None
    last_day: date | None = None

    def __bool__(self) -> bool:
        return self != Filters()

    def marks(self) -> list[str]:
        """What a story must be indexed under; never empty."""
        found = []
        if self.category_id is not None:
            found.append(_mark("category", self.category_id))
        if self.district_id is not None:
            found.append(_mark("district", self.district_id))
        if self.kind:
            found.append(_mark("kind", self.kind))
        return found or [EVERY]

    def numbers(self) -> tuple[int, int]:
        """The order numbers between which the days lie: from the first on, before the second."""
        lowest = lowest_at(midnight(self.first_day)) if self.first_day else -HIGHEST
        end = HIGHEST
        if self.last_day and self.last_day < date.max:
            end = lowest_at(midnight(self.last_day + timedelta(days=1)))
        return lowest, end
