"""What a worker does with a post: claims it, marks it, and writes down what became of it.

Every step is a conditional UPDATE by the database's clock, so that of two workers, or of a worker
and a person, only one takes it.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Concat, Now
from django.utils import timezone
from django.utils.crypto import get_random_string

from ..post_states import PostState
from ..x_failure import Asked
from .attempt import Attempt
from .installation import Installation
from .on_the_way import marking, taking
from .post_picture import PostPicture
from .post_queryset import TAKEN_DOWN_FIRST

if TYPE_CHECKING:
    from .post import Post
    from .post_queryset import PostQuerySet

# What X turns away for a passing reason waits longer each time, up to five minutes.
FIRST_WAIT_SECONDS = 10
LONGEST_WAIT_SECONDS = 300

log = logging.getLogger(__name__)


class Claim:
    """The worker's side of a Post."""

    def claim(self, *, heeds_account: bool = True) -> bool:
        """Take the post for this worker for the time of a lease, by the database's clock.

        Not while X may not be asked to post, unless the account is not to be heeded. What it says
        is read as it is taken: it may have been frozen anew a moment before.
        """
        post = self._post()
        token = get_random_string(32)
        take = taking(heeds_account, settings.POST_LEASE_SECONDS, settings.POST_TOO_OLD_SECONDS)
        taken = take.returning(type(post), pk=post.pk, token=token)
        if taken:
            vars(post).update(vars(taken[0]))  # as refresh_from_db does
            PostPicture.read_into(post)
        return bool(taken)

    def mark_posting(self) -> Attempt | None:
        """Commit that X is about to be asked; None when the claim or the story is gone.

        The last gate before the network: what is taken down up to here is not posted. The mark is
        committed together with the row of the log that X's answer is written into. Raises
        `NotThisNewsroom`, and then there is neither.
        """
        post, attempt = self._post(), None
        with post.story_held() as is_public:
            if is_public and marking().run(pk=post.pk, token=post.token):
                attempt = Attempt.objects.create(post=post, asked=Asked.POST)
                marks = Installation.count_mark()  # last: all workers meet at this one row
        if attempt:
            Installation.witness(marks)
        return attempt

    # -- what became of it ------------------------------------------------------------------------

    def sent(self, remote_id: str, at: datetime | None = None) -> None:
        """X has it. An id is kept whatever became of the claim or the story meanwhile.

        `at` is when X took it, where that is known. What is wanted off X is deleted next.
        """
        post = self._post()
        log.info("Post %s is %s on X.", post.pk, remote_id)  # should the database be away
        is_kept = (
            self._rows()
            .filter(remote_id="")
            .update(
                state=Case(
                    When(is_deletion_wanted=True, then=Value(PostState.DELETING)),
                    default=Value(PostState.SENT),
                ),
                remote_id=remote_id,
                sent_at=at or Now(),
                due_at=Now(),
                tries=0,
                reason="",
                lease_until=None,
                deletion_wanted_at=Case(When(is_deletion_wanted=True, then=Now())),
            )
        )
        if not is_kept:
            self._keep_twin(remote_id)

    def _keep_twin(self, remote_id: str) -> None:
        """X gave another id for one post: keep it, and raise an alarm until a person has seen it.

        The same id twice is none: it was found on the timeline before the answer came.
        """
        others = self._rows().exclude(remote_id=remote_id)
        if not others.exists() or self._rows().with_twin(remote_id).exists():
            return
        log.error("Post %s is on X twice: %s came as well.", self._post().pk, remote_id)
        others.update(
            twin_ids=Concat("twin_ids", Value(f" {remote_id} "), output_field=TextField()),
            twin_seen_at=None,
        )
        # Of a withdrawn story all go, also when the first has gone already.
        others.filter(is_deletion_wanted=True).update(
            state=PostState.DELETING, due_at=Now(), deleted_at=None
        )

    def unknown(self, reason: str) -> None:
        """X may have it: it is looked up, and never sent again before that is settled."""
        self._in_doubt(self._mine(), reason)

    @staticmethod
    def _in_doubt(rows: PostQuerySet, reason: str) -> None:
        rows.move(
            PostState.UNKNOWN,
            reason=reason,
            lease_until=None,
            unanswered=F("unanswered") + 1,
            tries=0,
            due_at=Now() + timedelta(seconds=settings.POST_LOOK_UP_SECONDS),
        )

    def failed(self, reason: str) -> None:
        """X surely has it not, and trying again by itself would not help."""
        self._mine().move(PostState.FAILED, reason=reason, lease_until=None, posting_at=None)

    def held(self, reason: str) -> None:
        """X surely has it not, and a person must say how it goes on."""
        self._mine().move(PostState.HELD, reason=reason, lease_until=None, posting_at=None)

    def try_later(self, reason: str, wait_seconds: float | None = None) -> None:
        """X surely has it not, for a reason that passes: in line again, while that makes sense."""
        wait = backoff(self._post().attempts) if wait_seconds is None else wait_seconds
        with self._post().story_held() as is_public:
            self._back_in_line(self._mine(), reason, wait, is_public)

    def stumbled(self, reason: str) -> None:
        """The newsroom itself failed over it before X was asked: again, but not for ever."""
        with self._post().story_held() as is_public:
            self._after_a_crash(self._mine().filter(posting_at=None), reason, is_public)

    def give_back(self) -> None:
        """End a dead worker's claim, by the mark.

        Without it the post surely never reached X and is in line again. With it X may have it, so
        it is unknown. The token stays then: the answer of a worker that was only slow is still
        kept.
        """
        expired = self._rows().expired().filter(token=self._post().token)
        with self._post().story_held() as is_public:
            self._in_doubt(
                expired.filter(posting_at__isnull=False),
                "The worker that was posting this stopped before X’s answer arrived.",
            )
            reason = "The worker stopped before it asked X."
            self._after_a_crash(expired.filter(posting_at=None), reason, is_public)

    def _after_a_crash(self, rows: PostQuerySet, reason: str, is_public: bool) -> None:
        crashes = self._post().crashes + 1
        if is_public and crashes >= settings.POST_MOST_CRASHES:
            rows.hold(
                f"{reason} That happened {crashes} times, so it is held and the others go on. "
                "Ask whoever looks after the newsroom, then press Try again."
            )
        else:
            rows.update(crashes=crashes)
            wait = 0 if crashes == 1 else backoff(crashes - 1)
            self._back_in_line(rows, reason, wait, is_public)

    def _back_in_line(
        self, rows: PostQuerySet, reason: str, wait_seconds: float, is_public: bool
    ) -> None:
        """Queue `rows` (this one, or none) again, unless its story is gone or it is too old."""
        age = timezone.now() - self._post().queued_at
        if not is_public:
            rows.update(posting_at=None)  # X surely did not take it this time
            rows.call_off(TAKEN_DOWN_FIRST)
            return
        if age.total_seconds() > settings.POST_TOO_OLD_SECONDS:
            state, reason = PostState.HELD, f"{reason} {too_old_words()}"
        else:
            state = PostState.QUEUED
        rows.move(
            state,
            reason=reason,
            # SQLite writes a sum with more digits, and takes it for later in its own millisecond.
            due_at=Now() + timedelta(seconds=wait_seconds) if wait_seconds else Now(),
            token="",
            lease_until=None,
            posting_at=None,
        )

    def _post(self) -> Post:
        return cast("Post", self)

    def _rows(self) -> PostQuerySet:
        post = self._post()
        return type(post).objects.filter(pk=post.pk)

    def _mine(self) -> PostQuerySet:
        return self._rows().filter(token=self._post().token, state=PostState.SENDING)


def backoff(tries: int) -> float:
    """Seconds to wait after so many tries, one or more."""
    return float(min(FIRST_WAIT_SECONDS * 2 ** min(tries - 1, 10), LONGEST_WAIT_SECONDS))


def too_old_words() -> str:
    hours = settings.POST_TOO_OLD_SECONDS / 3600
    return (
        f"It has waited for more than {hours:g} hours and is not posted late without a person. "
        "Press Try again if it should still go out."
    )
