"""A link by which somebody without an account sees a story as it stands, for a time.

Whoever has the link's secret may look; the newsroom keeps the secret's digest alone. Where the
secret travels, and why: docs/decisions/0017-a-preview-links-secret-is-in-no-address.md
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from .. import embargo, workflow
from ..kinds import State
from ..london_time import in_words

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .article import Article

LONGEST_NAME = 200  # characters
MOST_LIVING = 20  # links of one story
# A link that was opened more often than this went through many hands, and opens no more.
MOST_OPENINGS = 200
SECRET_BYTES = 32


class Purpose(models.TextChoices):
    READ = "read", "To read it"
    EMBARGOED = "embargoed", "For a journalist, under embargo"
    CHECK = "check", "To check the facts: comment, or agree"


class Lasts(models.IntegerChoices):
    """In hours. A link of two weeks is the longest: a newer one is quickly made."""

    HOUR = 1, "One hour"
    HALF_A_DAY = 12, "12 hours"
    DAY = 24, "One day"
    THREE_DAYS = 72, "Three days"
    WEEK = 168, "One week"
    TWO_WEEKS = 336, "Two weeks"


class Ended(models.TextChoices):
    REVOKED = "revoked", "Revoked"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class TooOften(Exception):
    """More than a link is good for; the message says so in words for whoever has it."""


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def make(
        self, article: Article, *, by: User, for_whom: str, purpose: Purpose, lasts: Lasts
    ) -> tuple[PreviewLink, str]:
        """A new link, and its secret, which nobody can be told again.

        Raises `workflow.NotAllowed`.
        """
        secret = secrets.token_urlsafe(SECRET_BYTES)
        with transaction.atomic():
            locked = article.locked()
            workflow.require(by, workflow.Verb.SHARE, locked)
            is_held = bool(embargo.why_not_yet(locked))
            if purpose is Purpose.EMBARGOED and not is_held:
                raise workflow.NotAllowed(
                    "This story is under no embargo. Put it under one first, or choose something "
                    "else that the link is for."
                )
            if self.filter(article=locked).living().count() >= MOST_LIVING:
                raise workflow.NotAllowed(
                    f"This story has {MOST_LIVING} links already. Revoke one that nobody needs."
                )
            link = self.create(
                article=locked,
                by=by,
                for_whom=for_whom,
                purpose=purpose,
                made_at=(now := timezone.now()),
                until=now + timedelta(hours=lasts),
                digest=digest_of(secret),
                embargo_until=locked.embargo_until if is_held else None,
            )
        return link, secret

    def living(self) -> PreviewLinkQuerySet:
        """Those that can still be opened, the newest first; none of who has no account by now."""
        living = self.filter(ended_at=None, until__gt=timezone.now(), by__is_active=True)
        return living.order_by("-pk")

    def end(self, how: Ended, *, by: User) -> None:
        """None of them opens any more, also not when its maker's account is opened again."""
        now = timezone.now()
        open_ones = self.filter(ended_at=None, until__gt=now)
        open_ones.update(ended_at=now, ended_by=by, how_it_ended=how)

    def with_times_opened(self) -> PreviewLinkQuerySet:
        return self.annotate(times_opened=Count("openings"))


class PreviewLink(models.Model):
    """Who it is for is said in words, by whoever made it."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    for_whom = models.CharField(max_length=LONGEST_NAME)
    purpose = models.CharField(max_length=20, choices=Purpose)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    digest = models.CharField(max_length=64)
    # The embargo that stood when it was made: whoever has the link is told of a change.
    embargo_until = models.DateTimeField(null=True)

    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    how_it_ended = models.CharField(max_length=20, choices=Ended, blank=True)

    objects = PreviewLinkQuerySet.as_manager()
    times_opened: int

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Preview of “{self.article}” for {self.for_whom}"

    @property
    def path(self) -> str:
        """Where it is opened. Its number is no secret."""
        return reverse("articles:shared_preview", args=[self.pk])

    def address(self, secret: str) -> str:
        """What is sent to somebody: no browser sends what stands behind the #."""
        return f"{settings.SITE_URL}{self.path}#{secret}"

    @property
    def is_living(self) -> bool:
        is_over = self.ended_at is not None or timezone.now() >= self.until
        return not is_over and self.by.is_active and self.article.state != State.WITHDRAWN

    @property
    def is_for_checking(self) -> bool:
        return self.purpose == Purpose.CHECK

    @property
    def until_when(self) -> str:
        return in_words(self.until)

    def is_opened_by(self, secret: str) -> bool:
        return self.has_digest(digest_of(secret))

    def has_digest(self, digest: str) -> bool:
        return constant_time_compare(self.digest, digest)

    def open(self) -> None:
        """Somebody came with its secret; the timeline says when. Raises `TooOften`."""
        if self.openings.count() >= MOST_OPENINGS:
            raise TooOften(
                "This link was opened so often that it opens no more. Ask whoever sent it to you "
                "for a new one."
            )
        PreviewOpening.objects.create(link=self)

    def revoke(self, *, by: User) -> None:
        """It opens no more, and what it showed is shown no more. Raises `workflow.NotAllowed`."""
        with transaction.atomic():
            article = self.article.locked()
            if by.pk != self.by_id:
                workflow.require(by, workflow.Verb.SHARE, article)
            PreviewLink.objects.filter(pk=self.pk).end(Ended.REVOKED, by=by)


class PreviewOpening(models.Model):
    """Somebody came with a link's secret. Who they are nobody knows but by the link."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="openings")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.link}, opened"


def digest_of(secret: str) -> str:
    """SHA-256. The secret is random and long: nothing slower keeps it better."""
    return hashlib.sha256(secret.encode()).hexdigest()
