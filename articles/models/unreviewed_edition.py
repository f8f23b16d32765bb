"""An edition that went out before anybody else had read it: for nights and emergencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from .. import workflow
from .edition import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class UnreviewedEditionQuerySet(models.QuerySet["UnreviewedEdition"]):
    def unseen(self) -> UnreviewedEditionQuerySet:
        """Those that no different editor has looked at, the oldest first."""
        return self.filter(seen_at=None).select_related("edition__article", "by")


class UnreviewedEdition(models.Model):
    """Stands as a red notice until a different editor has looked."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    seen_at = models.DateTimeField(null=True)

    objects = UnreviewedEditionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"“{self.edition}”, published without review"

    def why_not_seen_by(self, person: workflow.Person) -> str:
        """Why this person's look does not count, or ""."""
        if self.by_id == person.pk:
            return "You published it yourself: a different editor has to look at it."
        return workflow.why_not(person, workflow.Verb.LOOK_AFTERWARDS, self.edition.article)

    def see(self, *, by: User) -> None:
        """A different editor has looked. Raises `workflow.NotAllowed`."""
        if reason := self.why_not_seen_by(by):
            raise workflow.NotAllowed(reason)
        with transaction.atomic():
            self.seen_by, self.seen_at = by, timezone.now()
            self.save(update_fields=["seen_by", "seen_at"])
            article = self.edition.article.locked()
            reason = f"Looked at edition {self.edition.number}, published without review"
            article.record_move(reason, by=by)
