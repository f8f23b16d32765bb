"""Words that came from another service: kept as one short line of plain text."""

from __future__ import annotations

MOST_CHARACTERS = 300


def plain_line(words: object) -> str:
    """One line of at most 300 characters, without control or direction characters.

    Whatever is no text becomes "". Marking up is the template's affair: it escapes.
    """
    if not isinstance(words, str):
        return ""
    # A right-to-left override would turn round the words beside it: not printable either.
    printable = "".join(c if c.isprintable() else " " for c in words[: 4 * MOST_CHARACTERS])
    return " ".join(printable.split())[:MOST_CHARACTERS]
