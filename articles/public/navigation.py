"""The links of the rooms above in the site's navigation, without `articles` knowing their names.

A room registers a function that answers with its link, or None while it has nothing to show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class NavigationLink:
    label: str
    path: str


registered: list[Callable[[], NavigationLink | None]] = []


def register(link: Callable[[], NavigationLink | None]) -> None:
    registered.append(link)


def links_of_rooms() -> list[NavigationLink]:
    """What the rooms show now, in the order in which they are installed."""
    return [link for ask in registered if (link := ask())]
