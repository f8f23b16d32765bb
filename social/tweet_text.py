"""How long a tweet's words may be, counted as X counts: one rule for counter, form and worker.

X counts by weight (twitter-text's configuration v3, docs.x.com «Counting characters»): most Latin
letters 1, Chinese, Japanese, Korean and emoji 2, and a link 23, however long it is. The newsroom's
own limits are for the words; the story's link comes on top: 200 + 1 + 23 is below X's 280.
A calculation: no database, no network.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from twitter_text import parse_tweet

LIMIT = 200
LIMIT_WITH_IMAGE = 170
MOST_ALT_CHARACTERS = 1_000  # X's own limit for a picture's alt text
# twitter-text takes seconds for a hundred thousand characters, so very long texts are not weighed.
# Ten times the limit leaves room for emoji of many code points, and for two or three long links.
MOST_CHARACTERS = 10 * LIMIT
# Nor words of very many parts, “a.b.a.b.…”: its search for links takes seconds for them too.
MANY_PARTS = re.compile(r"(?:[^\s.]+\.){20}")


@dataclass(frozen=True)
class Count:
    """The weight of a tweet's words beside their limit."""

    used: int
    limit: int

    @property
    def over(self) -> int:
        return max(0, self.used - self.limit)

    @property
    def is_over(self) -> bool:
        return self.used > self.limit

    @property
    def words(self) -> str:
        """For a screen: “171 / 170: 1 over”."""
        return f"{self.used} / {self.limit}" + (f": {self.over} over" if self.is_over else "")

    @property
    def left(self) -> int:
        return self.limit - self.used

    @property
    def said(self) -> str:
        """For a screen reader: “1 character over the limit”."""
        number = abs(self.left)
        characters = f"{number} character{'' if number == 1 else 's'}"
        return f"{characters} over the limit." if self.is_over else f"{characters} left."

    @property
    def message(self) -> str:
        """What to do about it, or "" when it fits."""
        if not self.is_over:
            return ""
        why = " with an image" if self.limit == LIMIT_WITH_IMAGE else ""
        return (
            f"The tweet is {self.over} character{'s' if self.over > 1 else ''} too long: "
            f"{self.used} of {self.limit}{why}. The link to the story is not counted."
        )


def normalise(text: str) -> str:
    """The words as they are kept and counted: composed (NFC), line ends alike, trimmed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def is_weighable(text: str) -> bool:
    """Whether X's rules can be applied to it in good time; nobody writes a tweet that is not."""
    return len(text) <= MOST_CHARACTERS and not MANY_PARTS.search(text)


def count(text: str, *, has_image: bool) -> Count:
    """The weight of the words, without the story's link; what cannot be weighed is just over."""
    text = normalise(text)
    limit = LIMIT_WITH_IMAGE if has_image else LIMIT
    if not is_weighable(text):
        return Count(max(len(text), limit + 1), limit)
    return Count(parse_tweet(text).weightedLength, limit)


def with_link(text: str, url: str) -> str:
    """The whole tweet: the words, a space and the story's public link."""
    return f"{normalise(text)} {url}".strip()
