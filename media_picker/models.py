"""The picture library: a picture, its renditions, and who shows it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, BinaryIO

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile, File
from django.db import models, transaction

from .picture_file import EXTENSIONS, open_picture, sha256_of
from .renditions import draw_renditions
from .shown_picture import ShownPicture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import User


def new_key() -> str:
    """128 bits that nobody can guess: the only name a picture has in public."""
    return secrets.token_urlsafe(16)


def original_path(picture: Picture, filename: str) -> str:
    return f"originals/{picture.key}.{filename.rpartition('.')[2]}"


def rendition_path(rendition: Rendition, filename: str) -> str:
    return f"renditions/{rendition.picture.key}/{filename}"


class PictureManager(models.Manager["Picture"]):
    def add(self, file: BinaryIO, *, title: str, by: User | None = None, **words: str) -> Picture:
        """Put a file into the library and make its renditions.

        `words` are `alt_text`, `caption` and `credit`. Raises ValidationError when the file is no
        picture that we take.
        """
        picture = Picture(title=title, uploaded_by=by, **words)
        picture.take_file(file)
        return picture


class Picture(models.Model):
    """One picture of the library. Its original is private; only renditions are ever shown."""

    title = models.CharField(
        max_length=200,
        help_text="What you will look for in the library. Visitors never see it.",
    )
    alt_text = models.CharField(
        "alt text",
        max_length=1000,
        help_text="What the picture shows, for people who cannot see it. It goes out with the "
        "story and with the tweet: one or two plain sentences, without “picture of”.",
    )
    caption = models.CharField(
        max_length=300, blank=True, help_text="Shown under the picture in a story, if you like."
    )
    credit = models.CharField(
        max_length=200, blank=True, help_text="Who took it, as it should be named: shown small."
    )
    original = models.FileField("picture file", upload_to=original_path, editable=False)
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True, editable=False)
    width = models.PositiveIntegerField(editable=False, help_text="pixels")
    height = models.PositiveIntegerField(editable=False, help_text="pixels")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = PictureManager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def take_file(self, file: BinaryIO) -> None:
        """Save this new picture with the file as its original, and all its renditions.

        Raises ValidationError when the file is no picture that we take; then nothing is saved.
        """
        image = open_picture(file)
        self.width, self.height = image.size
        self.sha256 = sha256_of(file)
        with transaction.atomic():
            ending = EXTENSIONS[image.format or ""]
            self.original.save(f"original.{ending}", File(file), save=False)
            self.save()
            for made in draw_renditions(image):
                rendition = Rendition(
                    picture=self, width=made.width, height=made.height, ending=made.ending
                )
                name = f"{made.width}.{made.ending}"
                rendition.file.save(name, ContentFile(made.content), save=False)
                rendition.save()

    def shown(self, *, is_private: bool = False) -> ShownPicture:
        """What a page needs to show this picture as it is now.

        `is_private`: addresses for people of the newsroom, that work before publication.
        """
        return ShownPicture(
            key=self.key,
            alt=self.alt_text,
            caption=self.caption,
            credit=self.credit,
            width=self.width,
            height=self.height,
            widths=tuple(sorted({r.width for r in self.renditions.all()})),
            is_private=is_private,
        )

    def jpeg(self) -> Rendition:
        """The largest JPEG rendition: what is attached to a tweet (2 MB at the very most)."""
        return self.renditions.filter(ending="jpg").latest("width")


class RenditionQuerySet(models.QuerySet["Rendition"]):
    def public(self) -> RenditionQuerySet:
        """Those of pictures that something public shows at this moment: a row decides."""
        uses = PictureUse.objects.filter(picture=models.OuterRef("picture"), is_public=True)
        return self.filter(models.Exists(uses))


class Rendition(models.Model):
    """One size and format of a picture, made at upload, without metadata."""

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    ending = models.CharField(max_length=4)
    file = models.FileField(upload_to=rendition_path, max_length=200)

    objects = RenditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "width", "ending"], name="one_rendition_a_size_and_format"
            )
        ]

    def __str__(self) -> str:
        return f"{self.picture} at {self.width} pixels ({self.ending})"


class PictureUseManager(models.Manager["PictureUse"]):
    def record(
        self, holder: models.Model, pictures: Iterable[Picture], *, is_public: bool = False
    ) -> None:
        """Make the uses by `holder` exactly these pictures."""
        wanted = {picture.pk for picture in pictures}
        uses = self.of(holder)
        uses.exclude(picture__in=wanted).delete()
        uses.update(is_public=is_public)
        known = set(uses.values_list("picture_id", flat=True))
        self.bulk_create(
            PictureUse(holder=holder, picture_id=pk, is_public=is_public)
            for pk in sorted(wanted - known)
        )

    def of(self, holder: models.Model) -> models.QuerySet[PictureUse]:
        holder_type = ContentType.objects.get_for_model(holder)
        return self.filter(holder_type=holder_type, holder_id=holder.pk)

    def of_any(self, holders: models.QuerySet[Any]) -> models.QuerySet[PictureUse]:
        holder_type = ContentType.objects.get_for_model(holders.model)
        return self.filter(holder_type=holder_type, holder_id__in=holders.values("pk"))


class PictureUse(models.Model):
    """Something shows a picture: a draft inside, or an edition in public.

    A picture's public address answers only while a public use exists, so publishing and
    withdrawing move no file. A picture in use cannot be deleted.
    """

    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, related_name="uses")
    holder_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    holder_id = models.PositiveBigIntegerField()
    holder = GenericForeignKey("holder_type", "holder_id")
    is_public = models.BooleanField(default=False)

    objects = PictureUseManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holder_type", "holder_id", "picture"], name="one_use_a_holder"
            )
        ]
        indexes = [
            models.Index(
                fields=["picture"], condition=models.Q(is_public=True), name="public_picture_uses"
            )
        ]

    def __str__(self) -> str:
        return f"{self.picture} in {self.holder}"
