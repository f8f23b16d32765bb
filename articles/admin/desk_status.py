"""Where a story stands, for the top of its form: whose turn it is, and what is in the way."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .. import embargo, lapsing, second_eyes
from ..models import Article, Review, Schedule, UnreviewedEdition
from ..what_goes_out import content_of
from ..workflow import Verb, may, why_not
from .review_forms import CommentForm
from .sharing import shared_with
from .taking_down import may_withdraw_again


def status_of(request: HttpRequest, article: Article) -> dict[str, Any]:
    """The context of `_status.html`, `_shared.html` and `_comments.html`."""
    person = request.user
    approval = second_eyes.approval_of(article)
    unreviewed = list(UnreviewedEdition.objects.unseen().filter(edition__article=article))
    schedules = Schedule.objects.filter(article=article).select_related("by")
    schedule = schedules.waiting().first()
    review = Review.objects.current(article)
    live = article.live_edition
    # What the badge says is asked anew here, beside what was changed.
    article.is_archived = live is not None and live.archived_at is not None
    # Composed once for the page, and only where it is compared with what somebody said yes to.
    content = content_of(article) if article.step in second_eyes.UNDER_APPROVAL else {}
    article.has_lapsed = lapsing.has_lapsed(article, content)
    has_changes = article.has_unpublished_changes()
    lapsed = approval.changed_since(article, content) if approval else []
    return shared_with(request, article) | {
        "schedule": schedule,
        "obstacles": schedule.obstacles(article, content) if schedule else [],
        "missed": schedules.alarming().first(),
        "may_call_off": may(person, Verb.CALL_OFF, article),
        "embargoed_until": embargo.until_when(article),
        "may_embargo": may(person, Verb.EMBARGO, article),
        "why_not_change": why_not(person, Verb.CHANGE, article),
        "live_edition": live,
        "may_take_out_note": bool(live and live.notes) and may(person, Verb.TAKE_OUT_NOTE, article),
        "has_unpublished_changes": has_changes,
        "problems": article.problems(),
        "review": review,
        "may_take_back": review is not None and not review.why_not_taken_back_by(person),
        "why_unread": second_eyes.why_unread(article, content),
        "is_approved": approval is not None,
        "changed_since_approval": lapsed,
        "is_review_required": settings.REQUIRE_REVIEW,
        "unreviewed": [(one, one.why_not_seen_by(person)) for one in unreviewed],
        "may_submit": may(person, Verb.SUBMIT, article),
        # Not what visitors have already, nor what somebody has just approved.
        "is_worth_submitting": (live is None or has_changes) and (approval is None or bool(lapsed)),
        "why_not_approve": why_not(person, Verb.APPROVE, article),
        "may_decide": may(person, Verb.SEND_BACK, article),
        "may_archive": may(person, Verb.ARCHIVE, article),
        "may_withdraw": may(person, Verb.WITHDRAW, article),
        "may_withdraw_again": may_withdraw_again(person, article),
        "comments": article.comments.select_related("by"),
        "comment_form": CommentForm() if may(person, Verb.COMMENT, article) else None,
    }
