"""An entry that one person alone has read: it is out, and a red notice stands beside it.

A live blog is what the newsroom has for nights and emergencies: where a review is required of
stories, an entry goes out at once all the same, and somebody else looks at it afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from articles import workflow

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import User

    from .live_blog import LiveBlog


class SecondLook(models.Model):
    """The part of an entry that knows who has read it. `is_unread` stands for the notice."""

    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    is_unread = models.BooleanField(default=False, editable=False)

    blog: LiveBlog

    class Meta:
        abstract = True

    @property
    def modified_at(self) -> datetime:
        """When it got the words that it has."""
        raise NotImplementedError

    def was_written(self, *, by: User, put_out_by: User) -> None:
        """What it says now is `by`'s; whoever else puts it out has read it."""
        self.written_by = by
        self.is_unread = settings.REQUIRE_REVIEW and by == put_out_by

    def why_not_looked_at_by(self, person: workflow.Person) -> str:
        """Why this person's look does not count, or ""."""
        if self.written_by_id == person.pk:
            return "You wrote it yourself: somebody else has to look at it."
        return workflow.why_not(person, workflow.Verb.PUBLISH, self.blog.article)

    def look(self, *, by: User, seen: str) -> bool:
        """Somebody else has read it as it was at `seen`, its `modified_at` in ISO's words.

        Whether that is how it is now. Raises `workflow.NotAllowed`.
        """
        with transaction.atomic(), self.blog.locked() as blog:
            entry = blog.entries.get(pk=self.pk)
            entry.blog = blog
            if reason := entry.why_not_looked_at_by(by):
                raise workflow.NotAllowed(reason)
            if entry.modified_at.isoformat() != seen:
                return False
            if entry.is_unread:
                entry.is_unread = False
                entry._history_user = by
                entry.save()
                Look.objects.create(entry=entry, by=by)
        self.refresh_from_db()
        return True


class Look(models.Model):
    """That somebody read an entry after it was out: a line of its story's timeline."""

    entry = models.ForeignKey("liveblog.LiveEntry", on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.by} read {self.entry}"
