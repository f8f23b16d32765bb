"""Preview, Publish and Withdraw: what an editor sees before saying yes, and the yes itself."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from media_picker.models import Picture, PictureUse

from .. import story_parts, workflow
from ..models import Article
from ..models.composition import compose
from ..problems import NotReady
from ..public.pages import render_story
from ..workflow import NotAllowed, Verb


@require_safe
@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The story as visitors would see it, from the same template; nothing of it is public."""
    article = _article(request, pk, Verb.VIEW)
    edition = compose(article, is_private=True)
    return render_story(request, edition, is_preview=True)  # the admin's views are never cached


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows everything that will go out; POST with the same fingerprint sends it."""
    article = _article(request, pk, Verb.PUBLISH)
    if request.method != "POST":
        return _confirmation(request, article)
    assert isinstance(request.user, User)
    try:
        with transaction.atomic():
            locked = Article.objects.select_for_update(of=("self",)).get(pk=pk)
            _hold_pictures(locked)
            if request.POST.get("confirmed") != fingerprint(locked):
                return _confirmation(request, locked, has_changed=True, status=409)
            edition = locked.publish(by=request.user)
    except NotReady:
        return _confirmation(request, article, status=409)
    except NotAllowed as refused:
        return _refused(request, article, refused)
    messages.success(
        request,
        format_html(
            'Published: <a href="{}">{}</a> is public now.', edition.public_url, edition.title
        ),
    )
    return redirect(article.get_admin_url())


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks; POST takes the page down."""
    article = _article(request, pk, Verb.WITHDRAW)
    if request.method == "POST":
        assert isinstance(request.user, User)
        try:
            article.withdraw(by=request.user, answers=request.POST)
        except NotAllowed as refused:
            return _refused(request, article, refused)
        messages.success(
            request,
            f"Withdrawn: “{article.title}” is no longer public, and neither are pictures "
            "that only it showed.",
        )
        return redirect(article.get_admin_url())
    panels = [part.withdrawal(request, article) for part in story_parts.registered]
    return _page(request, article, "withdraw", "Withdraw this story?", panels=_safe(panels))


def _refused(request: HttpRequest, article: Article, refused: NotAllowed) -> HttpResponse:
    """Somebody else was quicker: say so on the story."""
    messages.error(request, str(refused))
    return redirect(article.get_admin_url())


def fingerprint(article: Article) -> str:
    """Changes whenever anything that the confirmation page shows would change."""
    live = article.live_edition
    parts = [article.state, str(live and live.number), compose(article).fingerprint]
    parts += [part.fingerprint(article) for part in story_parts.registered]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _hold_pictures(article: Article) -> None:
    """What is frozen is what the fingerprint was made of: nobody changes a picture in between."""
    uses = PictureUse.objects.of(article)
    for part in story_parts.registered:
        uses |= part.picture_uses(article)
    Picture.objects.filter(pk__in=uses.values("picture")).hold()


def _confirmation(
    request: HttpRequest, article: Article, *, has_changed: bool = False, status: int = 200
) -> HttpResponse:
    live = article.live_edition
    return _page(
        request,
        article,
        "publish",
        "Publish these changes?" if live else "Publish this story?",
        status=status,
        problems=article.problems(),
        panels=_safe([part.confirmation(request, article) for part in story_parts.registered]),
        confirmed=fingerprint(article),
        has_changed=has_changed,
        is_update=live is not None,
    )


def _article(request: HttpRequest, pk: int, verb: Verb) -> Article:
    article = get_object_or_404(Article, pk=pk)
    if reason := workflow.why_not(request.user, verb, article):
        raise PermissionDenied(reason)
    return article


def _page(
    request: HttpRequest,
    article: Article,
    template: str,
    title: str,
    status: int = 200,
    **context: Any,
) -> TemplateResponse:
    return TemplateResponse(
        request,
        f"admin/articles/article/{template}.html",
        {
            **admin.site.each_context(request),
            "title": title,
            "article": article,
            "opts": Article._meta,
            "original": article,
            **context,
        },
        status=status,
    )


def _safe(panels: list[str]) -> list[str]:
    # Each room's panel is a rendered template: escaped by it already.
    return [mark_safe(panel) for panel in panels if panel]  # noqa: S308
