"""Turning an engine's extract, with its marks around the words that were found, into HTML."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .plain_letters import plain

# Characters of Unicode's private use: taken out of every text before it is indexed or shown.
START, END = "\ue000", "\ue001"
WORD = re.compile(r"\w")
# A line's last letter or figure, with nothing behind it that ends a sentence.
UNENDED = re.compile(rf"[\w{END}]$")


def without_marks(text: str) -> str:
    return text.replace(START, "").replace(END, "").replace("\0", "")


def as_written(extract: str, text: str) -> str:
    """The extract with the letters of the text that it was taken from, accents and all, and with
    an ellipsis where it is cut.

    The engine was given plain letters, one for one. Where it left something out of the midst, its
    own letters stand.
    """
    bare = without_marks(extract)
    start = plain(text).find(bare)
    if start < 0:
        return extract
    end = start + len(bare)
    letters = iter(text[start:end])
    written = "".join(c if c in (START, END) else next(letters) for c in extract)
    return _unless_cut(text[:start]) + written + _unless_cut(text[end:])


def _unless_cut(rest: str) -> str:
    """What an extract left off, if no words are in it."""
    return "…" if WORD.search(rest) else rest.strip()


def has_marks(text: str) -> bool:
    return START in text


def as_html(extract: str) -> SafeString:
    """Escaped, in one line, with `<mark>` around what was found."""
    text = escape(_in_one_line(extract))
    # Escaped just above; the marks are ours.
    return mark_safe(text.replace(START, "<mark>").replace(END, "</mark>"))  # noqa: S308


def _in_one_line(text: str) -> str:
    """With a dash after a heading or the point of a list, which end in no full stop."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    above = [UNENDED.sub(r"\g<0> –", line) for line in lines[:-1]]
    return " ".join(above + lines[-1:])
