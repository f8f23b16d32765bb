"""The desk of a live update that is tweeted."""

from __future__ import annotations

import re

from django.test import Client

from liveblog.models import LiveEntry
from social.models import Post

TEXT, IMAGE = "tweet_draft-0-text", "tweet_draft-0-image"
UNTICKED = {"delete_tweet_was_asked": "1"}
TICKED = UNTICKED | {"delete_tweet": "1"}


def address(entry: LiveEntry) -> str:
    return f"/admin/social/passage/{entry.blog.article_id}/entry-{entry.number}/"


def tweeted(desk: Client, entry: LiveEntry, text: str = "Bridge closed.", **more: str) -> Post:
    answer = desk.post(address(entry), {TEXT: text, **shown(desk, entry), **more})
    assert answer.status_code == 302, answer.content.decode()
    return Post.objects.get(occasion=f"entry-{entry.number}")


def shown(desk: Client, entry: LiveEntry) -> dict[str, str]:
    """What the page says of the update that it shows."""
    page = desk.get(address(entry)).content.decode()
    found = re.search(r'name="shown" value="(\w+)"', page)
    assert found
    return {"shown": found[1]}


def remove(desk: Client, entry: LiveEntry, **answers: str) -> None:
    page = f"/admin/liveblog/liveblog/{entry.blog_id}/{entry.number}/remove/"
    assert desk.post(page, answers).status_code == 302
