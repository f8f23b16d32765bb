"""Why a story was taken down, and where its visitors are led, if anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from .. import workflow
from ..kinds import State
from .edition import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .article import Article

LONGEST_REASON = 2_000  # characters


class WithdrawalKind(models.TextChoices):
    ERROR = "error", "Published in error"
    REPLACED = "replaced", "Replaced by another page"
    LEGAL = "legal", "Legal or safety"


@dataclass(frozen=True)
class WhyWithdrawn:
    """`reason` is kept inside; `replaced_by` is where visitors are led."""

    kind: WithdrawalKind = WithdrawalKind.ERROR
    reason: str = ""
    replaced_by: Article | None = None

    def hold(self, article: Article) -> Article:
        """Lock the story, and the one that takes its place; returns the first as it is now.

        In the order of their numbers, so that no two wait for one another.
        """
        numbers = {article.pk, self.replaced_by.pk if self.replaced_by else article.pk}
        held = list(type(article).objects.held().filter(pk__in=numbers).order_by("pk"))
        return next(one for one in held if one.pk == article.pk)


IN_ERROR = WhyWithdrawn()


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    def note(self, article: Article, why: WhyWithdrawn, *, by: User) -> Withdrawal:
        """For a locked story, in the transaction that withdraws it.

        Raises `workflow.NotAllowed` for a page that cannot take the story's place, and where the
        story is withdrawn already and this would take nothing more down.
        """
        if article.state == State.WITHDRAWN and (reason := self.why_not_again(article, why.kind)):
            raise workflow.NotAllowed(reason)
        if why.kind == WithdrawalKind.REPLACED:
            if reason := why_not_replaced_by(article, why.replaced_by):
                raise workflow.NotAllowed(reason)
        elif why.replaced_by:
            raise ValueError("Only a story that was replaced leads elsewhere.")
        row = Withdrawal(article=article, by=by, kind=why.kind, reason=why.reason)
        row.replaced_by = why.replaced_by
        row.save()
        return row

    def why_not_again(self, article: Article, kind: WithdrawalKind) -> str:
        """Why a withdrawn story cannot be withdrawn for this reason as well, or ""."""
        last = self.filter(article=article).last()
        if last and last.leaves_nothing:
            return "This story is withdrawn for legal or safety reasons already."
        if kind != WithdrawalKind.LEGAL:
            return "This story is withdrawn already. Legal or safety reasons take down more."
        return ""

    def replacement_of(self, article: Article) -> Edition | None:
        """What visitors of a withdrawn story are led to; None where it is simply gone.

        A page that has taken its place may itself be replaced by now.
        """
        seen: set[int] = set()
        while article.state == State.WITHDRAWN and article.pk not in seen:
            seen.add(article.pk)
            row = self.filter(article=article).select_related("replaced_by").last()
            if row is None or row.replaced_by is None:
                return None
            article = row.replaced_by
        live = article.live_edition
        return None if live is None or live.is_appeal else live


class Withdrawal(models.Model):
    """One taking down; never changed, and the story's last one counts."""

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=20, choices=WithdrawalKind)
    reason = models.TextField(max_length=LONGEST_REASON, blank=True)
    replaced_by = models.ForeignKey(
        "Article", on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        words = f"Withdrawn, {self.get_kind_display().lower()}"
        if self.replaced_by:
            words += f": {self.replaced_by}"
        return words

    @property
    def leaves_nothing(self) -> bool:
        """Whether everything of the story has to go, wherever it was put."""
        return self.kind == WithdrawalKind.LEGAL


def why_not_replaced_by(article: Article, other: Article | None) -> str:
    """Why visitors of the story cannot be led to the other one, or ""."""
    if article.is_appeal:
        return "An appeal leads nowhere: its old address must not say what became of the person."
    if other is None:
        return "Say which of our pages takes its place."
    if other.pk == article.pk:
        return "A page cannot be replaced by itself. Give the address of another one."
    live = other.live_edition
    if live is None or live.is_appeal:
        # So no two can lead to one another: who leads elsewhere is not live.
        return "Only a story or page that is public now can take its place, and no appeal."
    return ""
