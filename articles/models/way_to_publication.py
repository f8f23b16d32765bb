"""Where a story stands between its first words and its publication, and who wrote last."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from ..kinds import State, Step


class WayToPublication(models.Model):
    # What a story is publicly says `state`; this, what is written in its working copy.
    step = models.CharField(max_length=20, choices=Step, default=Step.WRITING, editable=False)
    # Whoever last changed what would go out; None as long as only its author has.
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    # How often its form was saved: a form that is older than the last saving says so.
    version = models.PositiveIntegerField(default=1, editable=False)
    # Before this moment nobody can publish it: see articles/embargo.py.
    embargo_until = models.DateTimeField(null=True, editable=False)
    author_id: int
    state: str

    class Meta:
        abstract = True

    @property
    def last_editor_id(self) -> int:
        return self.edited_by_id or self.author_id

    @property
    def stage(self) -> str:
        """State and step in the words of the newsroom: “In review”, or “Published, in review”."""
        state, step = State(self.state).label, Step(self.step)
        if step is Step.WRITING:
            return state
        return step.label if self.state == State.DRAFT else f"{state}, {step.label.lower()}"
