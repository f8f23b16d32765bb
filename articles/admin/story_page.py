"""What the pages of a story's moves share: who may see them, and how they are drawn."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe

from .. import workflow
from ..models import Article
from ..workflow import NotAllowed, Verb


def story_for(request: HttpRequest, pk: int, verb: Verb) -> Article:
    """The story, for somebody who may do this to it. Raises PermissionDenied with the reason."""
    article = get_object_or_404(Article, pk=pk)
    if reason := workflow.why_not(request.user, verb, article):
        raise PermissionDenied(reason)
    return article


def refused(request: HttpRequest, article: Article, reason: NotAllowed) -> HttpResponse:
    """Somebody else was quicker: say so on the story."""
    messages.error(request, str(reason))
    return redirect(article.get_admin_url())


def story_page(
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


def safe(panels: list[str]) -> list[SafeString]:
    # Each room's panel is a rendered template: escaped by it already.
    return [mark_safe(panel) for panel in panels if panel]  # noqa: S308
