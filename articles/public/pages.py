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
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from ..models import Category, Edition
from ..models.edition import EditionQuerySet, Gone, Moved
from . import blocks, frame

PAGE = 12


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    return _list(request, "front", Edition.objects.stories())


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Category, slug=slug)
    editions = Edition.objects.stories().filter(category=found)
    return _list(request, "category", editions, heading=found.name, description=found.description)


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """The story at the request's path: 410 where one was withdrawn."""
    match Edition.objects.at(request.path):
        case Edition() as edition:
            return render_story(request, edition)
        case Moved(to=path):
            # Kept no longer than a page: a story may be given its old address again.
            headers = {"Cache-Control": frame.CACHE_CONTROL}
            return HttpResponsePermanentRedirect(path, headers=headers)
        case Gone():
            return frame.page(request, "410", status=410)
    raise Http404


def render_story(
    request: HttpRequest, edition: Edition, *, is_preview: bool = False
) -> HttpResponse:
    """A story's page: the same template for visitors and for a preview."""
    share = edition.share_picture
    return frame.page(
        request,
        "public/story",
        edition=edition,
        body=blocks.filled(request, edition),
        block_stylesheets=blocks.stylesheets_of(edition),
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
    return frame.page(
        request,
        f"public/{template}",
        editions=found,
        older_url=older_url,
        newer_url=newer_url,
        **context,
    )


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
