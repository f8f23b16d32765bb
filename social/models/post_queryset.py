"""Sets of posts, in the newsroom's adjectives, and the one conditional UPDATE that moves them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from articles.kinds import State

from .. import occasions
from ..occasions import OF_STORY_ITSELF, UPDATE
from ..post_states import PostState, sources_of

if TYPE_CHECKING:
    from .post import Post  # noqa: F401  the base class names it in quotes

ONCE_SILENT = (
    "But X was asked for it before and did not say whether it took it. Open the account on X and "
    "look: then press “it is there” or “it is not there”."
)
TAKEN_DOWN_FIRST = "What it links to was taken down first."
# Work that only this queryset's owner takes: how long until another worker may take it up.
TURN_SECONDS = 60


class PostQuerySet(models.QuerySet["Post"]):
    # -- what a worker does -----------------------------------------------------------------------

    def due(self) -> PostQuerySet:
        """Those that a worker may claim now, oldest first."""
        return self.due_for_at_most(settings.POST_TOO_OLD_SECONDS)

    def due_for_at_most(self, seconds: float) -> PostQuerySet:
        """Those due that have not been in line for longer."""
        queued = self.filter(state=PostState.QUEUED, due_at__lte=Now())
        oldest = Now() - timedelta(seconds=seconds)
        return queued.filter(queued_at__gte=oldest).order_by("queued_at", "pk")

    def too_old(self) -> PostQuerySet:
        """Those in line for so long that a person must say whether they should still go out."""
        oldest = Now() - timedelta(seconds=settings.POST_TOO_OLD_SECONDS)
        return self.filter(state=PostState.QUEUED, queued_at__lt=oldest)

    def expired(self) -> PostQuerySet:
        """Those whose worker has not been heard of for longer than its claim."""
        return self.filter(state=PostState.SENDING, lease_until__lt=Now())

    def unsettled(self) -> PostQuerySet:
        """Those that X may have without having said so."""
        in_doubt = [PostState.UNKNOWN, PostState.HELD]
        return self.filter(state__in=in_doubt, remote_id="", posting_at__isnull=False)

    def deleting(self) -> PostQuerySet:
        """Those that are still to be deleted from X."""
        return self.filter(state=PostState.DELETING)

    def still_up(self) -> PostQuerySet:
        """Of withdrawn stories: those that are, or may be, on X and should not be."""
        in_doubt = Q(state=PostState.HELD, remote_id="", posting_at__isnull=False)
        moving = [PostState.SENDING, PostState.UNKNOWN, PostState.DELETING]
        # Noted as sent before X's id was asked for: it is deleted once somebody gives its link.
        unnamed = Q(state=PostState.SENT, remote_id="", is_deletion_wanted=True)
        possible = Q(state__in=moving) | in_doubt | unnamed
        return self.filter(possible, article__state=State.WITHDRAWN)

    def ready(self) -> PostQuerySet:
        """Those whose time for another try has come, the longest waiting first."""
        return self.filter(due_at__lte=Now()).order_by("due_at", "pk")

    def without_hint(self) -> PostQuerySet:
        """All but those that were queued a moment ago: their own hint is still on its way.

        In a busy hour it waits in line with them, and a second hint would only cost time.
        """
        a_moment_ago = Now() - timedelta(seconds=2 * settings.POST_SWEEP_SECONDS)
        return self.exclude(attempts=0, queued_at__gt=a_moment_ago)

    def take_turn(self) -> bool:
        """Of several workers at the same one post, this is the one that goes on."""
        return self.ready().order_by().update(due_at=Now() + timedelta(seconds=TURN_SECONDS)) > 0

    # -- what they are about ----------------------------------------------------------------------

    def of_stories(self) -> PostQuerySet:
        """Those about a story itself, and not about one passage of it."""
        return self.filter(OF_STORY_ITSELF)

    def about_passage(self, name: str) -> PostQuerySet:
        """Those about the story's passage of that name."""
        return self.filter(occasions.about_passage(name))

    def of_passages(self) -> PostQuerySet:
        """Those about one passage of a story each."""
        return self.exclude(OF_STORY_ITSELF)

    def updates(self) -> PostQuerySet:
        """Those that tell what is new in a story whose first tweet was out."""
        return self.filter(occasion__startswith=UPDATE)

    # -- what a person sees -----------------------------------------------------------------------

    def stuck(self) -> PostQuerySet:
        """Those that need a person, or may soon, newest first."""
        states = [PostState.FAILED, PostState.UNKNOWN, PostState.HELD]
        return self.filter(state__in=states).order_by("-queued_at")

    def in_line(self) -> PostQuerySet:
        """Those that wait to be posted."""
        return self.filter(state=PostState.QUEUED)

    def late(self) -> PostQuerySet:
        """Those in line that should have gone out a minute ago."""
        a_minute_ago = Now() - timedelta(minutes=1)
        return self.filter(state=PostState.QUEUED, due_at__lt=a_minute_ago).order_by("due_at")

    def with_twin(self, remote_id: str) -> PostQuerySet:
        """Those of which X has a further copy by that id."""
        return self.filter(twin_ids__contains=f" {remote_id} ")

    def doubled(self) -> PostQuerySet:
        """Those that X has twice and that nobody has looked at yet."""
        return self.exclude(twin_ids="").filter(twin_seen_at=None)

    # -- moves ------------------------------------------------------------------------------------

    def move(self, to: PostState, **changes: Any) -> bool:
        """One conditional UPDATE to `to` from the states that allow it; whether a row moved."""
        return self.filter(state__in=sources_of(to)).update(state=to, **changes) > 0

    def hold(self, reason: str) -> bool:
        """Leave them to a person; whether any was in a state that can be held."""
        return self.move(PostState.HELD, reason=reason, lease_until=None)

    def hold_in_doubt(self, reason: str) -> bool:
        """Leave to a person what is under way in a ledger that may be a copy.

        X may have it from the ledger's other life, since it came in line: as what X was silent
        about it is looked for on the timeline.
        """
        under_way = self.filter(
            state__in=[PostState.QUEUED, PostState.SENDING], remote_id="", posting_at=None
        )
        return under_way.move(
            PostState.HELD,
            reason=reason,
            lease_until=None,
            posting_at=F("queued_at"),
            asked_since=F("queued_at"),
            unanswered=F("unanswered") + 1,
            tries=0,
            due_at=Now(),
        )

    def requeue(self, **changes: Any) -> bool:
        """Put what surely never reached X in line, anew; a claim on it without the mark is void.

        What a person cancelled stays cancelled.
        """
        gone = [PostState.SENT, PostState.DELETING, PostState.DELETED]
        unasked = self.filter(remote_id="", posting_at=None).exclude(state__in=gone)
        unasked = unasked.filter(is_given_up=False)
        return unasked.update(**ANEW, state=PostState.QUEUED, **changes) > 0

    def call_off(self, reason: str) -> None:
        """Cancel what X was surely not asked for; the rest goes its way.

        What X was once silent about may still come to light there: it is looked for, and waits for
        a person.
        """
        unmarked = self.filter(posting_at=None)
        unmarked.filter(unanswered=0).move(PostState.CANCELLED, reason=reason, lease_until=None)
        unmarked.filter(unanswered__gt=0).move(
            PostState.HELD,
            reason=f"{reason} {ONCE_SILENT}",
            posting_at=F("asked_since"),
            lease_until=None,
            due_at=Now(),
            tries=0,
        )

    def want_deletion(self) -> None:
        """Delete from X what is out, and what turns out to be out as soon as its id is known."""
        self.exclude(state=PostState.DELETED).update(is_deletion_wanted=True)
        has_an_id = Q(state=PostState.SENT) & ~Q(remote_id="")
        self.filter(has_an_id).move(
            PostState.DELETING, due_at=Now(), tries=0, deletion_wanted_at=Now()
        )


# How a post begins, or begins again.
ANEW: dict[str, Any] = {
    "token": "",
    "lease_until": None,
    "attempts": 0,
    "crashes": 0,
    "tries": 0,
    "unanswered": 0,
    "reason": "",
    "due_at": Now(),
    "queued_at": Now(),
}
