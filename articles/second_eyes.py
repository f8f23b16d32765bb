"""Whether somebody else has read what is to go out.

`REQUIRE_REVIEW` decides whether that is asked for: then whoever publishes what only they have read
says why, and everybody's home page shows it until somebody else has read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from .kinds import Step
from .models.review import Decision, Review

if TYPE_CHECKING:
    from .models import Article
    from .what_goes_out import Content

UNDER_APPROVAL = (Step.APPROVED, Step.SCHEDULED)


def approval_of(article: Article) -> Review | None:
    """The approval that the story has, whether it still holds or not."""
    if article.step not in UNDER_APPROVAL:
        return None
    review = Review.objects.current(article)
    if review is None or review.is_used or review.decision != Decision.APPROVED:
        return None
    return review


def what_lapsed(article: Article) -> list[str]:
    """What was changed after the approval that the story has, as “the headline”."""
    approval = approval_of(article)
    return approval.changed_since(article) if approval else []


def why_unread(article: Article, content: Content | None = None) -> str:
    """Why the review that is required has not been passed, or "".

    `content` is the story's content of now, where that is at hand.
    """
    if not settings.REQUIRE_REVIEW:
        return ""
    approval = approval_of(article)
    if approval is None:
        return "Somebody else has to read and approve this story before it is published."
    if changed := approval.changed_since(article, content):
        return (
            f"The approval lapsed, for this was changed after it: {', '.join(changed)}. "
            "Submit the story again."
        )
    return ""
