"""What visitors see from the moment at which it is saved."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from .. import generations


class ShownAsSaved(models.Model):
    """Every page may show it: whatever the front door keeps is made anew when it is saved."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            changes_pages = self.changes_pages()
            super().save(*args, **kwargs)
            if changes_pages:
                generations.move(generations.EVERYTHING)

    def changes_pages(self) -> bool:
        """Whether some page may show something else once it is saved as it is now."""
        return True


@receiver(post_delete)
def move_everything(sender: type[models.Model], **_: object) -> None:
    """In the deletion's own transaction, whatever deletes."""
    if issubclass(sender, ShownAsSaved):
        generations.move(generations.EVERYTHING)
