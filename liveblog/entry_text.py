"""The words of an entry: what may stand in them, and what becomes of what somebody typed.

Typed on a phone as often as not: an empty line begins a paragraph, a bare address becomes a link,
and of HTML little is allowed. A calculation: no database, no network.
"""

from __future__ import annotations

import re

import nh3

from articles.body import CLEAN_CONTENT, URL_SCHEMES

TAGS = {"p", "br", "strong", "b", "em", "i", "a", "ul", "ol", "li"}
ATTRIBUTES = {"a": {"href"}}
BLOCK = re.compile(r"<(?:p|ul|ol)>")
TAG = re.compile(r"(<[^>]*>)")
# A full stop or a bracket after an address belongs to the sentence.
ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")

_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    url_schemes=URL_SCHEMES,
    clean_content_tags=CLEAN_CONTENT,
    link_rel="noopener",
    strip_comments=True,
)


def entry_html(typed: str) -> str:
    """The HTML of what was typed, with nothing in it but the allowlist."""
    lines = typed.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    clean = _cleaner.clean(lines).strip()
    if clean and not BLOCK.search(clean):
        clean = "".join(
            f"<p>{paragraph.strip().replace(chr(10), '<br>')}</p>"
            for paragraph in EMPTY_LINES.split(clean)
        )
    # Once more: what was put together here is judged like what was typed.
    return _cleaner.clean(_with_links(clean))


def _with_links(clean: str) -> str:
    """Bare addresses made into links, but for those that stand in one."""
    parts = TAG.split(clean)
    is_in_link = False
    for at, part in enumerate(parts):
        if part.startswith("<"):
            is_in_link = part.startswith("<a ") or (is_in_link and part != "</a>")
        elif not is_in_link:
            # The text is escaped already, so that what is matched may stand in an attribute.
            parts[at] = ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', part)
    return "".join(parts)
