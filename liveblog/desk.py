"""What the poster's page shows around its form, when it is opened and while it stays open."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from articles import embargo, passages
from articles.json_digest import json_digest

from .models import LiveBlog, LiveEntry
from .passage import as_passage
from .poster_forms import GiveBackForm

MOST_SHOWN = 50


def as_of(blog: LiveBlog) -> str:
    """Another after each of the blog's events; and after a second person's look and what is done to
    the story's embargo, which are none.
    """
    unread = blog.entries.standing().filter(is_unread=True).count()
    return "-".join([str(blog.number), str(unread), embargo.until_when(blog.article)])


def waiting_in(blog: LiveBlog) -> dict[str, Any]:
    """What the list of what was handed in shows."""
    rows = blog.submissions.waiting().order_by("pk")[:MOST_SHOWN]
    return {"handed_in": rows, "give_back": GiveBackForm()}


def standing_in(request: HttpRequest, blog: LiveBlog, person: User) -> dict[str, Any]:
    """How the blog stands, and what of it is out."""
    entries = list(blog.entries.standing().newest_first().with_media()[:MOST_SHOWN])
    beside = passages.beside(request, blog.article, [as_passage(entry) for entry in entries])
    return {
        "is_public": blog.is_public(),
        "embargoed_until": embargo.until_when(blog.article),
        "post_words": "Post and go on" if blog.is_paused else "Post",
        "entries": [
            (
                entry,
                beside[entry.name],
                entry.is_unread and not entry.why_not_looked_at_by(person),
                _version(entry, beside[entry.name]),
            )
            for entry in entries
        ],
    }


def _version(entry: LiveEntry, beside: str) -> str:
    """Of an entry as the desk shows it."""
    marks = [entry.is_pinned, entry.is_key, entry.is_unread]
    return json_digest([entry.modified_at.isoformat(), marks, beside])
