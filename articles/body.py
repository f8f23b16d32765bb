"""The body of a story as HTML: what may stand in it, and what becomes of it in public.

A picture stands in a stored body as `<img data-picture="42">` and nothing else: a reference to the
library, from which its address, alt text, caption and credit are filled in when it is shown.
A calculation: no database, no network.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from itertools import chain, count

import nh3

TAGS = {
    "h2", "h3", "h4", "p", "br", "strong", "b", "em", "i", "a", "ul", "ol", "li", "blockquote",
    "hr", "table", "caption", "thead", "tbody", "tr", "th", "td", "img",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"data-picture"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
URL_SCHEMES = {"http", "https", "mailto", "tel"}
# Of these the text goes too; of every other refused element only the tags go.
CLEAN_CONTENT = {"script", "style", "iframe", "object", "embed", "svg", "math", "template", "title"}

PICTURE = re.compile(r'<img data-picture="(\d{1,18})">')
LONE_PICTURE = re.compile(
    r'<p>(?:\s|&nbsp;|<br>)*<img data-picture="(\d{1,18})">(?:\s|&nbsp;|<br>)*</p>'
)
TABLE = re.compile(r"<table>(\s*<caption>.*?</caption>)?", re.DOTALL)
ANCHORED = re.compile(r'<h2 id="(part-\d+)">(.*?)</h2>', re.DOTALL)
# What a room above fills in when the page is asked for: articles/public/blocks.py
BLOCK = re.compile(r"<p>(?:\s|&nbsp;|<br>)*\[\[([a-z][a-z-]{0,30})\]\](?:\s|&nbsp;|<br>)*</p>")
EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|&nbsp;|\u00a0|<br>)*</p>")
CELL_END = re.compile(r"</t[hd]>")
BLOCK_END = re.compile(r"</(?:p|h[2-4]|li|blockquote|tr|caption|table|ul|ol)>|<(?:br|hr)>")
ANY_TAG = re.compile(r"<[^>]*>")
# Its address, and its words. In an attribute of sanitised HTML “>” is escaped.
LINK = re.compile(r'<a\s[^>]*?\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "data-picture":
        return value if re.fullmatch(r"[1-9]\d{0,17}", value, re.ASCII) else None
    if name in ("colspan", "rowspan"):
        return value if re.fullmatch(r"[1-9]\d?", value, re.ASCII) else None
    if name == "scope":
        return value if value in ("row", "col") else None
    return value


_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    url_schemes=URL_SCHEMES,
    clean_content_tags=CLEAN_CONTENT,
    attribute_filter=_attribute,
    link_rel="noopener",
    strip_comments=True,
)


def sanitise(body: str) -> str:
    """The body with nothing in it but the allowlist; sanitising twice changes nothing more.

    A picture that is no reference to the library is left out.
    """
    # nh3 answers canonical HTML, so a picture with exactly its reference is written in one way.
    clean = _cleaner.clean(body.replace("\0", ""))
    return re.sub(r"<img>", "", clean).strip()


def picture_ids(body: str) -> list[int]:
    """The library's ids of the pictures in a sanitised body, from the top, each once."""
    return list(dict.fromkeys(int(pk) for pk in PICTURE.findall(body)))


def with_pictures(body: str, figure: Callable[[int], str], inline: Callable[[int], str]) -> str:
    """A sanitised body with its references replaced by HTML.

    `figure` answers for a picture that has a paragraph to itself, `inline` for one among words;
    both answer "" for a picture that is not there any more.
    """
    body = LONE_PICTURE.sub(lambda match: figure(int(match[1])), body)
    return PICTURE.sub(lambda match: inline(int(match[1])), body)


def public_html(body: str, figure: Callable[[int], str], inline: Callable[[int], str]) -> str:
    """What visitors get of a sanitised body: pictures in place, tables in a box that scrolls."""
    shown = with_pictures(EMPTY_PARAGRAPH.sub("", body), figure, inline)
    named: set[str] = set()

    def boxed(table: re.Match[str]) -> str:
        """A region has a name of its own, by which a screen reader lists it: the caption."""
        caption = " ".join(plain_text(table[1] or "").split()) or "Table"
        numbered = (f"{caption} {number}" for number in count(2))
        name = next(one for one in chain([caption], numbered) if one not in named)
        named.add(name)
        label = html.escape(name)
        box = f'<div class="table-scroll" role="region" aria-label="{label}" tabindex="0">'
        return box + table[0]

    return TABLE.sub(boxed, shown).replace("</table>", "</table></div>")


def with_anchors(public: str) -> str:
    """A public body with an anchor at every h2, for a list of contents to lead to."""
    numbers = count(1)
    return re.sub(r"<h2>", lambda _: f'<h2 id="part-{next(numbers)}">', public)


def anchors(public: str) -> list[tuple[str, str]]:
    """The anchors that `with_anchors` put, each with the words of its heading."""
    return [(anchor, plain_text(words)) for anchor, words in ANCHORED.findall(public)]


def block_names(body: str) -> list[str]:
    """The names of the blocks that a sanitised body shows, each once."""
    return list(dict.fromkeys(BLOCK.findall(body)))


def repeated_blocks(body: str) -> list[str]:
    """The names of the blocks whose markers stand in a sanitised body more than once."""
    return [name for name, times in Counter(BLOCK.findall(body)).items() if times > 1]


def with_blocks(body: str, fill: Callable[[str], str]) -> str:
    """A sanitised body with each block's marker replaced by what `fill` answers to its name."""
    return BLOCK.sub(lambda match: fill(match[1]), body)


def without_links(shown: str, lead_nowhere: Callable[[str], bool]) -> str:
    """Sanitised HTML in which the links whose addresses lead nowhere are their words alone."""
    return LINK.sub(
        lambda link: link[2] if lead_nowhere(html.unescape(link[1])) else link[0], shown
    )


def plain_text(body: str) -> str:
    """The words of a sanitised body, a line for each block: for search and for counting."""
    own_words = " ".join(BLOCK.sub("", body).split())  # a source's own lines are no blocks
    apart = CELL_END.sub(" ", BLOCK_END.sub("\n", own_words))
    text = html.unescape(ANY_TAG.sub("", apart))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def is_empty(body: str) -> bool:
    """Whether a sanitised body shows a visitor nothing at all."""
    return not plain_text(body) and not picture_ids(body) and not block_names(body)
