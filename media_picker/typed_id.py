"""An id that stands in an address or a form, where anybody can write anything."""

from __future__ import annotations

import re

# A bigint has 19 figures; Python refuses to read more than a few thousand.
FIGURES = re.compile(r"[0-9]{1,18}", re.ASCII)


def typed_id(words: object) -> int:
    """The row's id, or 0, which no row has."""
    text = str(words or "")
    return int(text) if FIGURES.fullmatch(text) else 0
