"""Links to a story's preview for people outside: making one, revoking it, reading their answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from media_picker.typed_id import typed_id

from ..models import Article, PreviewAnswer, PreviewLink
from ..what_goes_out import page_of
from ..workflow import NotAllowed, Verb, may
from .share_form import ShareForm
from .story_page import refused, story_for, story_page

MOST_SHOWN = 50  # answers


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks for whom; POST makes the link, and its answer alone ever shows it."""
    article = story_for(request, pk, Verb.SHARE)
    form = ShareForm(request.POST if request.method == "POST" else None, article=article)
    if form.is_bound and form.is_valid():
        assert isinstance(request.user, User)
        try:
            link, secret = PreviewLink.objects.make(article, by=request.user, **form.cleaned_data)
        except NotAllowed as reason:
            return refused(request, article, reason)
        address = link.address(secret)
        return story_page(request, article, "shared", "The link", link=link, address=address)
    status = 422 if form.is_bound else 200
    return story_page(request, article, "share", "Share the preview", status, form=form)


@require_POST
def revoke(request: HttpRequest, pk: int, link_pk: int) -> HttpResponse:
    """From now on it opens nothing, for those who have it open as well."""
    article = story_for(request, pk, Verb.VIEW)
    link = get_object_or_404(PreviewLink, pk=link_pk, article=article)
    assert isinstance(request.user, User)
    try:
        link.revoke(by=request.user)
    except NotAllowed as reason:
        return refused(request, article, reason)
    messages.success(request, f"Revoked: the link for {link.for_whom} opens nothing any more.")
    return redirect(f"{article.get_admin_url()}#shared")


@require_POST
def answers_read(request: HttpRequest, pk: int) -> HttpResponse:
    """The answers up to the one that was shown last have been read."""
    article = story_for(request, pk, Verb.VIEW)
    last = typed_id(request.POST.get("last"))
    assert isinstance(request.user, User)
    try:
        PreviewAnswer.objects.see(article, up_to=last, by=request.user)
    except NotAllowed as reason:
        return refused(request, article, reason)
    return redirect(f"{article.get_admin_url()}#shared")


def shared_with(request: HttpRequest, article: Article) -> dict[str, Any]:
    """The context of `_shared.html`."""
    answers = list(PreviewAnswer.objects.of(article)[:MOST_SHOWN])
    page = page_of(article) if answers else {}
    links = PreviewLink.objects.filter(article=article).living().with_times_opened()
    may_share = may(request.user, Verb.SHARE, article)
    return {
        "may_share": may_share,
        "preview_links": [
            (link, may_share or link.by_id == request.user.pk)
            for link in links.select_related("by")
        ],
        "preview_answers": [(answer, answer.changed_since(page)) for answer in answers],
        "has_unread_answers": any(answer.seen_at is None for answer in answers),
    }
