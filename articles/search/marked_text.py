"""Turning an engine's extract, with its marks around the words that were found, into HTML."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .plain_letters import plain

# Characters of Unicode's private use: taken out of every text before it is indexed or shown.
START, END = "\ue000", "\ue001"


def without_marks(text: str) -> str:
    return text.replace(START, "").replace(END, "").replace("\0", "")


def as_written(extract: str, text: str) -> str:
    """The extract with the letters of the text that it was taken from, accents and all.

    The engine was given plain letters, one for one. Where it left something out of the midst, its
    own letters stand.
    """
    bare = extract.replace(START, "").replace(END, "")
    start = plain(text).find(bare)
    if start < 0 or text.isascii():
        return extract
    letters = iter(text[start : start + len(bare)])
    return "".join(c if c in (START, END) else next(letters) for c in extract)


def as_html(extract: str) -> SafeString:
    """Escaped, with `<mark>` around what was found."""
    text = escape(" ".join(extract.split()))
    # Escaped just above; the marks are ours.
    return mark_safe(text.replace(START, "<mark>").replace(END, "</mark>"))  # noqa: S308
