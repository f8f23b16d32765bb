"""The page of one story, and the frame around every page that visitors read.

Nothing in this folder knows `Article` or the archive: live editions only.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..models import Category, Edition
from ..models.edition import Gone, Moved
from .related import related_to
from .structured_data import structured_data

# A visitor may keep a page for a second, a shared cache no longer: a withdrawal holds.
CACHE_CONTROL = "public, max-age=1"


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """The story at the request's path: 410 where one was withdrawn."""
    match Edition.objects.at(request.path):
        case Edition() as edition:
            return render_story(request, edition)
        case Moved(to=path):
            # Kept no longer than a page: a story may be given its old address again.
            headers = {"Cache-Control": CACHE_CONTROL}
            return HttpResponsePermanentRedirect(path, headers=headers)
        case Gone():
            return page_response(request, "410", status=410)
    raise Http404


def render_story(
    request: HttpRequest, edition: Edition, *, is_preview: bool = False
) -> HttpResponse:
    """A story's page: the same template for visitors and for a preview."""
    share = edition.share_picture
    return page_response(
        request,
        "public/story",
        edition=edition,
        canonical_url=edition.public_url,
        share_image_url=settings.SITE_URL + share.crop_url("share") if share else "",
        structured_data="" if is_preview else structured_data(edition),
        related=related_to(edition),
        is_preview=is_preview,
    )


def page_response(
    request: HttpRequest, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A template in the frame of the site, with what its navigation and footer need."""
    context["categories"] = list(Category.objects.all())
    context["pages"] = list(Edition.objects.pages().for_list())
    response = render(request, f"{template}.html", context, status=status)
    response["Cache-Control"] = CACHE_CONTROL
    return response
