"""Not before its time, by anyone, by any road: the one question that all roads ask.

Publishing asks, with the story locked, and so does everything that ends in it: a schedule, the
tweet, which only a publication puts in line. A room above that shows something of a story by a
publication of its own asks here too.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from . import workflow
from .london_time import in_words
from .models.comment import Comment

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models import Article


def why_not_yet(article: Article, at: datetime | None = None) -> str:
    """Why nothing of the story's working copy may be public at that moment (now), or ""."""
    until = article.embargo_until
    if until is None or (at or timezone.now()) >= until:
        return ""
    return f"This story is under embargo until {in_words(until)}. Nobody can publish it before."


def until_when(article: Article) -> str:
    """The end of an embargo that stands, in words, or ""."""
    until = article.embargo_until
    return in_words(until) if until and why_not_yet(article) else ""


def hold(article: Article, until: datetime, *, by: User) -> None:
    """Put the story under embargo. Raises `workflow.NotAllowed`.

    One that stands can only be made longer: whoever ends it earlier lifts it, and says why.
    """
    with transaction.atomic():
        locked = article.locked()
        workflow.require(by, workflow.Verb.EMBARGO, locked)
        if locked.embargo_until and until < locked.embargo_until and why_not_yet(locked):
            raise workflow.NotAllowed(
                f"The embargo stands until {in_words(locked.embargo_until)}. To end it earlier, "
                "lift it."
            )
        locked.record_move(f"Embargo until {in_words(until)}", by=by, embargo_until=until)
    article.refresh_from_db()


def lift(article: Article, *, by: User, reason: str) -> None:
    """The reason stays among the story's comments, whole. Raises `workflow.NotAllowed`."""
    with transaction.atomic():
        locked = article.locked()
        workflow.require(by, workflow.Verb.LIFT_EMBARGO, locked)
        Comment.objects.say(locked, f"Embargo lifted: {reason}", by=by)
        locked.record_move(f"Embargo lifted: {reason}", by=by, embargo_until=None)
    article.refresh_from_db()
