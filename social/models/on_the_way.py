"""The two statements that every tweet waits for on its way to X: it is taken, and it is marked."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from django.db.models import Exists, F
from django.db.models.functions import Coalesce, Now

from ..post_states import PostState, sources_of
from ..x_failure import Asked
from .account import Account
from .written_once import Given, WrittenOnce


@cache
def taking(heeds_account: bool, lease_seconds: float, too_old_seconds: float) -> WrittenOnce:
    """Takes the post of a number for a worker's token, if it is due and nobody else has it.

    With `heeds_account` not while X may not be asked to post.
    """
    from .post import Post

    posts = Post.objects.due_for_at_most(too_old_seconds).order_by().filter(pk=Given("pk"))
    if heeds_account:
        posts = posts.exclude(Exists(Account.closed_to(Asked.POST)))
    return WrittenOnce.update(
        posts.filter(state__in=sources_of(PostState.SENDING)),
        state=PostState.SENDING,
        token=Given("token"),
        lease_until=Now() + timedelta(seconds=lease_seconds),
        attempts=F("attempts") + 1,
        posting_at=None,
    )


@cache
def marking() -> WrittenOnce:
    """Marks that X is about to be asked, while the worker's claim lasts."""
    from .post import Post

    mine = Post.objects.filter(pk=Given("pk"), token=Given("token"), state=PostState.SENDING)
    return WrittenOnce.update(
        mine.filter(lease_until__gt=Now()),
        posting_at=Now(),
        asked_since=Coalesce("asked_since", Now()),
    )
