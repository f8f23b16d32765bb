"""Named blocks: parts of a page's body that a room above fills when the page is asked for.

An editor writes `[[name]]` alone in a paragraph. The edition freezes that marker and no copy, so
that a block is the same wherever it is shown. `articles` never names a room: a room registers its
block when Django starts, and the marker of a room that is not installed shows nothing.
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


@dataclass(frozen=True)
class Block:
    """`render` gives safe HTML, its headings from h2 on; `label` says in words what is shown."""

    name: str
    label: str
    render: Callable[[HttpRequest], str]
    stylesheet: str


registered: dict[str, Block] = {}


def register(block: Block) -> None:
    registered[block.name] = block


def filled(request: HttpRequest, edition: Edition) -> SafeString:
    """The edition's body with its blocks in place."""

    def fill(name: str) -> str:
        return registered[name].render(request) if name in registered else ""

    # The body was sanitised before it was frozen, and a block is a rendered template.
    return mark_safe(body.with_blocks(edition.body_html, fill))  # noqa: S308


def are_in(edition: Edition) -> bool:
    """Whether a room above shows something in its body."""
    return bool(body.block_names(edition.body_html))


def shows(name: str, edition: Edition) -> bool:
    """Whether the block of this name stands in its body."""
    return name in body.block_names(edition.body_html)


def stylesheets_of(edition: Edition) -> list[str]:
    """The style sheets that the blocks of its body need, each once."""
    names = body.block_names(edition.body_html)
    return [registered[name].stylesheet for name in names if name in registered]


def how_to_use() -> str:
    """A sentence for editors about the blocks that there are, or ""."""
    ways = [f"[[{block.name}]] shows {block.label}" for block in registered.values()]
    return f"Alone in a paragraph, {', '.join(ways)}." if ways else ""
