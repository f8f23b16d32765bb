"""Putting a demo story's live blog behind it, at the times at which it would have happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article
from liveblog.models import LiveBlog, LiveEntry
from media_picker.models import Picture

from .story import DemoEntry, DemoLiveBlog


def make_live_blog(
    live: DemoLiveBlog, article: Article, began: datetime, by: User, pictures: dict[str, Picture]
) -> None:
    """Post all of it and close it, in a story that is published."""
    blog = LiveBlog.objects.open(article, by=by)
    for told in live.entries:
        entry = blog.post(by=by, picture=pictures.get(told.picture), **_content(told))
        moments = {"posted_at": began + timedelta(minutes=told.at)}
        if told.corrected:
            entry.correct(by=by, typed=told.corrected)
            moments["corrected_at"] = moments["posted_at"] + timedelta(minutes=6)
        LiveEntry.objects.filter(pk=entry.pk).update(**moments)
    blog.close(by=by, summary=live.summary)
    ended = began + timedelta(minutes=live.lasts)
    LiveBlog.objects.filter(pk=blog.pk).update(opened_at=began, closed_at=ended)


def _content(told: DemoEntry) -> dict[str, Any]:
    names = ("typed", "heading", "author_role", "is_key", "is_pinned", "quote", "quote_source")
    return {name: getattr(told, name) for name in names}
