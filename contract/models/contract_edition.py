"""What visitors see of the contract: a frozen copy, made by `Contract.publish`."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from articles.models.shown_as_saved import ShownAsSaved


class ContractEditionQuerySet(models.QuerySet["ContractEdition"]):
    def public(self) -> ContractEdition | None:
        """The one that visitors see; None before the first, and while the contract is down."""
        last = self.newest()
        return last if last and last.is_shown else None

    def newest(self) -> ContractEdition | None:
        """The last thing that was done: the contract was published, or taken down."""
        return self.select_related("published_by").order_by("pk").last()

    def delete(self) -> NoReturn:
        raise models.ProtectedError("What was public is never deleted.", set())


class ContractEdition(ShownAsSaved):
    """Append-only. `content` has the shape that `Contract.content` gives.

    One that is not shown says that the contract was taken down, by whom and when, and with what
    content; the next publication shows it again.
    """

    content = models.JSONField()
    is_shown = models.BooleanField(default=True)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = ContractEditionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        done = "published" if self.is_shown else "taken down"
        return f"{self.content['title']}, {done} {self.published_at:%d %B %Y, %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise ValueError("It is frozen: publish the contract again for a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise models.ProtectedError("What was public is never deleted.", {self})
