"""Named blocks: parts of a page's body that a room above fills when the page is asked for.

An editor writes `[[name]]` alone in a paragraph. The edition freezes that marker and no copy, so
that a block is the same wherever it is shown. `articles` never names a room: a room registers its
block when Django starts, and the marker of a room that is not installed shows nothing. A block may
also belong to a story by itself: without a marker it then stands below the body.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from .. import body

if TYPE_CHECKING:
    from ..models import Edition


def to_none(edition: Edition) -> bool:
    return False


@dataclass(frozen=True)
class Block:
    """`label` says in words what is shown.

    `render` gives safe HTML for an edition's page, its headings from h2 on; `belongs_to`: whether
    it stands on that page even where nobody has put its marker.
    """

    name: str
    label: str
    render: Callable[[HttpRequest, Edition], str]
    stylesheet: str
    belongs_to: Callable[[Edition], bool] = to_none


registered: dict[str, Block] = {}


def register(block: Block) -> None:
    registered[block.name] = block


def shown(request: HttpRequest, edition: Edition) -> tuple[SafeString, list[str]]:
    """The edition's body with its blocks in place, and below it those that belong to it anyway;
    and the style sheets that they need, each once.
    """

    def fill(name: str) -> str:
        return registered[name].render(request, edition) if name in registered else ""

    in_body = body.block_names(edition.body_html)
    below = [
        block.name
        for block in registered.values()
        if block.name not in in_body and block.belongs_to(edition)
    ]
    html = body.with_blocks(edition.body_html, fill) + "".join(map(fill, below))
    sheets = [registered[name].stylesheet for name in (*in_body, *below) if name in registered]
    # The body was sanitised before it was frozen, and a block is a rendered template.
    return mark_safe(html), sheets  # noqa: S308


def are_in(edition: Edition) -> bool:
    """Whether somebody has put a room's block into its body."""
    return bool(body.block_names(edition.body_html))


def how_to_use() -> str:
    """A sentence for editors about the blocks that there are, or ""."""
    ways = [f"[[{block.name}]] shows {block.label}" for block in registered.values()]
    return f"Alone in a paragraph, {', '.join(ways)}." if ways else ""
