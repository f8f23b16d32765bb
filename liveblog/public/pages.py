"""A live blog's entries on pages of their own: the earlier ones, and each alone."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from articles.models.edition_sets import Gone
from articles.public import frame
from media_picker.public_answer import public_answer
from media_picker.typed_id import typed_id

from .block import block
from .found_blog import found, gone, kept
from .shown_blog import shown


@public_answer("before")
@require_safe
def entries(request: HttpRequest, reference: str) -> HttpResponse:
    """The newest entries, or those before a number."""
    blog, edition = found(reference)
    if isinstance(edition, Gone):
        return gone(request, blog)
    # Beyond the last one there is only the newest page: a made-up number is no page of its own.
    before = typed_id(request.GET.get("before"))
    is_earlier = 0 < before <= blog.number
    live = shown(blog, before=before if is_earlier else None)
    response = frame.page(
        request,
        "liveblog/entries",
        edition=edition,
        live=live,
        is_earlier=is_earlier,
        needs_player=live.needs_player,
    )
    # What nobody links to is not kept: there are endless many.
    return response if before and not is_earlier else kept(response, blog)


# Any site may frame this one page of ours, which has nothing on it to press but links and players.
ANYWHERE = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "frame-ancestors": ["*"]}


@public_answer()
@require_safe
@xframe_options_exempt
@csp_replace(ANYWHERE)
def embed(request: HttpRequest, reference: str) -> HttpResponse:
    """The live blog alone, for an iframe of another site."""
    blog, edition = found(reference)
    if isinstance(edition, Gone):
        return gone(request, blog)
    context = {"edition": edition, "block": mark_safe(block(request, edition))}  # noqa: S308
    response = render(request, "liveblog/embed.html", context)
    return kept(response, blog)


@public_answer()
@require_safe
def entry(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One entry; 410 for one that was removed."""
    blog, edition = found(reference)
    if isinstance(edition, Gone):
        return gone(request, blog)
    entry = blog.entries.with_media().filter(number=number).first()
    if entry is None:
        raise Http404
    if entry.removed_at:
        return gone(request, blog)
    response = frame.page(
        request,
        "liveblog/entry",
        edition=edition,
        entry=entry,
        needs_player=bool(entry.kept_video_id),
    )
    return kept(response, blog)
