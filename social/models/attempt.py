"""The log of a tweet: every time that X was asked, and what a person decided."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, models

from ..x_client import Answer
from ..x_failure import Asked

if TYPE_CHECKING:
    from .post import Post

log = logging.getLogger(__name__)


class Attempt(models.Model):
    """One call to X. Kept for ever: it is the evidence of what happened.

    Written before X is asked and completed after, so that a worker that died in between leaves a
    row without an answer. X's words are untrusted text, cut, without keys or control characters.
    """

    post = models.ForeignKey("social.Post", on_delete=models.PROTECT, related_name="log")
    asked_at = models.DateTimeField(auto_now_add=True)
    asked = models.CharField(max_length=20, choices=Asked)
    status = models.PositiveSmallIntegerField("HTTP status", null=True)
    milliseconds = models.PositiveIntegerField(null=True, help_text="Until X's answer was read.")
    words = models.TextField("X’s own words", blank=True)
    conclusion = models.TextField("what the newsroom made of it", blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_asked_display()}: {self.status or 'no answer'}"


class Recorder:
    """Gives the client a row to write each call for `post` into.

    `begun` is the row for the very next call, where somebody has written it already.
    """

    def __init__(self, post: Post) -> None:
        self.post = post
        self.begun: Attempt | None = None
        self.last: Attempt | None = None

    @contextmanager
    def __call__(self, asked: Asked) -> Iterator[Answer]:
        attempt = self.begun or Attempt.objects.create(post=self.post, asked=asked)
        self.last, self.begun = attempt, None
        answer, began = Answer(), time.monotonic()
        try:
            yield answer
        finally:
            attempt.milliseconds = round((time.monotonic() - began) * 1000)
            attempt.status, attempt.words = answer.status, answer.words
            try:
                attempt.save(update_fields=["milliseconds", "status", "words"])
            except DatabaseError:
                # What X answered matters more than its log: an id must still be kept.
                log.exception("The log of post %s could not be completed.", self.post.pk)

    def conclude(self, conclusion: str) -> None:
        """Write beside the last call what the newsroom made of its answer."""
        if self.last:
            self.last.conclusion = conclusion
            self.last.save(update_fields=["conclusion"])


class Decision(models.Model):
    """What a person pressed on a tweet's page, and when."""

    post = models.ForeignKey("social.Post", on_delete=models.PROTECT, related_name="decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    words = models.CharField(max_length=300)

    class Meta:
        ordering = ["decided_at", "pk"]

    def __str__(self) -> str:
        return self.words
