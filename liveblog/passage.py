"""A live entry as a passage of its story: for rooms that do not know this one."""

from __future__ import annotations

import re

from articles.models import Article
from articles.passages import Passage

from .models import LiveEntry

NAME = re.compile(r"entry-([0-9]{1,9})")


def as_passage(entry: LiveEntry) -> Passage:
    return Passage(
        article=entry.blog.article,
        name=entry.name,
        label=f"live update {entry.number}",
        headline=entry.headline,
        words="\n".join(filter(None, [entry.heading, entry.plain_text])),
        path=entry.path,
        desk_url=entry.get_admin_url(),
        stands=entry.removed_at is None,
        picture=entry.shown_picture,
    )


def passage_named(article: Article, name: str) -> Passage | None:
    """The story's live entry of that name, removed or not."""
    found = NAME.fullmatch(name)
    if not found:
        return None
    entries = LiveEntry.objects.select_related("blog")
    entry = entries.filter(blog__article=article, number=int(found[1])).first()
    if entry is None:
        return None
    entry.blog.article = article  # as whoever asks knows it, locked perhaps
    return as_passage(entry)
