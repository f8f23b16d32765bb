"""Whether what was approved or scheduled is still what stands there: kept beside each story.

To know it costs a look at everything that would go out, in every room. A list of stories asks the
column `has_lapsed` instead. It is written by each move and each saving; what changes a story by
another road, as a picture's new words in the library, is found by a poll.
"""

from __future__ import annotations

import logging

from .kinds import Step
from .models import Article, Schedule
from .second_eyes import UNDER_APPROVAL, approval_of
from .what_goes_out import Content, changed_between, content_of

log = logging.getLogger(__name__)


def has_lapsed(article: Article, content: Content | None = None) -> bool:
    """Whether the story as it is now is another than somebody said yes to.

    `content` is its content of now, where that is at hand.
    """
    confirmed = _confirmed(article)
    if confirmed is None:
        return False
    return bool(changed_between(confirmed, content or content_of(article)))


def note_whether_lapsed(article: Article) -> None:
    """Keep the answer. For a story just read from the database."""
    now = has_lapsed(article)
    if now != article.has_lapsed:
        # No line in the history, and `updated_at` stays: nothing was done to the story.
        Article.objects.filter(pk=article.pk).update(has_lapsed=now)
        article.has_lapsed = now


def look_at_all() -> None:
    """Every story that was approved or scheduled. One that fails keeps no other waiting."""
    for article in Article.objects.filter(step__in=UNDER_APPROVAL):
        try:
            note_whether_lapsed(article)
        except Exception:
            log.exception("Story %s could not be compared with its approval.", article.pk)


def _confirmed(article: Article) -> Content | None:
    """What somebody said yes to last, part by part."""
    if article.step == Step.SCHEDULED:
        schedule = Schedule.objects.waiting().filter(article=article).first()
        return schedule.content if schedule else None
    approval = approval_of(article)
    return approval.content if approval else None
