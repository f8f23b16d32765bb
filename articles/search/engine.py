"""What an engine of full text answers, and how much it may do for one question.

Whatever the word, an engine never counts to the end nor ranks everything: newest first is a walk
along its index that stops, and best first ranks the newest hits alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from .filters import Filters

if TYPE_CHECKING:
    from ..models.edition import Edition

MOST_COUNTED = 1_000
MOST_RANKED = 500
# Of a longer story the rest is not searched: PostgreSQL's vector holds a megabyte at most.
LONGEST_INDEXED = 100_000  # characters
EXTRACT_WORDS = 28
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Marked:
    """A hit's words with `marked_text`'s marks around what was asked for.

    The title and the summary whole; of the body what stands around the first finds, or its
    beginning where nothing was found in it.
    """

    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class Question:
    terms: list[str]
    filters: Filters = field(default_factory=Filters)

    @property
    def has_phrase(self) -> bool:
        """Whether a term is more than one word: “lock-up” is two."""
        return any(len(WORD.findall(term)) > 1 for term in self.terms)


class Engine(Protocol):
    """One of the two databases' own full text; a hit is an order number."""

    def keep(self, editions: Iterable[Edition]) -> None:
        """Index these, in place of what was indexed of the same stories."""

    def remove(self, number: int) -> None: ...

    def newest(self, question: Question, before: int | None, most: int) -> list[int]:
        """Hits with lower numbers than `before`, the highest first."""

    def best(self, question: Question, most_ranked: int) -> list[int]:
        """The newest `most_ranked` hits, the best first."""

    def count(self, question: Question, most: int) -> int:
        """How many hits there are, or `most` where there are as many or more."""

    def marked(self, question: Question, numbers: list[int]) -> dict[int, Marked]:
        """Where the words stand in each of these; nothing where no words were asked for."""
