"""What every test of the ledger asks of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from social.decisions import Choice, decide
from social.models import Post


def state_of(post: Post) -> str:
    post.refresh_from_db()
    return post.state


def a_second_ago() -> datetime:
    return timezone.now() - timedelta(seconds=1)


def press(post: Post, choice: Choice, link: str = "") -> str:
    """What a press officer does on the tweet's page."""
    by = User.objects.get(username="press")
    return decide(Post.objects.get(pk=post.pk), choice, by, link)
