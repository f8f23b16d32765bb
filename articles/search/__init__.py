"""Search in live editions: `search` to ask; `keep` and `remove`, which publishing calls."""

from .filters import Filters
from .searching import Hit, Hits, Order, engine, holds, keep, remove, search

__all__ = ["Filters", "Hit", "Hits", "Order", "engine", "holds", "keep", "remove", "search"]
