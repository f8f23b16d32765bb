"""What became of a post that X did not answer for: our own timeline knows.

A timeline may lag behind by minutes, so a tweet that is not there yet may still come: until the
settle window has passed nothing is sent a second time. Then the same bytes go once more, with X's
own rule against duplicates as the last guard; after that a person decides.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils import timezone

from .models import Account, Installation, Post
from .models.attempt import Recorder
from .models.claim import LONGEST_WAIT_SECONDS
from .models.post_queryset import PostQuerySet
from .post_states import PostState
from .x_client import XClient
from .x_failure import Asked, XError
from .x_tweet import XTweet

# The same bytes are sent twice at most; a third time only when a person says so.
MOST_UNANSWERED = 2
# A post that waits for a person is still looked for, now and then, for a day.
LOOKED_FOR = timedelta(days=1)

log = logging.getLogger(__name__)

A_PERSON_DECIDES = (
    "X was asked twice and the tweet is not on the account’s timeline. Open the account on X and "
    "look: then press “it is there” or “it is not there”, which sends it once more."
)
WITHDRAWN_MEANWHILE = (
    "What it links to was taken down while X was silent, and the tweet is not on the account’s "
    "timeline. Open the account on X and look: then press “it is there” or “it is not there”."
)


def look_up(post: Post) -> None:
    """Look for a post on the timeline, and do what follows from it."""
    account = Account.current()
    doubtful = Post.objects.unsettled().filter(pk=post.pk)
    if Installation.what_is_strange() or not Account.may_be_asked(Asked.TIMELINE):
        return
    if not doubtful.take_turn():
        return
    post.refresh_from_db()
    # Asked before the timeline is read: what was settled only while it was read proves nothing.
    was_settled = doubtful.filter(posting_at__lt=Now() - _settle_window()).exists()
    recorder = Recorder(post)
    try:
        found = _find(XClient(recorder), account, post)
    except XError as error:
        log.warning("Post %s could not be looked up: %s", post.pk, error)
        account.heard(Asked.TIMELINE, error)
        _look_again(post, was_settled)
        return
    kept = [tweet for tweet in found if _keep(post, tweet)]
    recorder.conclude(_in_words(found, kept))
    if not kept:
        _not_there(post, was_settled)


def _in_words(found: list[XTweet], kept: list[XTweet]) -> str:
    """What looking for it came to, for the log."""
    if kept:
        ids = " and ".join(tweet.id for tweet in kept)
        return f"Found there by the story’s link and our words, and adopted: {ids}."
    if found:
        return "What has our words there belongs to another tweet of ours."
    return "Nothing there has the story’s link and our words."


def _find(client: XClient, account: Account, post: Post) -> list[XTweet]:
    """Our tweets on X that this post may have become, oldest first."""
    assert post.asked_since is not None
    account_id = account.known_id()
    if not account_id:
        account_id = client.own_id()
        account.learn_id(account_id)
    since = post.asked_since - timedelta(seconds=settings.POST_CLOCK_SKEW_SECONDS)
    tweets = client.own_tweets(account_id, since)
    ours = [t for t in tweets if t.created_at >= since and t.says(post.text, post.url)]
    return sorted(ours, key=lambda tweet: int(tweet.id))


def _keep(post: Post, tweet: XTweet) -> bool:
    """Adopt the tweet, unless another post has it."""
    others = Post.objects.exclude(pk=post.pk)
    if (others.filter(remote_id=tweet.id) | others.with_twin(tweet.id)).exists():
        return False
    try:
        with transaction.atomic():
            post.sent(tweet.id, at=tweet.created_at)
    except IntegrityError:
        return False  # another post took it this very moment
    return True


def _not_there(post: Post, was_settled: bool) -> None:
    """It is not on the timeline: too early to tell, to be sent once more, or for a person."""
    if not was_settled or post.state != PostState.UNKNOWN:
        _look_again(post, was_settled)
        return
    with post.story_held() as is_public:
        # The same claim still: a worker may have sent it once more meanwhile, or a person held it.
        doubtful = Post.objects.unsettled().filter(state=PostState.UNKNOWN)
        rows = doubtful.filter(pk=post.pk, token=post.token)
        if not is_public:
            _hold(rows, WITHDRAWN_MEANWHILE)
        elif post.unanswered >= MOST_UNANSWERED:
            _hold(rows, A_PERSON_DECIDES)
        else:
            minutes = settings.POST_SETTLE_SECONDS / 60
            rows.move(
                PostState.QUEUED,
                reason=f"Not on the timeline after {minutes:g} minutes: sent once more.",
                due_at=Now(),
                token="",
                posting_at=None,
            )


def _hold(rows: PostQuerySet, reason: str) -> None:
    rows.move(PostState.HELD, reason=reason, tries=0, due_at=Now() + timedelta(minutes=5))


def _look_again(post: Post, was_settled: bool) -> None:
    """Wait longer each time; and look at the very end of the settle window."""
    wait = min(settings.POST_LOOK_UP_SECONDS * 2 ** min(post.tries, 10), LONGEST_WAIT_SECONDS)
    if post.posting_at and not was_settled:
        settled_at = post.posting_at + _settle_window()
        left = (settled_at - timezone.now()).total_seconds()
        wait = max(min(wait, left), 0.2)
    elif post.asked_since and timezone.now() - post.asked_since > LOOKED_FOR:
        wait = LOOKED_FOR.total_seconds()
    Post.objects.unsettled().filter(pk=post.pk).update(
        tries=post.tries + 1, due_at=Now() + timedelta(seconds=wait)
    )


def _settle_window() -> timedelta:
    return timedelta(seconds=settings.POST_SETTLE_SECONDS)
