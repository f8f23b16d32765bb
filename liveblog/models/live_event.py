"""The record of what happened to a live blog, in order: what its readers are told."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class EventKind(models.TextChoices):
    POSTED = "posted", "Posted"
    CORRECTED = "corrected", "Corrected"
    MARKED = "marked", "Pinned, or listed as a key event, or no longer"
    REMOVED = "removed", "Removed"
    OPENED = "opened", "Opened"
    PAUSED = "paused", "Paused"
    RESUMED = "resumed", "Resumed"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    PUBLISHED = "published", "Its story was published"
    WITHDRAWN = "withdrawn", "Its story was withdrawn"


class LiveEvent(models.Model):
    """One change. `number` counts the blog's own changes from 1 without a gap.

    It is given under the lock of the blog's row, so that numbers become visible in their order, and
    whoever has everything up to a number misses nothing by asking for what comes after it.
    """

    # A record, as a story's history is: it stays when its draft is deleted, blog, entries and all.
    article = models.ForeignKey(
        "articles.Article", on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    blog = models.ForeignKey(
        "liveblog.LiveBlog",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="events",
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=EventKind)
    entry = models.ForeignKey(
        "liveblog.LiveEntry",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="events",
    )
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["blog", "number"], name="one_event_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.kind}"
