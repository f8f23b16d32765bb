"""Every public page in the site's frame: navigation, footer, and how long it may be kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import Category, Edition
from .navigation import links_of_rooms

# A visitor may keep a page for a second, a shared cache no longer: a withdrawal holds.
CACHE_CONTROL = "public, max-age=1"


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Render `template` (without its .html) with all that the frame shows."""
    context["categories"] = list(Category.objects.all())
    context["pages"] = list(Edition.objects.pages().for_list())
    context["room_links"] = links_of_rooms()
    response = render(request, f"{template}.html", context, status=status)
    response["Cache-Control"] = CACHE_CONTROL
    return response
