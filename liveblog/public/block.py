"""The live blog in its story's page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string

from articles.models import Edition

from ..models import LiveBlog
from .shown_blog import shown
from .structured_data import structured_data


def stories() -> list[int]:
    """Those that have a live blog, by their numbers."""
    return list(LiveBlog.objects.values_list("article", flat=True))


def block(request: HttpRequest, edition: Edition) -> str:
    """The story's live blog as HTML; "" for a story without one."""
    blog = LiveBlog.objects.of(edition.article_id)
    if blog is None:
        return ""
    live = shown(blog, is_private=edition.is_private, below=edition.below)
    context = {
        "live": live,
        "edition": edition,
        "stream_url": f"{settings.LIVE_URL}{blog.path}stream",
        "structured_data": "" if edition.is_private else structured_data(live, edition),
    }
    return render_to_string("liveblog/_block.html", context, request)
