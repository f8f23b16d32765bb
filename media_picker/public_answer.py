"""What a public view tells the front door: that its answers may be kept, and what they show.

It stands on the ground floor because every room has public views. The front door imports no room;
it reads the view's mark and the answer's header: decision 10 in docs/decisions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http.response import HttpResponseBase

MADE_FROM = "X-Made-From"
# Names of what can move. A story's is articles.generations.story(id).
EVERYTHING = "everything"
PICTURES = "pictures"

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def public_answer(*query: str, refuses_others: bool = False) -> Callable[[View], View]:
    """Mark a view whose answers are the same for everybody.

    `query`: the names that it reads from the query string. It never sees any other, nor a cookie,
    nor a header of the visitor's: the front door asks it with a request of its own.
    `refuses_others`: with another name in its query a request is Django's, for the view to refuse.
    """

    def mark(view: View) -> View:
        # A function has no such attributes as far as types go; the front door reads them by name.
        view.public_query = query  # type: ignore[attr-defined]
        view.refuses_other_queries = refuses_others  # type: ignore[attr-defined]
        return view

    return mark


def made_from(response: HttpResponseBase, *names: str, loosely: tuple[str, ...] = ()) -> None:
    """Say what the answer shows: it is kept until one of these moves.

    `loosely`: names that it may be up to a minute behind. An answer without this is never kept.
    """
    response[MADE_FROM] = " ".join([EVERYTHING, *names, *(f"~{name}" for name in loosely)])
