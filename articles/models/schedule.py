"""A publication that waits for its time: a row, read by a poll, never a countdown in the broker."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from .. import embargo, second_eyes, workflow
from ..change_note import LONGEST, Change, ChangeKind
from ..confirmation import confirmed_composition, hold_pictures
from ..kinds import Step
from ..london_time import in_words
from ..person_name import name_of
from ..problems import NotReady
from ..what_goes_out import Content, changed_between, content_of
from .review import Review

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .article import Article

# Later than this it is said that it was late. The poll itself takes a few seconds.
LATE = timedelta(minutes=1)


class Outcome(models.TextChoices):
    WAITING = "waiting", "Waiting"
    OUT = "out", "Went out"
    REFUSED = "refused", "Could not go out"
    CALLED_OFF = "called_off", "Called off"


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    def waiting(self) -> ScheduleQuerySet:
        """Those to come, the next first."""
        return self.filter(outcome=Outcome.WAITING).order_by("at", "pk")

    def due(self) -> ScheduleQuerySet:
        return self.waiting().filter(at__lte=timezone.now())

    def alarming(self) -> ScheduleQuerySet:
        """Those that could not go out, until somebody has seen to it."""
        return self.filter(is_alarm=True).order_by("at", "pk")

    def went_out_late(self) -> ScheduleQuerySet:
        return self.filter(outcome=Outcome.OUT, ended_at__gt=models.F("at") + LATE)

    def call_off(self, article: Article) -> None:
        """End what waits and every alarm: the story goes another way."""
        rows = self.filter(article=article)
        rows.waiting().update(outcome=Outcome.CALLED_OFF, ended_at=timezone.now())
        rows.update(is_alarm=False)

    def make(
        self,
        article: Article,
        *,
        by: User,
        at: datetime,
        confirmed: str | None = None,
        change: Change | None = None,
    ) -> Schedule:
        """Publish the story as it is now, with its tweet, at that moment.

        It takes the place of an earlier schedule. `confirmed` is the fingerprint of what an editor
        was shown. Raises `HasChanged`, `workflow.NotAllowed` or `NotReady`.
        """
        with transaction.atomic():
            locked = article.locked()
            confirmed_composition(locked, confirmed)
            workflow.require(by, workflow.Verb.SCHEDULE, locked)
            if reason := second_eyes.why_unread(locked) or embargo.why_not_yet(locked, at):
                raise workflow.NotAllowed(reason)
            if problems := locked.problems(at):
                raise NotReady(problems)
            self.call_off(locked)
            Review.objects.overtake(locked)
            change = change or Change()
            schedule = self.create(
                article=locked,
                at=at,
                by=by,
                content=content_of(locked),
                change_kind=change.kind,
                change_note=change.note,
            )
            locked.record_move(f"Scheduled for {in_words(at)}", by=by, step=Step.SCHEDULED)
        article.refresh_from_db()
        return schedule


class Schedule(models.Model):
    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    # What was confirmed, part by part: nothing else goes out. See articles/what_goes_out.py.
    content = models.JSONField()
    # What visitors are told of an edition after the first.
    change_kind = models.CharField(
        max_length=20, choices=ChangeKind, default=ChangeKind.INFORMATION
    )
    change_note = models.CharField(max_length=LONGEST, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.WAITING)
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    is_alarm = models.BooleanField(default=False)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(outcome="waiting"),
                name="one_schedule_at_a_time",
            )
        ]
        indexes = [
            models.Index(
                fields=["at"], condition=models.Q(outcome="waiting"), name="waiting_schedules"
            )
        ]

    def __str__(self) -> str:
        return f"“{self.article}”, {in_words(self.at)}"

    @property
    def when(self) -> str:
        return in_words(self.at)

    @property
    def is_overdue(self) -> bool:
        """Whether it should be out and nothing has taken it: a worker or beat stands still."""
        return self.outcome == Outcome.WAITING and timezone.now() > self.at + LATE

    @property
    def minutes_late(self) -> int:
        """By how many minutes it went out late; 0 when it was in time."""
        if not self.ended_at or self.ended_at - self.at <= LATE:
            return 0
        return int((self.ended_at - self.at).total_seconds() // 60)

    def obstacles(self, article: Article, content: Content | None = None) -> list[str]:
        """Everything for which the story, as it is now, could not go out at its time.

        `content` is its content of now, where that is at hand.
        """
        content = content or content_of(article)
        found = [workflow.why_not(self.by, workflow.Verb.PUBLISH, article)]
        if found[0]:
            found[0] = f"{name_of(self.by)}, who scheduled it, may no longer publish it."
        at = max(self.at, timezone.now())
        found.append(embargo.why_not_yet(article, at))
        if changed := changed_between(self.content, content):
            found.append(f"It was changed after it was scheduled: {', '.join(changed)}.")
        found.append(second_eyes.why_unread(article, content))
        found += [problem.message for problem in article.problems(at)]
        return [reason for reason in found if reason]

    def call_off(self, *, by: User) -> None:
        """It does not go out by itself; an alarm has been seen. Raises `workflow.NotAllowed`."""
        with transaction.atomic():
            article = self.article.locked()
            workflow.require(by, workflow.Verb.CALL_OFF, article)
            stands = _without_schedule(article)
            Schedule.objects.call_off(article)
            article.record_move("Schedule called off", by=by, **stands)

    def go_out(self) -> None:
        """Publish it, if it is still waiting and its time has come; or raise the alarm."""
        with transaction.atomic():
            article = self.article.locked()
            row = Schedule.objects.due().filter(pk=self.pk).first()
            if row is None:
                return
            hold_pictures(article)
            if obstacles := row.obstacles(article):
                row._refuse(article, " ".join(obstacles))
                return
            row._end(Outcome.OUT)
            late = f", {row.minutes_late} minutes late" if row.minutes_late else ""
            article.publish(
                by=row.by,
                occasion=f", scheduled for {row.when}{late}",
                change=Change(ChangeKind(row.change_kind), row.change_note),
                meant_for=row.at,
            )

    def _refuse(self, article: Article, reason: str) -> None:
        self.reason, self.is_alarm = reason, True
        stands = _without_schedule(article)
        self._end(Outcome.REFUSED)
        article.record_move(f"Not published as scheduled: {reason}", by=self.by, **stands)

    def _end(self, outcome: Outcome) -> None:
        self.outcome, self.ended_at = outcome, timezone.now()
        self.save()


def _without_schedule(article: Article) -> dict[str, object]:
    """Where the story stands once nothing waits for its time any more."""
    if article.step != Step.SCHEDULED:
        return {}
    step = Step.APPROVED if second_eyes.approval_of(article) else Step.WRITING
    return {"step": step, "has_lapsed": bool(second_eyes.what_lapsed(article))}
