"""What stands around every public page: the site's frame and its navigation.

Read once in a process and kept until it moves, so that a page asks one question about it and not
five. Whatever is shown there moves `FRAME` or `EVERYTHING` in the transaction of its change.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from ..generations import EVERYTHING, FRAME, last_move_of
from ..models import Category, Edition, SiteFrame
from . import blocks, site_tree
from .navigation import NavigationLink, links_of_rooms


@dataclass(frozen=True)
class Around:
    """The names are those that the templates use. Shared by all requests: read, never written."""

    frame: SiteFrame
    categories: list[Category]
    pages: list[Edition]
    navigation_pages: list[Edition]
    room_links: list[NavigationLink]
    own_blocks: dict[int, list[str]]


# With the move at which it was read.
_kept: tuple[int, Around] | None = None


def around() -> Around:
    """What every page shows now. One query while nothing has moved."""
    global _kept
    if connection.in_atomic_block:
        # What is read here may be undone, and its move be another's then.
        return _read()
    # The move before the rest: what is read after it is at least as new.
    move = last_move_of(FRAME, EVERYTHING)
    kept = _kept
    if kept is None or kept[0] != move:
        kept = _kept = move, _read()
    return kept[1]


def forget() -> None:
    """For a test, whose database begins to count its moves anew."""
    global _kept
    _kept = None


def _read() -> Around:
    pages = list(Edition.objects.pages().for_list())
    return Around(
        frame=SiteFrame.current(),
        categories=list(Category.objects.all()),
        pages=pages,
        navigation_pages=site_tree.in_navigation(pages),
        room_links=links_of_rooms(),
        own_blocks=blocks.by_story(),
    )
