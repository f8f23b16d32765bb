"""A body in words: a line for each paragraph, pictures as their alt text, links with their address.

A calculation: no database, no network.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from .. import body

# Of a body as visitors get it: a picture stands in a figure, or among words.
SHOWN_PICTURE = re.compile(r"<figure\b.*?</figure>|<picture\b.*?</picture>", re.DOTALL)
ALT = re.compile(r'<img\b[^>]*?\balt="([^"]*)"')
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def words_of_body(stored: str, alt: Callable[[int], str]) -> str:
    """Of a stored body; `alt` answers for the library's picture of that number."""

    def said(pk: int) -> str:
        return _picture(html.escape(alt(pk)))

    clean = body.sanitise(stored)
    return _lines(body.with_pictures(clean, lambda pk: f"<p>{said(pk)}</p>", said))


def words_of_public_body(shown: str) -> str:
    """Of an edition's body, with the alt text that was frozen in it."""

    def said(match: re.Match[str]) -> str:
        found = ALT.search(match[0])
        words = _picture(found[1] if found else "")
        return f"<p>{words}</p>" if match[0].startswith("<figure") else words

    return _lines(SHOWN_PICTURE.sub(said, shown))


def _picture(alt: str) -> str:
    return f"[Picture: {alt or 'no alt text'}]"


def _lines(markup: str) -> str:
    # A link that leads elsewhere than before is a change that words alone would hide.
    markup = LINK.sub(lambda match: f"{match[2]} [link: {match[1]}]", markup)
    return body.plain_text(body.BLOCK.sub(r"<p>[Block: \1]</p>", markup))
