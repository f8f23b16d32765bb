"""The page of one story, for visitors and for a preview.

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
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from media_picker.public_answer import made_from, public_answer

from ..generations import FRAME, LISTS
from ..generations import story as story_generation
from ..models import Edition, Redirect
from ..models.edition_sets import Gone, Moved
from . import blocks, frame, site_tree
from .around import around
from .related import related_to
from .search_page import search_page
from .structured_data import structured_data


@public_answer()
@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """The story at the request's path: 410 where one was withdrawn."""
    found = Edition.objects.at(request.path)
    if not isinstance(found, Edition):
        response = no_story(request, found)
        # Any publication may give this address a story again.
        made_from(response, LISTS, FRAME)
        return response
    response = render_story(request, found)
    # Links to related stories may be a minute behind; a room's block follows the lists.
    names = [story_generation(found.article_id), FRAME]
    if blocks.are_in(found):
        made_from(response, *names, LISTS)
    else:
        made_from(response, *names, loosely=(LISTS,))
    return response


def has_public_page(path: str) -> bool:
    """Whether a visitor finds a page at the path, which may lack its last slash.

    The address's own view is asked, in nobody's name, and what leads on is followed.
    """
    passed: set[str] = set()
    while path not in passed:
        passed.add(path)
        answer = answer_at(path)
        if isinstance(answer, HttpResponsePermanentRedirect):
            path = answer.url
        elif answer:
            return answer.status_code == 200
        elif row := Redirect.objects.from_path(path):
            path = row.leads_to
        else:
            return False
    return False


def answer_at(path: str) -> HttpResponse | None:
    """What visitors get there, or with a slash behind it, before the register of old addresses is
    asked; None for 404 and what is not public.
    """
    for asked in (path, f"{path}/"):
        try:
            match = resolve(asked)
        except Resolver404:
            continue
        # The search is public though it is not marked: nobody's hits are kept.
        if hasattr(match.func, "public_query") or match.func is search_page:
            request = HttpRequest()
            request.method, request.path = "GET", asked
            try:
                return match.func(request, *match.args, **match.kwargs)
            except Http404:
                return None
    return None


def no_story(request: HttpRequest, found: Moved | Gone | None) -> HttpResponse:
    """Where no story is: the way to its new address, or 410. Raises Http404 where none ever was."""
    match found:
        case Moved(to=path):
            # Kept no longer than a page: a story may be given its old address again.
            headers = {"Cache-Control": frame.CACHE_CONTROL}
            return HttpResponsePermanentRedirect(path, headers=headers)
        case Gone():
            return frame.page(request, "410", status=410)
    raise Http404


def render_story(
    request: HttpRequest,
    edition: Edition,
    *,
    is_preview: bool = False,
    template: str = "public/story",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A story's page: the same template for visitors and for a preview, or one that extends it."""
    share = None if is_preview else edition.share_picture
    now = around()
    own_blocks = now.own_blocks.get(edition.article_id, [])
    body, stylesheets = blocks.shown(request, edition, own_blocks)
    above = site_tree.above(edition, now.pages)
    return frame.page(
        request,
        template,
        status=status,
        now=now,
        edition=edition,
        body=body,
        block_stylesheets=stylesheets,
        canonical_url=edition.public_url,
        share_image_url=settings.SITE_URL + share.crop_url("share") if share else "",
        structured_data="" if is_preview else structured_data(edition, above),
        pages_above=above,
        pages_below=site_tree.below(edition, now.pages),
        related=related_to(edition),
        is_preview=is_preview,
        **context,
    )
