"""Where a story stands between its first words and its publication, and who wrote last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from ..kinds import State, Step

if TYPE_CHECKING:
    from django.contrib.auth.models import User


# Only the moves of the workflow write these, never a form that may be older than the last move.
STATE_FIELDS = {
    *("state", "first_published_at", "withdrawn_at"),
    *("step", "has_lapsed", "edited_by", "embargo_until", "version"),
}
LONGEST_MOVE = 100  # characters, in the history
# What a step is called once that which was confirmed is another.
LAPSED = {Step.APPROVED: "Approval lapsed", Step.SCHEDULED: "Scheduled, changed since"}


class WayToPublication(models.Model):
    # What a story is publicly says `state`; this, what is written in its working copy.
    step = models.CharField(max_length=20, choices=Step, default=Step.WRITING, editable=False)
    # What was approved or scheduled has been changed since: see articles/lapsing.py.
    has_lapsed = models.BooleanField(default=False, editable=False)
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
    # Live and no longer current; for those who asked, by `ArticleQuerySet.knowing_archived`.
    is_archived = False
    author_id: int
    state: str
    # simple-history reads these on save.
    _change_reason: str | None
    _history_user: User

    class Meta:
        abstract = True

    @property
    def last_editor_id(self) -> int:
        return self.edited_by_id or self.author_id

    @property
    def stage(self) -> str:
        """State and step in the words of the newsroom: “In review”, or “Published, in review”."""
        state = "Archived" if self.is_archived else State(self.state).label
        step = Step(self.step)
        if step is Step.WRITING:
            return state
        words = LAPSED.get(step, step.label) if self.has_lapsed else step.label
        return words if self.state == State.DRAFT else f"{state}, {words.lower()}"

    def record_move(self, what: str, *, by: User, **fields: object) -> None:
        """Write `fields` of the state, and into the history who did what. For a locked story.

        A new step begins with nothing lapsed; who calls a schedule off asks anew.
        """
        if "step" in fields:
            self.has_lapsed = False
        for name, value in fields.items():
            setattr(self, name, value)
        self._history_user = by
        self._change_reason = what if len(what) <= LONGEST_MOVE else f"{what[: LONGEST_MOVE - 1]}…"
        self.save(update_fields=STATE_FIELDS | {"updated_at"})
