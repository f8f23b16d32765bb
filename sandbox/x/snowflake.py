"""X's ids: numbers that grow with time, so that "newer" is simply "greater".

The layout is Twitter's published Snowflake: milliseconds since its epoch, then 22 bits.
"""

import re
from datetime import datetime
from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

TWITTER_EPOCH_MS = 1_288_834_974_657
LARGEST_ID = 2**63 - 1


def next_id(now: datetime, last_id: int | None) -> int:
    """An id for something made `now` that is greater than `last_id`, whatever the clock did."""
    from_clock = (int(now.timestamp() * 1000) - TWITTER_EPOCH_MS) << 22
    return max(from_clock, (last_id or 0) + 1)


def read_id(written: str) -> int | None:
    """The id that `written` spells, or None where it spells none: X has 1 to 19 digits."""
    if not re.fullmatch(r"[0-9]{1,19}", written) or int(written) > LARGEST_ID:
        return None
    return int(written)


def find(rows: QuerySet[Row], written: str) -> Row | None:
    """The one of `rows` whose id `written` spells, or None."""
    row_id = read_id(written)
    return None if row_id is None else rows.filter(pk=row_id).first()
