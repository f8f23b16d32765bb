"""Bringing one post to X: claim, upload, mark, post, and what became of it.

No step holds a transaction open while it talks to X. docs/architecture.md tells the whole path.
"""

from __future__ import annotations

import logging

from .models import Post
from .x_client import XClient, XError

log = logging.getLogger(__name__)


def deliver(post: Post) -> None:
    """Send a post that is due, if no other worker has it. Every outcome is in its row."""
    if not post.claim():
        return
    try:
        client = XClient()
        media_id = _upload_picture(client, post)
        if not post.mark_posting():
            log.warning("Post %s was withdrawn, or its claim ran out, before it went out.", post.pk)
            return
        post.sent(client.post(post.text, media_id))
    except XError as error:
        log.warning("Post %s: %s", post.pk, error)
        if error.may_have_posted:
            post.unknown(str(error))
        elif error.is_permanent:
            post.failed(str(error))
        else:
            post.try_later(str(error), error.wait_seconds)


def _upload_picture(client: XClient, post: Post) -> str:
    picture = getattr(post, "picture", None)
    if picture is None:
        return ""
    return client.upload(bytes(picture.content), picture.content_type, post.alt_text)
