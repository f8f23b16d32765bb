"""Finding a person's name in a text, however accents, hyphens and quotation marks are written.

A calculation: no database, no network.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Letters that are no accented form of another in Unicode, though they look like one.
LOOKALIKES = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H"}
    | dict.fromkeys("‐‑‒–−", "-")
    # These stand between two thoughts, never within a word: “12 weeks—missing”.
    | dict.fromkeys("—―", " - ")
    | dict.fromkeys("’‘ʼʹ´`＇", "'")
    | dict.fromkeys("“”„«»", '"')
    | {"·": ""}
)
WORD = re.compile(r"\w+(?:'\w+)*")
# Between the parts of one name: “J. R.”, “Anne-Marie”, “Robert "Bob" Smith”.
WITHIN_NAME = re.compile(r"[\s\-.'\"()]*")
MOST_MIDDLE_NAMES = 2


@dataclass(frozen=True, order=True)
class Place:
    """From where to where in plain words."""

    start: int
    end: int


def plain_words(text: str) -> str:
    """Without accents; every dash and quotation mark the plain one; capitals as they are."""
    apart = unicodedata.normalize("NFKD", text.translate(LOOKALIKES))
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(LOOKALIKES)


def places_of(name: str, plain: str) -> list[Place]:
    """Where the text has all parts of the name in their order.

    A middle name that the record has is asked for; up to two that it has not may stand between.
    """
    parts = [_folded(match[0]) for match in WORD.finditer(plain_words(name))]
    words = list(WORD.finditer(plain))
    places = []
    for at in range(len(words)):
        last = _end_of_name(parts, words[at:], plain) if parts else None
        if last and not _is_joined(plain, words[at].start(), last.end()):
            places.append(Place(words[at].start(), last.end()))
    return places


def _end_of_name(parts: list[str], words: list[re.Match[str]], plain: str) -> re.Match[str] | None:
    """The last word of the name, if it begins with the first of the words."""
    wanted, skipped, before = list(parts), 0, None
    for word in words:
        if before and not WITHIN_NAME.fullmatch(plain, before.end(), word.start()):
            return None
        if _is_part(word[0], wanted[0], is_last=len(wanted) == 1):
            wanted.pop(0)
            if not wanted:
                return word
        elif before is None or not word[0][0].isupper() or skipped == MOST_MIDDLE_NAMES:
            return None
        else:
            skipped += 1
        before = word
    return None


def _is_part(word: str, part: str, *, is_last: bool) -> bool:
    """Whether a word of the text is that part of the name; “Ann Lee's” names Ann Lee."""
    if _folded(word) == part:
        return True
    return is_last and word.endswith(("'s", "'S")) and _folded(word[:-2]) == part


def _folded(word: str) -> str:
    return word.replace("'", "").casefold()


def _is_joined(plain: str, start: int, end: int) -> bool:
    """Whether a hyphen makes it a part of a longer name: “Ann Lee” in “Ann Lee-Brown”."""
    before, after = plain[max(0, start - 2) : start], plain[end : end + 2]
    return bool(re.fullmatch(r"[^\W\d]-", before) or re.fullmatch(r"-[^\W\d]", after))
