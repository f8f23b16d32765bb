"""A little X in this process: it keeps what it took, and fails as a test tells it to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from social import deleting, delivery, reconciliation, tasks
from social.models import Account, Post, PostPicture
from social.x_client import Media
from social.x_failure import Asked, Meaning, XError
from social.x_tweet import XTweet

SILENCE = XError("X did not answer in time.", Meaning.UNKNOWN)


class Killed(BaseException):
    """The worker's process ends here: nothing after it runs."""


@dataclass
class FakeX:
    """`fails` is raised by the next calls of a kind; `loses_reply` after the post was taken."""

    tweets: dict[str, XTweet] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    pictures: dict[str, str] = field(default_factory=dict)  # media id → alt text
    asked: list[Asked] = field(default_factory=list)
    fails: dict[Asked, list[BaseException]] = field(default_factory=dict)
    loses_reply: list[BaseException] = field(default_factory=list)
    lags: bool = False  # the timeline shows nothing at all
    lag_minutes: float = 0  # the timeline shows nothing that is younger
    refuses_duplicates: bool = True
    media_seconds: float = 86_400

    def client(self, *_: Any) -> FakeX:
        return self

    @property
    def up(self) -> list[XTweet]:
        return [tweet for tweet in self.tweets.values() if tweet.id not in self.deleted]

    def _ask(self, asked: Asked) -> None:
        self.asked.append(asked)
        if self.fails.get(asked):
            raise self.fails[asked].pop(0)

    def upload(self, picture: bytes, content_type: str) -> Media:
        self._ask(Asked.UPLOAD)
        media = Media(str(900 + len(self.pictures)), self.media_seconds)
        self.pictures[media.id] = ""
        return media

    def describe(self, media_id: str, alt_text: str) -> None:
        self._ask(Asked.DESCRIBE)
        self.pictures[media_id] = alt_text

    def post(self, text: str, media_id: str = "") -> str:
        self._ask(Asked.POST)
        if media_id and media_id not in self.pictures:
            raise XError("X no longer has the picture", Meaning.MEDIA_GONE)
        if self.refuses_duplicates and any(tweet.text == text for tweet in self.up):
            raise XError("X refused it: duplicate content", Meaning.DUPLICATE)
        tweet_id = self.take(text)
        if self.loses_reply:
            raise self.loses_reply.pop(0)
        return tweet_id

    def take(self, text: str) -> str:
        """Put a tweet up, whoever asked for it."""
        tweet_id = str(1000 + len(self.tweets))
        link = text.rpartition(" ")[2]
        self.tweets[tweet_id] = XTweet(tweet_id, text, (link,), timezone.now())
        return tweet_id

    def delete(self, tweet_id: str) -> None:
        self._ask(Asked.DELETE)
        if tweet_id not in self.tweets or tweet_id in self.deleted:
            raise XError("X has no such tweet, or no longer.", Meaning.GONE)
        self.deleted.add(tweet_id)

    def own_id(self) -> str:
        self._ask(Asked.ACCOUNT)
        return "15"

    def own_tweets(self, account_id: str, since: datetime) -> list[XTweet]:
        self._ask(Asked.TIMELINE)
        shown_until = timezone.now() - timedelta(minutes=self.lag_minutes)
        shown = [t for t in self.up if since <= t.created_at <= shown_until]
        return [] if self.lags else shown[::-1]

    def grow_older(self, by: timedelta) -> None:
        for key, tweet in self.tweets.items():
            older = tweet.created_at - by
            self.tweets[key] = XTweet(tweet.id, tweet.text, tweet.links, older)


def with_fake_x(monkeypatch: pytest.MonkeyPatch) -> FakeX:
    """Put a fake X before everything that asks, and no broker behind it."""
    x = FakeX()
    for room in (delivery, deleting, reconciliation, tasks):
        monkeypatch.setattr(room, "XClient", x.client)
    monkeypatch.setattr(tasks, "_tell", lambda *_, **__: None)
    return x


def advance_clock(x: FakeX, **time: float) -> None:
    """Let time pass, by making everything that there is older."""
    by = timedelta(**time)
    x.grow_older(by)
    for name in ("queued_at", "due_at", "lease_until", "posting_at", "asked_since", "sent_at"):
        Post.objects.exclude(**{name: None}).update(**{name: F(name) - by})
    PostPicture.objects.exclude(media_until=None).update(media_until=F("media_until") - by)
    for name in ("no_posts_until", "no_looks_until", "no_deletes_until", "check_at", "stopped_at"):
        Account.objects.exclude(**{name: None}).update(**{name: F(name) - by})


def sweep() -> None:
    """What beat and the workers do in one round."""
    tasks.sweep()
    for post in Post.objects.deleting():
        tasks.delete_post(post.pk)
    for post in Post.objects.unsettled().ready():
        tasks.look_up_post(post.pk)
    for post in Post.objects.due():
        tasks.deliver_post(post.pk)
    tasks.check_account()
