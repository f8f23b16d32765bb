"""A picture of the library: what is said about it, and its file of now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.formats import date_format

from ..picture_file import OpenedPicture, open_picture
from ..renditions import CROPS, MIDDLE, Focal
from ..shown_picture import ShownPicture
from ..stored_files import written_files_or_none
from .picture_file import PictureFile
from .picture_tag import PictureTag

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .rendition import Rendition


class PictureQuerySet(models.QuerySet["Picture"]):
    def with_files(self) -> PictureQuerySet:
        """With all that `shown` needs, in two queries however many pictures there are."""
        return self.select_related("file").prefetch_related("file__renditions")

    def same_as(self, sha256: str) -> PictureQuerySet:
        """Those that have, or once had, exactly this file."""
        return self.filter(
            models.Exists(PictureFile.objects.filter(picture=models.OuterRef("pk"), sha256=sha256))
        )

    def hold(self) -> None:
        """Keep their words and files as they are until the caller's transaction ends.

        In one order, so that two who hold the same pictures wait for each other only once.
        """
        locked = self.select_for_update(of=("self",), no_key=True).order_by("pk")
        list(locked.values_list("pk"))

    def undescribed(self) -> PictureQuerySet:
        """Those whose alt text somebody still has to write."""
        return self.filter(alt_text="", is_decorative=False)


# django-stubs cannot follow a class that is made by a call.
class PictureManager(models.Manager.from_queryset(PictureQuerySet)):  # type: ignore[misc]
    def add(
        self,
        file: BinaryIO | OpenedPicture,
        *,
        title: str,
        by: User | None = None,
        tags: Iterable[str] = (),
        focal: Focal = MIDDLE,
        **words: Any,
    ) -> Picture:
        """Put a file into the library and make its renditions.

        `words` are the picture's other fields: `alt_text`, `is_decorative`, `caption`, `credit`,
        `source`, `conditions`, `use_until`, and what it was drawn from. Raises ValidationError when
        the file is no picture that we take; then nothing is saved.
        """
        picture = Picture(title=title, uploaded_by=by, **words)
        picture.put_into_library(file, tags=tags, focal=focal)
        return picture


class Picture(models.Model):
    """One picture of the library. Its originals are private; only renditions are ever shown."""

    title = models.CharField(
        max_length=200,
        help_text="What you will look for in the library. Visitors never see it.",
    )
    alt_text = models.CharField(
        "alt text",
        max_length=1000,
        blank=True,
        help_text="What the picture shows, for people who cannot see it. It goes out with the "
        "story and with the tweet: one or two plain sentences, without “picture of”.",
    )
    is_decorative = models.BooleanField(
        "decorative",
        default=False,
        help_text="Tick this only for a picture that tells nothing, such as a pattern: people who "
        "cannot see it are then told nothing of it, and the field above stays empty.",
    )
    caption = models.CharField(
        max_length=300, blank=True, help_text="Shown under the picture in a story, if you like."
    )
    credit = models.CharField(
        max_length=200, blank=True, help_text="Who took it, as it should be named: shown small."
    )
    source = models.CharField(
        "where it came from",
        max_length=200,
        blank=True,
        help_text="For example “Our photographer”, “The family” or “Partner agency, by email”. "
        "Visitors never see it.",
    )
    conditions = models.CharField(
        "what we may do with it",
        max_length=300,
        blank=True,
        help_text="For example “This appeal only” or “Any use, with credit”. Visitors never see "
        "it.",
    )
    use_until = models.DateField(
        "use until",
        null=True,
        blank=True,
        help_text="The last day on which a story with it may be published, if there is one.",
    )
    tags = models.ManyToManyField(PictureTag, blank=True, related_name="pictures")
    file = models.ForeignKey(
        PictureFile, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    made_from = models.ForeignKey(
        "media_picker.Template",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="made",
        help_text="The template that it was drawn from, if it was.",
    )
    made_with = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        help_text="The photograph that stands in the template’s place for one.",
    )
    strapline = models.CharField(
        max_length=300, blank=True, editable=False, help_text="As it stands in the template."
    )

    objects = PictureManager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        # The library's list is read from wherever the page before it ended.
        indexes = [models.Index(fields=["-uploaded_at", "-id"], name="pictures_newest_first")]

    def __str__(self) -> str:
        return self.title

    # -- its words --------------------------------------------------------------------------------

    def clean(self) -> None:
        if self.is_decorative and self.alt_text:
            raise ValidationError(
                {
                    "is_decorative": "A decorative picture has no alt text. Empty the alt text, or "
                    "take the tick away."
                }
            )
        if not self.is_decorative and not self.alt_text.strip():
            raise ValidationError(
                {"alt_text": "Say what the picture shows, or tick Decorative if it tells nothing."}
            )

    def problem_on(self, day: date) -> str:
        """Why a story with this picture should not be published on that day, or ""."""
        if reason := self.past_use_on(day):
            return reason
        if not self.is_decorative and not self.alt_text:
            return (
                f"The picture “{self.title}” has no alt text. Write it in the picture library, or "
                "say there that it is decorative."
            )
        return ""

    def past_use_on(self, day: date) -> str:
        """Why it may not be used any more on that day, or ""."""
        if not self.use_until or day <= self.use_until:
            return ""
        last = date_format(self.use_until, "j F Y")
        return (
            f"The picture “{self.title}” may not be used after {last}. Take it out, or choose "
            "another."
        )

    # -- its file ---------------------------------------------------------------------------------

    @property
    def current_file(self) -> PictureFile:
        """Its file of now; a saved picture always has one."""
        assert self.file is not None, "a picture is saved together with its file"
        return self.file

    def put_into_library(
        self, file: BinaryIO | OpenedPicture, *, tags: Iterable[str] = (), focal: Focal = MIDDLE
    ) -> None:
        """Save this new picture with its first file, and all that is made of it.

        Raises ValidationError when the file is no picture that we take; then nothing is saved.
        """
        opened = file if isinstance(file, OpenedPicture) else open_picture(file)
        with written_files_or_none(), transaction.atomic():
            self.save()
            self.tags.set(PictureTag.objects.named(tags))
            self.replace_file(opened, by=self.uploaded_by, focal=focal)

    def replace_file(
        self, file: BinaryIO | OpenedPicture, *, by: User | None = None, focal: Focal = MIDDLE
    ) -> None:
        """From now on drafts show this file; live editions keep theirs until published again.

        Raises ValidationError when it is no picture that we take; then nothing changes.
        """
        opened = file if isinstance(file, OpenedPicture) else open_picture(file)
        self._show(PictureFile.objects.keep(self, opened, by=by, focal=focal))

    def move_focal_point(self, focal: Focal, *, by: User | None = None) -> None:
        """The same original, cut around another point: a new file, as with `replace_file`."""
        before = self.current_file
        with before.original.open("rb") as original:
            file = PictureFile.objects.keep(
                self, open_picture(original.file), by=by, focal=focal, same_original_as=before
            )
        self._show(file)

    def _show(self, file: PictureFile) -> None:
        self.file = file
        self.save(update_fields=["file"])

    # -- showing it -------------------------------------------------------------------------------

    def shown(self, *, is_private: bool = False, below: str = "") -> ShownPicture:
        """What a page needs to show this picture as it is now.

        `is_private`: addresses for people of the newsroom, that work before publication; with
        `below`, for whoever sees them by a link, whose path this is.
        """
        file = self.current_file
        jpegs = {r.size: r.width for r in file.renditions.all() if r.ending == "jpg"}
        return ShownPicture(
            key=file.key,
            alt=self.alt_text,
            caption=self.caption,
            credit=self.credit,
            width=file.width,
            height=file.height,
            widths=tuple(sorted(width for size, width in jpegs.items() if size not in CROPS)),
            crops=tuple(sorted(size for size in jpegs if size in CROPS)),
            is_private=is_private,
            below=below,
        )

    def jpeg(self) -> Rendition:
        """The JPEG that is attached to a tweet, of its file of now."""
        return self.current_file.jpeg()
