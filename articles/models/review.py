"""A round of review: who asked for it, who was asked, and what they said to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from .. import workflow
from ..confirmation import HasChanged, hold_pictures
from ..kinds import Step
from ..person_name import name_of
from ..problems import NotReady
from ..what_goes_out import Content, changed_between, content_of, fingerprint_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .article import Article


PEOPLE = ("submitted_by", "reviewer", "decided_by")


class Decision(models.TextChoices):
    WAITING = "waiting", "Waiting"
    APPROVED = "approved", "Approved"
    SENT_BACK = "sent_back", "Sent back"
    TAKEN_BACK = "taken_back", "Taken back"
    # Published, withdrawn or submitted again before anybody had decided.
    OVERTAKEN = "overtaken", "Overtaken"


class ReviewQuerySet(models.QuerySet["Review"]):
    def waiting(self) -> ReviewQuerySet:
        """Those that nobody has decided yet."""
        return self.filter(decision=Decision.WAITING)

    def current(self, article: Article) -> Review | None:
        """The story's last round, or None."""
        return self.filter(article=article).select_related(*PEOPLE).last()

    def overtake(self, article: Article) -> None:
        """Close what is undecided: something else happened to the story."""
        self.waiting().filter(article=article).update(decision=Decision.OVERTAKEN)

    def use_up(self, article: Article) -> None:
        """The story was published or withdrawn: the next time asks for a review of its own."""
        self.overtake(article)
        self.filter(article=article).update(is_used=True)

    def submit(
        self, article: Article, *, by: User, reviewer: User | None = None, note: str = ""
    ) -> Review:
        """Ask for a second pair of eyes: `reviewer`'s, or anybody's who may approve.

        Raises `workflow.NotAllowed`, also for a reviewer who may not approve the story.
        """
        with transaction.atomic():
            locked = article.locked()
            workflow.require(by, workflow.Verb.SUBMIT, locked)
            if reviewer and not may_review(reviewer, locked):
                raise workflow.NotAllowed(
                    f"{name_of(reviewer)} cannot approve this story. "
                    "Choose somebody else, or nobody."
                )
            self.overtake(locked)
            review = self.create(article=locked, submitted_by=by, reviewer=reviewer, note=note)
            locked.record_move("Submitted for review", by=by, step=Step.IN_REVIEW)
        article.refresh_from_db()
        return review


class Review(models.Model):
    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="+")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(auto_now_add=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField(blank=True)
    decision = models.CharField(max_length=20, choices=Decision, default=Decision.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    # What was approved, part by part: see articles/what_goes_out.py.
    content = models.JSONField(default=dict)

    is_used = models.BooleanField(default=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(decision="waiting"),
                name="one_review_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"Review of “{self.article}”"

    def approve(self, *, by: User, confirmed: str | None = None) -> None:
        """Approve the story, the tweet and all else that would go out, as they are now.

        `confirmed` is the fingerprint of the content that the person was shown. Raises `HasChanged`
        when it is another's or another round was begun, `workflow.NotAllowed`, and `NotReady` where
        something is missing.
        """
        with transaction.atomic():
            locked = self.article.locked()
            hold_pictures(locked)
            content = content_of(locked)
            if confirmed is not None and (
                confirmed != fingerprint_of(content) or Review.objects.current(locked) != self
            ):
                raise HasChanged
            workflow.require(by, workflow.Verb.APPROVE, locked)
            if problems := locked.problems():
                raise NotReady(problems)
            self._decide(Decision.APPROVED, by=by, content=content)
            locked.record_move("Approved", by=by, step=Step.APPROVED)
        self.article.refresh_from_db()

    def send_back(self, *, by: User, reason: str) -> None:
        """Give the story back to its author, with the reason. Raises `workflow.NotAllowed`."""
        with transaction.atomic():
            locked = self.article.locked()
            workflow.require(by, workflow.Verb.SEND_BACK, locked)
            self._decide(Decision.SENT_BACK, by=by, reason=reason)
            locked.record_move(f"Sent back: {reason}", by=by, step=Step.SENT_BACK)
        self.article.refresh_from_db()

    def why_not_taken_back_by(self, person: workflow.Person) -> str:
        """Why this person cannot take the submission back, or ""."""
        if person.pk not in (self.submitted_by_id, self.article.author_id):
            return "Somebody else submitted this story. Send it back instead, with a reason."
        return workflow.why_not(person, workflow.Verb.TAKE_BACK, self.article)

    def take_back(self, *, by: User) -> None:
        """Whoever submitted it, or wrote it, wants it back before anybody has decided.

        Raises `workflow.NotAllowed`.
        """
        with transaction.atomic():
            self.article = locked = self.article.locked()
            now = Review.objects.current(locked)
            if now != self or now.decision != Decision.WAITING:
                raise workflow.NotAllowed("Somebody has decided about this submission already.")
            if reason := self.why_not_taken_back_by(by):
                raise workflow.NotAllowed(reason)
            self._decide(Decision.TAKEN_BACK, by=by)
            locked.record_move("Submission taken back", by=by, step=Step.WRITING)

    def _decide(
        self,
        decision: Decision,
        *,
        by: User,
        reason: str = "",
        content: dict[str, str] | None = None,
    ) -> None:
        self.decision, self.decided_by, self.decided_at = decision, by, timezone.now()
        self.reason, self.content = reason, content or {}
        self.save()

    def changed_since(self, article: Article, content: Content | None = None) -> list[str]:
        """What is no longer as it was approved, as “the headline”.

        `content` is the story's content of now, where that is at hand.
        """
        return changed_between(self.content, content or content_of(article))


def may_review(person: User, article: Article) -> bool:
    """Whether the person could approve the story, once it is in review."""
    is_own_edit = person.pk == article.last_editor_id
    return workflow.permits(person, workflow.Verb.APPROVE) and not is_own_edit
