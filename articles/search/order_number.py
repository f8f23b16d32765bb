"""A story's number in the search table, which sorts as its date does.

FTS5 walks its index quickly in the order of rowids and in no other. So a story's rowid is made of
the second of its publication and, below that, of its own id: newest first is the index backwards,
also for stories whose date lies before that of others published earlier. PostgreSQL has the same
numbers, so that a place in the results is one number on both.
"""

from __future__ import annotations

import math
from datetime import datetime

# 30 bits for a thousand million stories; the other 33 hold seconds until the year 2242.
ID_BITS = 30
ID_MASK = (1 << ID_BITS) - 1
HIGHEST = 2**63 - 1


def order_number(published_at: datetime, article_id: int) -> int:
    return (math.floor(published_at.timestamp()) << ID_BITS) | article_id


def article_id_of(number: int) -> int:
    return number & ID_MASK


def lowest_at(moment: datetime) -> int:
    """No story published at the moment or later has a lower one; any moment may be asked."""
    return max(-HIGHEST, min(order_number(moment, 0), HIGHEST))
