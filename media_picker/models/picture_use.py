"""Who shows a picture: drafts inside, editions in public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

if TYPE_CHECKING:
    from .picture import Picture
    from .picture_file import PictureFile


class PictureUseManager(models.Manager["PictureUse"]):
    def record(self, holder: models.Model, pictures: Iterable[Picture]) -> None:
        """Make the uses by a draft exactly these pictures, whatever their files are by then."""
        wanted = {picture.pk for picture in pictures}
        uses = self.of(holder)
        uses.exclude(picture__in=wanted).delete()
        known = set(uses.values_list("picture_id", flat=True))
        self.bulk_create(PictureUse(holder=holder, picture_id=pk) for pk in sorted(wanted - known))

    def record_public(self, holder: models.Model, files: Iterable[PictureFile]) -> None:
        """Make exactly these files public, as shown by something that was just published."""
        self.of(holder).delete()
        self.bulk_create(
            PictureUse(holder=holder, picture_id=file.picture_id, file=file, is_public=True)
            for file in files
        )

    def of(self, holder: models.Model) -> models.QuerySet[PictureUse]:
        holder_type = ContentType.objects.get_for_model(holder)
        return self.filter(holder_type=holder_type, holder_id=holder.pk)

    def of_any(self, holders: models.QuerySet[Any]) -> models.QuerySet[PictureUse]:
        holder_type = ContentType.objects.get_for_model(holders.model)
        return self.filter(holder_type=holder_type, holder_id__in=holders.values("pk"))


class PictureUse(models.Model):
    """Something shows a picture: a draft inside, or an edition in public.

    A draft shows the picture, with whatever file it has by then; an edition shows the `file` that
    it froze. A file's public addresses answer only while a public use of it exists, so publishing
    and withdrawing move no file. A picture in use cannot be deleted.
    """

    picture = models.ForeignKey(
        "media_picker.Picture", on_delete=models.PROTECT, related_name="uses"
    )
    file = models.ForeignKey(
        "media_picker.PictureFile", on_delete=models.PROTECT, null=True, related_name="+"
    )
    holder_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    holder_id = models.PositiveBigIntegerField()
    holder = GenericForeignKey("holder_type", "holder_id")
    is_public = models.BooleanField(default=False)

    objects = PictureUseManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holder_type", "holder_id", "picture"], name="one_use_a_holder"
            ),
            models.CheckConstraint(
                condition=models.Q(is_public=False) | models.Q(file__isnull=False),
                name="public_use_names_its_file",
            ),
        ]
        indexes = [
            models.Index(
                fields=["file"], condition=models.Q(is_public=True), name="public_picture_uses"
            )
        ]

    def __str__(self) -> str:
        return f"{self.picture} in {self.holder}"
