"""What visitors see of the contract: a frozen copy, made by `Contract.publish`."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from articles.models.shown_as_saved import ShownAsSaved


class ContractEditionQuerySet(models.QuerySet["ContractEdition"]):
    def public(self) -> ContractEdition | None:
        """The one that visitors see: the last; None before the first publication."""
        return self.order_by("pk").last()

    def delete(self) -> NoReturn:
        raise models.ProtectedError("What was public is never deleted.", set())


class ContractEdition(ShownAsSaved):
    """Append-only. `content` has the shape that `Contract.content` gives."""

    content = models.JSONField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = ContractEditionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.content['title']}, published {self.published_at:%d %B %Y, %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise ValueError("It is frozen: publish the contract again for a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise models.ProtectedError("What was public is never deleted.", {self})
