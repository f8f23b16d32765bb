"""One file of a picture: the original, and what is made of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.db.models.signals import post_delete
from django.utils import timezone

from ..picture_file import open_picture
from ..renditions import CROPS, MIDDLE, Focal, RenditionBytes, draw_avif, draw_renditions
from ..stored_files import delete_after_commit, new_key, write, written_files_or_none

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import User

    from ..picture_file import OpenedPicture
    from .picture import Picture
    from .rendition import Rendition

# X takes images of 5 MB at most, and so do most who are sent one.
MOST_BYTES_TO_SEND = 5_000_000
WIDEST_TO_SEND = 1600
# A worker that takes longer over one picture's AVIF has died.
AVIF_LEASE = timedelta(minutes=10)
# A file that kills its worker is left with WebP and JPEG.
MOST_AVIF_TRIES = 3


def original_path(file: PictureFile, filename: str) -> str:
    return f"originals/{file.key}.{filename.rpartition('.')[2]}"


class PictureFileQuerySet(models.QuerySet["PictureFile"]):
    def without_avif(self) -> PictureFileQuerySet:
        """Those that still wait for their AVIF, and that no worker has in hand."""
        return self.filter(
            Q(avif_tried_at=None) | Q(avif_tried_at__lt=Now() - AVIF_LEASE),
            has_avif=False,
            avif_tries__lt=MOST_AVIF_TRIES,
        )


# django-stubs cannot follow a class that is made by a call.
class PictureFileManager(models.Manager.from_queryset(PictureFileQuerySet)):  # type: ignore[misc]
    def keep(
        self,
        picture: Picture,
        opened: OpenedPicture,
        *,
        by: User | None = None,
        focal: Focal = MIDDLE,
        same_original_as: PictureFile | None = None,
    ) -> PictureFile:
        """Save a new file of a saved picture, with all its renditions but AVIF.

        `same_original_as`: the file whose original this one's is too. When anything fails, also
        later in the transaction of an enclosing `written_files_or_none`, no file is left.
        """
        file = PictureFile(
            picture=picture,
            sha256=opened.sha256,
            width=opened.width,
            height=opened.height,
            focal_x=focal[0],
            focal_y=focal[1],
            uploaded_by=by,
        )
        with written_files_or_none(), transaction.atomic():
            if same_original_as:
                file.original.name = same_original_as.original.name
            else:
                write(file.original, f"original.{opened.ending}", File(opened.file))
            file.save()
            file.save_renditions(draw_renditions(opened.image, focal))
            transaction.on_commit(file.ask_for_avif)
        return file


class PictureFile(models.Model):
    """An original and its focal point; it never changes.

    A picture whose file is replaced, or whose focal point is moved, has a new one from then on:
    what was published keeps the one that it froze.
    """

    picture = models.ForeignKey(
        "media_picker.Picture", on_delete=models.CASCADE, related_name="files"
    )
    original = models.FileField("picture file", upload_to=original_path)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    sha256 = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField(help_text="pixels, of the upright original")
    height = models.PositiveIntegerField(help_text="pixels, of the upright original")
    # Fractions of the width and height, from the top left corner.
    focal_x = models.FloatField(
        default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focal_y = models.FloatField(
        default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=timezone.now)

    has_avif = models.BooleanField(default=False)
    avif_tries = models.PositiveSmallIntegerField(default=0)
    avif_tried_at = models.DateTimeField(null=True)

    objects = PictureFileManager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["avif_tried_at"], condition=Q(has_avif=False), name="files_without_avif"
            )
        ]

    def __str__(self) -> str:
        return f"{self.picture}, file of {self.uploaded_at:%d %B %Y}"

    @property
    def focal(self) -> Focal:
        return self.focal_x, self.focal_y

    def jpeg(self) -> Rendition:
        """The JPEG that is attached to a tweet: the largest of 1,600 pixels and 5 MB at most."""
        jpegs = [
            rendition
            for rendition in self.renditions.filter(ending="jpg").order_by("width")
            if rendition.size not in CROPS
        ]
        fitting = [
            rendition
            for rendition in jpegs
            if rendition.width <= WIDEST_TO_SEND and rendition.file.size <= MOST_BYTES_TO_SEND
        ]
        return fitting[-1] if fitting else jpegs[0]

    def save_renditions(self, drawn: Iterable[RenditionBytes]) -> None:
        """Part of the caller's transaction, inside `written_files_or_none`."""
        from .rendition import Rendition

        for made in drawn:
            rendition = Rendition(
                picture_file=self,
                size=made.size,
                ending=made.ending,
                width=made.width,
                height=made.height,
            )
            write(rendition.file, f"{made.size}.{made.ending}", ContentFile(made.content))
            rendition.save()

    def ask_for_avif(self) -> None:
        """Tell a worker; the sweep tells it again where that gets lost."""
        from ..tasks import tell_worker

        tell_worker(self.pk)

    def make_avif(self) -> bool:
        """Add the AVIF renditions, if nobody has and nobody is at it; takes seconds."""
        is_mine = (
            PictureFile.objects.without_avif()
            .filter(pk=self.pk)
            .update(avif_tried_at=Now(), avif_tries=F("avif_tries") + 1)
        )
        if not is_mine:
            return False
        with self.original.open("rb") as original:
            drawn = list(draw_avif(open_picture(original.file).image))
        with written_files_or_none(), transaction.atomic():
            self.save_renditions(drawn)
            PictureFile.objects.filter(pk=self.pk).update(has_avif=True)
        return True


post_delete.connect(delete_after_commit, sender=PictureFile)
