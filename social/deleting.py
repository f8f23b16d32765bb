"""Taking a tweet off X: asked again and again until X says that it is gone."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db.models.functions import Now

from .models import Account, Installation, Post
from .models.attempt import Recorder
from .models.claim import backoff
from .post_states import PostState
from .x_client import XClient
from .x_failure import Asked, Meaning, XError

log = logging.getLogger(__name__)


def delete(post: Post) -> None:
    """Ask X to delete the post, and its further copies where there are any. "Not found" counts."""
    account = Account.current()
    # A copy of the ledger takes nothing down that the real newsroom put up.
    if Installation.what_is_strange() or not Account.may_be_asked(Asked.DELETE):
        return
    if not Post.objects.deleting().filter(pk=post.pk).take_turn():
        return
    post.refresh_from_db()
    try:
        client = XClient(Recorder(post))
        for tweet_id in [post.remote_id, *post.twin_ids.split()]:
            _delete(client, tweet_id)
    except XError as error:
        log.warning("Post %s could not be deleted from X: %s", post.pk, error)
        account.heard(Asked.DELETE, error)
        Post.objects.deleting().filter(pk=post.pk).update(
            reason=str(error),
            tries=post.tries + 1,
            due_at=Now() + timedelta(seconds=backoff(post.tries + 1)),
        )
        return
    # A copy that came to light meanwhile is deleted too, before anybody is told of success.
    Post.objects.filter(pk=post.pk, twin_ids=post.twin_ids).move(
        PostState.DELETED, deleted_at=Now(), reason=""
    )


def _delete(client: XClient, tweet_id: str) -> None:
    try:
        client.delete(tweet_id)
    except XError as error:
        if error.meaning != Meaning.GONE:
            raise
