"""Letters without their accents, one for one: “cafe” finds “café”, on both databases alike."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def composed(text: str) -> str:
    """With each accent in its letter's own character, where there is one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """The text with as many characters as before, so that a place in one is a place in the other.

    Only what is a letter and marks upon it changes: “ø” and “ß” are letters of their own.
    """
    return text if text.isascii() else "".join(map(_plain, text))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    apart = unicodedata.normalize("NFD", character)
    is_letter_with_marks = all(unicodedata.combining(mark) for mark in apart[1:])
    return apart[0] if is_letter_with_marks else character
