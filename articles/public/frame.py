"""Every public page in the site's frame: navigation, footer, and how long it may be kept."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from .around import Around, around

# A visitor may keep a page for a second, a shared cache no longer: a withdrawal holds.
CACHE_CONTROL = "public, max-age=1"
NAMES = [field.name for field in fields(Around)]


def navigation_and_footer(request: HttpRequest) -> dict[str, object]:
    """A context processor: the frame for pages of errors too, asked for when it is shown."""
    asked = SimpleLazyObject(around)
    return {name: SimpleLazyObject(partial(getattr, asked, name)) for name in NAMES}


def page(
    request: HttpRequest,
    template: str,
    status: int = 200,
    now: Around | None = None,
    **context: Any,
) -> HttpResponse:
    """Render `template` (without its .html) with all that the frame shows.

    `now` is for whoever has asked for it already.
    """
    now = now or around()
    context |= {name: getattr(now, name) for name in NAMES}
    response = render(request, f"{template}.html", context, status=status)
    response["Cache-Control"] = CACHE_CONTROL
    return response
