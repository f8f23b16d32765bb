"""What another service said of something, kept because that service may be down for days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils import timezone

from .outside_error import OutsideError

# These two kinds of problem every service has: visitors would meet a closed door.
GONE = frozenset({"not_found", "private"})


class KeptFromOutside(models.Model):
    """`facts` are the last that the service said; a problem stands beside them and erases none."""

    facts = models.JSONField(null=True, editable=False)
    fetched_at = models.DateTimeField(null=True, editable=False)
    problem = models.TextField(blank=True, editable=False)
    problem_kind = models.CharField(max_length=20, blank=True, editable=False)
    problem_since = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_gone(self) -> bool:
        """Whether the service no longer shows it to the public, or never did."""
        return self.problem_kind in GONE

    def take_facts(self, ask: Callable[[], dict[str, Any]]) -> None:
        """Set the fields by what `ask` returns or raises (OutsideError); saves nothing.

        When it says nothing useful, what was fetched before stays and the problem is noted, with
        the time since when there is one.
        """
        now = timezone.now()
        try:
            self.facts = ask()
        except OutsideError as error:
            self.problem, self.problem_kind = error.message, error.kind
            self.problem_since = self.problem_since or now
        else:
            self.fetched_at = now
            self.problem, self.problem_kind, self.problem_since = "", "", None
