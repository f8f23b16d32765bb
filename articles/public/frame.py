"""Every public page in the site's frame: navigation, footer, and how long it may be kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from ..models import Category, Edition, SiteFrame
from . import site_tree
from .navigation import links_of_rooms

# A visitor may keep a page for a second, a shared cache no longer: a withdrawal holds.
CACHE_CONTROL = "public, max-age=1"


def banner_and_footer(request: HttpRequest) -> dict[str, object]:
    """A context processor: `frame` for every page, those of errors too, asked for when shown."""
    return {"frame": SimpleLazyObject(SiteFrame.current)}


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Render `template` (without its .html) with all that the frame shows."""
    context["categories"] = list(Category.objects.all())
    pages = list(Edition.objects.pages().for_list())
    context["pages"] = pages
    context["navigation_pages"] = site_tree.in_navigation(pages)
    if edition := context.get("edition"):
        context["pages_above"] = site_tree.above(edition, pages)
        context["pages_below"] = site_tree.below(edition, pages)
    context["room_links"] = links_of_rooms()
    response = render(request, f"{template}.html", context, status=status)
    response["Cache-Control"] = CACHE_CONTROL
    return response
