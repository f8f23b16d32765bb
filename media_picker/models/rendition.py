"""One size and format of a picture's file."""

from __future__ import annotations

from django.db import models
from django.db.models.signals import post_delete

from ..stored_files import delete_after_commit
from .picture_file import PictureFile
from .picture_use import PictureUse


def rendition_path(rendition: Rendition, filename: str) -> str:
    return f"renditions/{rendition.picture_file.key}/{filename}"


class RenditionQuerySet(models.QuerySet["Rendition"]):
    def public(self) -> RenditionQuerySet:
        """Those of files that something public shows at this moment: a row decides."""
        uses = PictureUse.objects.filter(file=models.OuterRef("picture_file"), is_public=True)
        return self.filter(models.Exists(uses))


class Rendition(models.Model):
    """One size and format of a picture's file, without metadata."""

    picture_file = models.ForeignKey(
        PictureFile, on_delete=models.CASCADE, related_name="renditions"
    )
    size = models.CharField(max_length=12, help_text="The width in digits, or a crop's name.")
    ending = models.CharField(max_length=4)
    width = models.PositiveIntegerField(help_text="pixels")
    height = models.PositiveIntegerField(help_text="pixels")
    file = models.FileField(upload_to=rendition_path, max_length=200)

    objects = RenditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["picture_file", "size", "ending"], name="one_rendition_a_size_and_format"
            )
        ]

    def __str__(self) -> str:
        return f"{self.picture_file} at {self.size} ({self.ending})"


post_delete.connect(delete_after_commit, sender=Rendition)
