"""Taking a public change note out again: one that says too much, or was itself wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from . import generations, workflow
from .models import Comment, Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models import Article

LONGEST_REASON = 1_000  # characters
# So begins the comment that keeps the words; the timeline has it with the line of the move.
TAKEN_OUT = "Change note taken out"


def take_out(article: Article, at: str, *, by: User, reason: str) -> None:
    """Take the note of that moment (ISO 8601, as it is kept) out of what visitors see.

    Its words and the reason stay inside, on the timeline. The story's date of change moves, so that
    feeds, the API and whoever keeps a copy follow. Raises `workflow.NotAllowed`, also where the
    note has gone meanwhile.
    """
    with transaction.atomic():
        locked = article.locked()
        workflow.require(by, workflow.Verb.TAKE_OUT_NOTE, locked)
        live = Edition.objects.filter(article=locked).first()
        notes = live.notes if live else []
        taken = [note for note in notes if note["at"] == at]
        if live is None or not taken:
            raise workflow.NotAllowed("That note is not public any more.")
        # With the flags of its place, the only thing of an edition that ever changes: what follows
        # takes its notes from here, and no earlier edition is public again.
        Edition.objects.filter(pk=live.pk).update(
            notes=[note for note in notes if note not in taken], changed_at=timezone.now()
        )
        words = taken[0]["words"]
        Comment.objects.say(locked, f"{TAKEN_OUT}: “{words}”\nReason: {reason}", by=by)
        locked.record_move(TAKEN_OUT, by=by)
        generations.move(generations.story(locked.pk), generations.LISTS)
    article.refresh_from_db()
