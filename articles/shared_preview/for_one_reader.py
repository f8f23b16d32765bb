"""The headers of everything that a preview link shows: nobody else keeps it, or learns of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http.response import HttpResponseBase

HEADERS = {
    "Cache-Control": "private, no-store",
    # To other sites nothing at all is sent. `no-referrer` would say no more to them, and make
    # browsers send our forms with `Origin: null`, which is refused as another site's.
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}

View = Callable[..., HttpResponseBase]


def for_one_reader(view: View) -> View:
    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return answer
