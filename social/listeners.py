"""What the social room does when a story is published or withdrawn, inside that transaction."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from articles.models import Article, Edition
from articles.signals import published, withdrawn

from .models import Post, TweetDraft
from .post_states import PostState
from .tasks import tell_worker


@receiver(published)
def queue_tweet(article: Article, edition: Edition, **_: Any) -> None:
    """Freeze the tweet that the editor confirmed, and tell a worker once the story is public."""
    draft = TweetDraft.objects.filter(article=article, is_wanted=True).first()
    if draft is None:
        return
    draft.article = article
    post = Post.queue(draft, edition)
    if post:
        transaction.on_commit(partial(tell_worker, post.pk))


@receiver(withdrawn)
def cancel_tweets(article: Article, **_: Any) -> None:
    """Withdrawal outranks posting: whatever X was surely not asked for yet is cancelled."""
    unasked = Post.objects.filter(article=article, posting_at=None)
    unasked.move(PostState.CANCELLED, reason="The story was withdrawn first.", lease_until=None)
