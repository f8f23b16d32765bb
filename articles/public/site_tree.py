"""The pages of the site as a tree of their live editions. A calculation: asks no database.

A page whose parent is not public stands at the top, for as long as that is so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..models import Edition


def in_navigation(pages: Iterable[Edition]) -> list[Edition]:
    """Those with a place in the navigation, in its order."""
    placed = [page for page in pages if page.navigation_place is not None]
    return sorted(placed, key=lambda page: (page.navigation_place, page.title))


def above(edition: Edition, pages: Iterable[Edition]) -> list[Edition]:
    """The way from the top of the site down to the edition, without itself."""
    by_article = {page.article_id: page for page in pages}
    way: list[Edition] = []
    passed = {edition.article_id}
    step = by_article.get(edition.parent_id) if edition.parent_id else None
    # Two pages moved below each other in two publications: each was right when it was saved.
    while step and step.article_id not in passed:
        way.insert(0, step)
        passed.add(step.article_id)
        step = by_article.get(step.parent_id) if step.parent_id else None
    return way


def below(edition: Edition, pages: Iterable[Edition]) -> list[Edition]:
    """The pages that stand directly below the edition."""
    if not edition.is_page or edition.article_id is None:
        return []
    found = [page for page in pages if page.parent_id == edition.article_id]
    return sorted(found, key=lambda page: (page.navigation_place or 0, page.title))
