"""Turning an engine's extract, with its marks around the words that were found, into HTML."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# Characters of Unicode's private use: taken out of every text before it is indexed or shown.
START, END = "\ue000", "\ue001"


def without_marks(text: str) -> str:
    return text.replace(START, "").replace(END, "").replace("\0", "")


def as_html(extract: str) -> SafeString:
    """Escaped, with `<mark>` around what was found."""
    text = escape(" ".join(extract.split()))
    # Escaped just above; the marks are ours.
    return mark_safe(text.replace(START, "<mark>").replace(END, "</mark>"))  # noqa: S308
