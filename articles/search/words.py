"""What somebody typed into the search box, understood: words, and phrases in quotation marks.

A calculation. Whatever is typed, at most a few short terms come out, and none is an operator: both
engines are given quoted terms alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_QUERY = 200  # characters; the rest is not read
MOST_TERMS = 10

# A phrase that is closed, or else whatever stands between spaces.
TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
QUOTATION_MARKS = str.maketrans("“”„«»", '"' * 5)


def terms_of(typed: str) -> list[str]:
    """The words and phrases to look for, each with a letter or a figure in it."""
    return list(dict.fromkeys(_terms(typed[:LONGEST_QUERY])))[:MOST_TERMS]


def _terms(typed: str) -> Iterator[str]:
    for match in TERM.finditer(typed.translate(QUOTATION_MARKS)):
        term = " ".join(_sayable(match[1] or match[2] or "").split())
        if any(character.isalnum() for character in term):
            yield term


def _sayable(term: str) -> str:
    """Without control characters and half surrogates, which a database refuses."""
    return "".join(c if c.isprintable() else " " for c in term)
