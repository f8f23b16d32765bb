"""The pages that visitors read. Nothing here knows `Article` or the archive: live editions only."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from media_picker.public_answer import made_from, public_answer

from ..generations import FRAME, LISTS
from ..generations import story as story_generation
from ..models import Category, Edition
from ..models.edition import EditionQuerySet, Gone, Moved

PAGE = 12
# A visitor may keep a page for a second, a shared cache no longer: a withdrawal holds.
CACHE_CONTROL = "public, max-age=1"
PLACE_IN_A_LIST = ("before", "than")


@public_answer(*PLACE_IN_A_LIST)
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    return _list(request, "front", Edition.objects.stories())


@public_answer(*PLACE_IN_A_LIST)
@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Category, slug=slug)
    editions = Edition.objects.stories().filter(category=found)
    return _list(request, "category", editions, heading=found.name, description=found.description)


@public_answer()
@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """The story at the request's path: 410 where one was withdrawn."""
    match Edition.objects.at(request.path):
        case Edition() as edition:
            response = render_story(request, edition)
            made_from(response, story_generation(edition.article_id), FRAME)
            return response
        case Moved(to=path):
            # Kept no longer than a page: a story may be given its old address again.
            headers = {"Cache-Control": CACHE_CONTROL}
            response = HttpResponsePermanentRedirect(path, headers=headers)
        case Gone():
            response = _page(request, "410", status=410)
        case None:
            raise Http404
    # Any publication may give this address a story again.
    made_from(response, LISTS, FRAME)
    return response


def render_story(
    request: HttpRequest, edition: Edition, *, is_preview: bool = False
) -> HttpResponse:
    """A story's page: the same template for visitors and for a preview."""
    share = edition.share_picture
    return _page(
        request,
        "public/story",
        edition=edition,
        canonical_url=edition.public_url,
        share_image_url=settings.SITE_URL + share.crop_url("share") if share else "",
        is_preview=is_preview,
    )


def _list(
    request: HttpRequest, template: str, editions: EditionQuerySet, **context: Any
) -> HttpResponse:
    """One page of a list: the newest, or those older than `before` (a date) and `than` (an id)."""
    before, than = _place(request)
    if before:
        editions = editions.older_than(before, than)
    found = list(editions.newest_first().for_list()[: PAGE + 1])
    if before and not found:
        return HttpResponseRedirect(request.path)
    older_url = newer_url = None
    if len(found) > PAGE:
        found = found[:PAGE]
        last = found[-1]
        place = {"before": last.published_at.isoformat(), "than": last.article_id}
        older_url = f"{request.path}?{urlencode(place)}"
    if before:
        newer_url = request.path
    response = _page(
        request,
        f"public/{template}",
        editions=found,
        older_url=older_url,
        newer_url=newer_url,
        **context,
    )
    made_from(response, LISTS, FRAME)
    return response


def _place(request: HttpRequest) -> tuple[datetime | None, int]:
    """Where in a list the visitor is; a link that somebody has broken leads to its beginning."""
    try:
        before = parse_datetime(request.GET.get("before", ""))
        than = int(request.GET.get("than", "0"))
        if before is None or before.tzinfo is None or not 0 <= than < 2**63:
            return None, 0
        return before.astimezone(UTC), than
    except (ValueError, OverflowError):
        return None, 0


def _page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    context["categories"] = list(Category.objects.all())
    context["pages"] = list(Edition.objects.pages().for_list())
    response = render(request, f"{template}.html", context, status=status)
    response["Cache-Control"] = CACHE_CONTROL
    return response
