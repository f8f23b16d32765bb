"""Tweets that X accepted: what was posted, and what X made of it."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from sandbox.x.account import account_handle
from sandbox.x.links import as_x_writes, with_picture_link
from sandbox.x.models.media import Media
from sandbox.x.snowflake import next_id

# How long X refuses the same words again.
DUPLICATE_MEMORY = timedelta(hours=24)


class DuplicateTweet(Exception):
    """The same text is up already and less than a day old."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a tweet's text as people read it; `href` is empty unless it is a link."""

    text: str
    href: str = ""


class TweetQuerySet(models.QuerySet["Tweet"]):
    def up(self) -> "TweetQuerySet":
        """Tweets that have not been deleted."""
        return self.filter(deleted_at__isnull=True)

    def shown_by_a_late_timeline(self, lag: timedelta) -> "TweetQuerySet":
        """Tweets that are older than `lag`; all of them where it is none."""
        return self.filter(created_at__lte=timezone.now() - lag) if lag else self

    def newest_first(self) -> "TweetQuerySet":
        return self.order_by("-id").prefetch_related("attachments__media")


class Tweet(models.Model):
    id = models.BigIntegerField(primary_key=True)
    posted_text = models.TextField(blank=True, db_index=True)
    # As X sends it: t.co links, HTML entities, the link to the pictures. See links.py.
    text = models.TextField()
    urls = models.JSONField(default=list)
    media = models.ManyToManyField(Media, through="Attachment")
    created_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)
    # Accepting and answering are two things: between them lie the failures worth rehearsing.
    answered_at = models.DateTimeField(null=True)

    objects = TweetQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.pk}: {self.posted_text}"

    @classmethod
    def accept(
        cls, posted_text: str, media: Sequence[Media], *, may_repeat: bool = False
    ) -> "Tweet":
        """Put a tweet up. Raises DuplicateTweet, also when two arrive at the same moment, unless
        it `may_repeat` what another says.
        """
        now = timezone.now()
        text, urls = as_x_writes(posted_text)
        # Begun as IMMEDIATE (settings.py): nobody else writes between the look and the insert.
        with transaction.atomic():
            recent = cls.objects.up().filter(created_at__gt=now - DUPLICATE_MEMORY)
            is_repeated = posted_text and recent.filter(posted_text=posted_text).exists()
            if is_repeated and not may_repeat:
                raise DuplicateTweet
            tweet_id = next_id(now, cls.objects.aggregate(last=models.Max("id"))["last"])
            address = f"https://x.com/{account_handle()}/status/{tweet_id}"
            media_keys = [picture.media_key for picture in media]
            text, urls = with_picture_link(text, urls, address, media_keys)
            tweet = cls.objects.create(
                id=tweet_id, posted_text=posted_text, text=text, urls=urls, created_at=now
            )
            for position, picture in enumerate(media):
                Attachment.objects.create(tweet=tweet, media=picture, position=position)
        return tweet

    def mark_answered(self) -> None:
        # An update, because a reset may have emptied the table while the answer was held up.
        Tweet.objects.filter(pk=self.pk).update(answered_at=timezone.now())

    def delete_from_timeline(self) -> None:
        """Take it down. The row stays: what X once accepted is what tests count."""
        self.deleted_at = timezone.now()
        self.save(update_fields=["deleted_at"])

    @property
    def seconds_until_answer(self) -> float | None:
        """How long the newsroom waited for X's own answer; None if none has left."""
        waited = self.answered_at - self.created_at if self.answered_at else None
        return waited.total_seconds() if waited is not None else None

    def pictures(self) -> list[Media]:
        return [attachment.media for attachment in self.attachments.all()]

    def as_x_json(self, fields: Sequence[str] = ()) -> dict[str, Any]:
        """The tweet as X's API gives it, with the asked-for `tweet.fields` on top."""
        answer: dict[str, Any] = {
            "id": str(self.pk),
            "text": self.text,
            "edit_history_tweet_ids": [str(self.pk)],
        }
        if "created_at" in fields:
            # X writes milliseconds but keeps whole seconds: they are always .000.
            answer["created_at"] = f"{self.created_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"
        if "entities" in fields and self.urls:
            answer["entities"] = {"urls": self.urls}
        if "attachments" in fields and self.pictures():
            answer["attachments"] = {"media_keys": [media.media_key for media in self.pictures()]}
        return answer

    def as_accepted_json(self) -> dict[str, Any]:
        """The tweet as a test or a trainer counts it: what came in, not what X made of it."""
        return {
            "id": str(self.pk),
            "text": self.posted_text,
            "media": [
                {"id": str(media.pk), "sha256": media.sha256, "alt_text": media.alt_text}
                for media in self.pictures()
            ],
            "created_at": _iso(self.created_at),
            "deleted_at": _iso(self.deleted_at) if self.deleted_at else None,
            "replied": self.answered_at is not None,
        }

    def pieces(self) -> Iterator[Piece]:
        """The text for people: words, and links by their short display form.

        Not escaped any more: whoever shows the pieces must escape them.
        """
        read_up_to = 0
        for link in self.urls:
            if "media_key" in link:
                continue
            yield Piece(html.unescape(self.text[read_up_to : link["start"]]))
            yield Piece(link["display_url"], href=link["expanded_url"])
            read_up_to = link["end"]
        words_end = next((u["start"] for u in self.urls if "media_key" in u), len(self.text))
        yield Piece(html.unescape(self.text[read_up_to:words_end]).rstrip())


class Attachment(models.Model):
    """A picture's place in a tweet. One upload may serve several tweets."""

    tweet = models.ForeignKey(Tweet, on_delete=models.CASCADE, related_name="attachments")
    media = models.ForeignKey(Media, on_delete=models.CASCADE)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"picture {self.position + 1} of tweet {self.tweet_id}"


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
