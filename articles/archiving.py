"""No longer current: a live page stays at its address with a notice, and leaves every list."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from . import generations, workflow
from .models import ArchiveMonth, Edition
from .models.archive_month import month_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models import Article


def archive(article: Article, *, by: User) -> None:
    """Raises `workflow.NotAllowed`. Publishing the story again makes it current again."""
    _set(article, timezone.now(), "Archived: no longer current", by)


def bring_back(article: Article, *, by: User) -> None:
    """Undo it. Raises `workflow.NotAllowed`."""
    _set(article, None, "Brought back from the archive: current again", by)


def _set(article: Article, archived_at: datetime | None, what: str, by: User) -> None:
    with transaction.atomic():
        locked = article.locked()
        workflow.require(by, workflow.Verb.ARCHIVE, locked)
        # Whoever was quicker has done it already.
        changed = Edition.objects.filter(
            article=locked, archived_at__isnull=archived_at is not None
        ).update(archived_at=archived_at)
        if changed:
            assert locked.first_published_at is not None, "it is public"
            ArchiveMonth.objects.recount([month_of(locked.first_published_at)])
            locked.record_move(what, by=by)
            # Lists, feeds, the navigation and the pages below it.
            generations.move(generations.EVERYTHING)
    article.refresh_from_db()
