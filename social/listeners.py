"""What the social room does when a story is published or withdrawn, inside that transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from articles.models import Article, Edition, Withdrawal
from articles.signals import passage_removed, published, withdrawn

from .going_out import going_out, no_longer_wanted
from .models import Installation, Post, TweetDraft
from .models.post_queryset import ONCE_SILENT, PostQuerySet
from .post_states import PostState
from .tasks import tell_to_delete, tell_worker

# On the page that confirms a withdrawal: its box, and that the page had one.
DELETE_ANSWER, BOX_WAS_SHOWN = "delete_tweet", "delete_tweet_was_asked"

IN_A_FORMER_LIFE = (
    "Its story was to go out before an editor said that this is the newsroom now. X may have the "
    "tweet already, so it is not posted without a person."
)
WITHOUT_A_TWEET = "The story was published again without a tweet."


@receiver(published)
def queue_tweet(
    article: Article, edition: Edition, meant_for: datetime | None = None, **_: Any
) -> None:
    """Freeze the tweet that the editor confirmed, and tell a worker once the story is public.

    It has waited since the time for which its story was scheduled: what is too old waits for a
    person, also when it was the newsroom itself that stood still or was put back from a backup.
    """
    # What turns out to be on X may stay now. What is being deleted goes on being deleted.
    own = Post.objects.filter(article=article).of_stories()
    own.exclude(state=PostState.DELETING).update(is_deletion_wanted=False)
    going = going_out(article)
    # An update is tweeted once: the next publication sends nothing unasked.
    TweetDraft.objects.filter(article=article).update(is_update_wanted=False)
    unwanted = no_longer_wanted(article)
    unwanted.call_off(WITHOUT_A_TWEET)
    unwanted.filter(state=PostState.UNKNOWN).hold(f"{WITHOUT_A_TWEET} {ONCE_SILENT}")
    post = Post.queue(going.draft, edition, is_update=going.is_update) if going else None
    if post:
        if meant_for:
            own = Post.objects.filter(pk=post.pk)
            own.update(queued_at=meant_for)
            if Installation.came_after(meant_for):
                own.hold_in_doubt(IN_A_FORMER_LIFE)
        transaction.on_commit(partial(tell_worker, post.pk))


@receiver(withdrawn)
def cancel_tweets(
    article: Article,
    answers: Mapping[str, str] | None = None,
    withdrawal: Withdrawal | None = None,
    **_: Any,
) -> None:
    """Withdrawal outranks posting: whatever X was surely not asked for yet is cancelled.

    What is out, or may be, is deleted where the page's box says so; and for an appeal, which must
    not stay up after the person was found, also when nobody was asked: a page that was opened
    before the tweet went out had no box to untick. Where nothing may be left, no box is asked.
    """
    posts = Post.objects.filter(article=article)
    leaves_nothing = withdrawal is not None and withdrawal.leaves_nothing
    _take_down(posts, "The story was withdrawn first.", article, answers or {}, leaves_nothing)


@receiver(passage_removed)
def cancel_tweet_of_passage(
    article: Article, name: str, answers: Mapping[str, str] | None = None, **_: Any
) -> None:
    """What was removed is not tweeted; and its tweet goes as a withdrawn story's does."""
    posts = Post.objects.filter(article=article).about_passage(name)
    _take_down(posts, "It was removed first.", article, answers or {}, leaves_nothing=False)


def _take_down(
    posts: PostQuerySet,
    reason: str,
    article: Article,
    answers: Mapping[str, str],
    leaves_nothing: bool,
) -> None:
    posts.call_off(reason)
    is_unanswered = BOX_WAS_SHOWN not in answers
    if leaves_nothing or DELETE_ANSWER in answers or (article.is_appeal and is_unanswered):
        posts.want_deletion()
        for post in posts.deleting():
            transaction.on_commit(partial(tell_to_delete, post.pk))
