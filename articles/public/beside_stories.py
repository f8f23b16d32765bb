"""What the rooms above show that is no story, as the search finds it.

`articles` knows none of their names: each registers the parts of its own page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from ..search.plain_letters import plain
from ..search.words import terms_of

MOST = 3
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Part:
    """A part of a room's page at its address, and all that visitors read there.

    `of` is the page's title, or "" for the page itself.
    """

    title: str
    path: str
    text: str
    of: str = ""


registered: list[Callable[[], Iterable[Part]]] = []


def register(parts: Callable[[], Iterable[Part]]) -> None:
    """`parts` gives what visitors can read now; a few dozen at most, for each search reads all."""
    registered.append(parts)


def found_beside(typed: str) -> list[Part]:
    """The first that have every word and phrase of what was typed into the search box."""
    terms = [_words(term) for term in terms_of(typed)]
    parts = (part for ask in registered for part in ask()) if terms else ()
    found = (part for part in parts if _has_all(part, terms))
    return list(islice(found, MOST))


def _has_all(part: Part, terms: list[str]) -> bool:
    words = _words(f"{part.title} {part.text}")
    return all(term in words for term in terms)


def _words(text: str) -> str:
    """The words alone, with a space on either side of each."""
    return f" {' '.join(WORD.findall(plain(text).casefold()))} "
