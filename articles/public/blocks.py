"""Named blocks: parts of a page's body that a room above fills when the page is asked for.

An editor writes `[[name]]` alone in a paragraph. The edition freezes that marker and no copy, so
that a block is the same wherever it is shown. `articles` never names a room: a room registers its
block when Django starts, and the marker of a room that is not installed shows nothing. A block may
also belong to a story by itself: without a marker it then stands below the body.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from .. import body
from .closed_links import without_closed_links

if TYPE_CHECKING:
    from ..models import Edition


def of_no_story() -> Collection[int]:
    return ()


@dataclass(frozen=True)
class Block:
    """`label` says in words what is shown.

    `render` gives safe HTML for an edition's page, its headings from h2 on; `stories`: the numbers
    of those on whose pages it stands even where nobody has put its marker. They are kept as what
    stands around every page is: whoever changes them moves `FRAME`.
    """

    name: str
    label: str
    render: Callable[[HttpRequest, Edition], str]
    stylesheet: str
    stories: Callable[[], Collection[int]] = of_no_story


registered: dict[str, Block] = {}


def register(block: Block) -> None:
    registered[block.name] = block


def by_story() -> dict[int, list[str]]:
    """The names of the blocks that stand in a story without a marker, by the story's number."""
    names: dict[int, list[str]] = {}
    for block in registered.values():
        for story in block.stories():
            names.setdefault(story, []).append(block.name)
    return names


def shown(
    request: HttpRequest, edition: Edition, own: Iterable[str]
) -> tuple[SafeString, list[str]]:
    """The edition's body with its blocks in place, and below it its story's `own`, where they
    have no place in it; and the style sheets that they need, each once.
    """

    def fill(name: str) -> str:
        return registered[name].render(request, edition) if name in registered else ""

    in_body = body.block_names(edition.body_html)
    below = [name for name in own if name not in in_body]
    own_words = without_closed_links(edition.body_html)
    html = body.with_blocks(own_words, fill) + "".join(map(fill, below))
    sheets = [registered[name].stylesheet for name in (*in_body, *below) if name in registered]
    # The body was sanitised before it was frozen, and a block is a rendered template.
    return mark_safe(html), sheets  # noqa: S308


def are_in(edition: Edition) -> bool:
    """Whether somebody has put a room's block into its body."""
    return bool(body.block_names(edition.body_html))


def shows(name: str, edition: Edition) -> bool:
    """Whether the block of this name stands in its body."""
    return name in body.block_names(edition.body_html)


def how_to_use() -> str:
    """A sentence for editors about the blocks that there are, or ""."""
    ways = [f"[[{block.name}]] shows {block.label}" for block in registered.values()]
    return f"Alone in a paragraph, {', '.join(ways)}." if ways else ""
