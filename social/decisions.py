"""What a person may decide about a tweet: the buttons on its page, each logged."""

from __future__ import annotations

import re
from functools import partial

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models.functions import Now

from articles import workflow
from articles.workflow import Verb

from .models import Account, Decision, Post
from .models.post_queryset import ANEW, PostQuerySet
from .post_states import PostState
from .tasks import tell_to_delete, tell_to_look_up, tell_worker
from .x_tweet import is_an_id

LINK_TO_A_TWEET = re.compile(r"(?:.*/status(?:es)?/)?([0-9]+)(?:[/?#].*)?", re.S)


class Choice(models.TextChoices):
    """A button; the label is what it says."""

    TRY_AGAIN = "try_again", "Try again"
    LOOK_UP = "look_up", "Look up now"
    IS_THERE = "is_there", "I have checked: it is there"
    IS_NOT_THERE = "is_not_there", "I have checked: it is not there"
    HOLD = "hold", "Hold"
    CANCEL = "cancel", "Cancel the tweet"
    GIVE_UP = "give_up", "I have checked: it is not there, and is not to be sent"
    DELETE = "delete", "Delete it from X"
    SEEN = "seen", "I have seen this"


class NotDecided(Exception):
    """Nothing was changed; the message says why, in words for the person who pressed."""


class BadLink(NotDecided):
    """What was typed is not a link to a tweet; it belongs beside its field."""


def choices_for(post: Post) -> list[Choice]:
    """What makes sense now, the likeliest first."""
    is_public = post.is_public
    # What X was ever silent about is cancelled only by somebody who has looked.
    stop = Choice.GIVE_UP if post.unanswered else Choice.CANCEL
    choices: list[Choice] = [Choice.SEEN] if post.is_doubled else []
    if post.is_in_doubt:
        choices += [Choice.LOOK_UP, Choice.IS_THERE, Choice.IS_NOT_THERE]
        choices += [Choice.HOLD] if post.state == PostState.UNKNOWN else []
        choices += [Choice.GIVE_UP] if is_public else []
    elif post.state == PostState.QUEUED:
        choices += [Choice.HOLD, stop]
    elif post.state in (PostState.FAILED, PostState.HELD):
        choices += [Choice.TRY_AGAIN] if is_public else []
        choices += [stop]
    elif post.state == PostState.CANCELLED and post.is_given_up:
        choices += [Choice.TRY_AGAIN] if is_public else []
    elif post.state == PostState.SENT:
        choices += [Choice.IS_THERE if post.is_without_id else Choice.DELETE]
    return choices


def decide(post: Post, choice: Choice, by: User, link: str = "") -> str:
    """Do what the person chose, and log it; returns what happened, in words.

    `link` is where the tweet was seen, for IS_THERE. Raises `workflow.NotAllowed`, `BadLink`, or
    `NotDecided` when the tweet has moved on meanwhile.
    """
    workflow.require(by, Verb.LOOK_AFTER_TWEET, post.article)
    with post.story_held() as is_public:
        post.refresh_from_db()
        post.article.refresh_from_db(fields=["state"])
        if choice not in choices_for(post):
            raise NotDecided(
                "The tweet has moved on since this page was opened, so nothing was changed. Look "
                "at its state now."
            )
        rows = Post.objects.filter(pk=post.pk, state=post.state, token=post.token)
        words = _do(post, rows, choice, link.strip(), is_public)
        Decision.objects.create(post=post, by=by, words=f"{choice.label}. {words}"[:300])
    return words


def _do(post: Post, rows: PostQuerySet, choice: Choice, link: str, is_public: bool) -> str:
    match choice:
        case Choice.TRY_AGAIN:
            return _send_again(rows, post, "It is in line again.")
        case Choice.HOLD:
            _must(rows.hold("A person holds it."))
            return "It is held: nothing is sent before somebody says so."
        case Choice.CANCEL:
            return _give_up(rows, "A person cancelled it.")
        case Choice.GIVE_UP:
            return _give_up(rows, "A person looked: it is not on X, and is not to be sent.")
        case Choice.LOOK_UP:
            rows.update(due_at=Now())
            transaction.on_commit(partial(tell_to_look_up, post.pk))
            return "The newsroom looks at the account’s timeline now. Load this page again shortly."
        case Choice.IS_THERE:
            return _is_there(post, link)
        case Choice.IS_NOT_THERE if is_public:
            return _send_again(rows, post, "It is sent once more.")
        case Choice.IS_NOT_THERE:
            reason = "A person looked: it is not on X."
            _must(rows.move(PostState.CANCELLED, reason=reason, posting_at=None))
            return "It is cancelled: what it links to was taken down, so it is not sent again."
        case Choice.DELETE:
            _must(rows.filter(state=PostState.SENT).exists())
            rows.want_deletion()
            transaction.on_commit(partial(tell_to_delete, post.pk))
            return "X is asked to delete the tweet, until X says that it is gone."
        case Choice.SEEN:
            rows.update(twin_seen_at=Now())
            return "The alarm is off. The log keeps both links."


def _send_again(rows: PostQuerySet, post: Post, words: str) -> str:
    # Should X be silent again, it is looked up and then waits for a person: `unanswered` stays.
    anew = ANEW | {"unanswered": post.unanswered}
    _must(rows.move(PostState.QUEUED, **anew, posting_at=None, is_given_up=False))
    transaction.on_commit(partial(tell_worker, post.pk))
    return f"{words} {Account.current().when_it_goes_out}"


def _give_up(rows: PostQuerySet, reason: str) -> str:
    changes = {"reason": reason, "lease_until": None, "posting_at": None, "is_given_up": True}
    _must(rows.move(PostState.CANCELLED, **changes))
    return "It is cancelled and is not sent."


def _is_there(post: Post, link: str) -> str:
    if not link:
        raise BadLink(
            "Give the tweet’s link: copy it from X. Without it the newsroom could not delete the "
            "tweet when its story is withdrawn."
        )
    found = LINK_TO_A_TWEET.fullmatch(link)
    if not found or not is_an_id(found.group(1)):
        raise BadLink(
            "That is no link to a tweet. Copy it from X, for example "
            "https://x.com/eastmere/status/1234567890, or only the number at its end."
        )
    tweet_id = found.group(1)
    if Post.objects.exclude(pk=post.pk).filter(remote_id=tweet_id).exists():
        raise BadLink("That is another story’s tweet. Look for the one with this story’s link.")
    post.sent(tweet_id, at=post.sent_at or post.posting_at)
    if post.is_deletion_wanted:
        transaction.on_commit(partial(tell_to_delete, post.pk))
        return f"It is noted as tweet {tweet_id}, and X is asked to delete it."
    return f"It is noted as tweet {tweet_id}."


def _must(is_done: bool) -> None:
    if not is_done:
        raise NotDecided("The tweet moved on this very moment, so nothing was changed. Look again.")
