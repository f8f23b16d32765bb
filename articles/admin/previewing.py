"""The page as visitors will see it: alone, and in a frame as wide as their windows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from ..models.composition import compose
from ..public.pages import render_story
from ..workflow import Verb, may
from .story_page import story_for, story_page


@require_safe
@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The story as visitors would see it, from the same template; nothing of it is public."""
    article = story_for(request, pk, Verb.VIEW)
    edition = compose(article, is_private=True)
    return render_story(request, edition, is_preview=True)  # the admin's views are never cached


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview in a frame as wide as a phone's window, or a desktop's."""
    article = story_for(request, pk, Verb.VIEW)
    may_share = may(request.user, Verb.SHARE, article)
    return story_page(request, article, "page", "Preview", may_share=may_share)
