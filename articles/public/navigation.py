"""The links of the rooms above in the site's navigation, without `articles` knowing their names.

A room registers the path of its page, and a function that answers with the link there, or None
while it has nothing to show: then no story leads there either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class NavigationLink:
    label: str
    path: str


registered: dict[str, Callable[[], NavigationLink | None]] = {}


def register(path: str, link: Callable[[], NavigationLink | None]) -> None:
    registered[path] = link


def links_of_rooms() -> list[NavigationLink]:
    """What the rooms show now, in the order in which they are installed."""
    return [link for ask in registered.values() if (link := ask())]
