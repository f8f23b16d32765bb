"""Templates: pictures that an editor has put into a collection on purpose."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models, transaction
from PIL import Image

from ..picture_file import OpenedPicture, open_picture
from ..template_drawing import Box, Places, draw
from .picture import Picture

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PLACE_HELP = (
    "Left, top, width and height in per cent of the finished picture, such as 5, 60, 50, 30. "
    "Leave it empty where the template has no such place."
)


def box_in(text: str) -> Box | None:
    """The place that "5, 60, 50, 30" means, in per cent; None for "". Raises ValidationError."""
    if not text.strip():
        return None
    try:
        left, top, width, height = (float(part) / 100 for part in text.split(","))
    except ValueError:
        raise ValidationError(
            "Write four numbers with commas between them: left, top, width, height. For example "
            "5, 60, 50, 30."
        ) from None
    is_inside = left >= 0 and top >= 0 and left + width <= 1.0001 and top + height <= 1.0001
    if not is_inside or width < 0.05 or height < 0.05:  # nan is refused here, too
        raise ValidationError(
            "This place is not inside the picture, or is smaller than 5 per cent. Left and width "
            "together, and top and height together, are 100 at most."
        )
    return Box(left, top, width, height)


def validate_place(text: str) -> None:
    """Raises ValidationError when it means no place."""
    box_in(text)


class TemplateQuerySet(models.QuerySet["Template"]):
    def with_files(self) -> TemplateQuerySet:
        return self.select_related("picture__file").prefetch_related("picture__file__renditions")


class Template(models.Model):
    """A picture of the library from which others are drawn: a witness appeal, a weather warning.

    What is drawn from it is a picture of the library like any other, with `made_from` set.
    """

    picture = models.OneToOneField(
        Picture,
        on_delete=models.PROTECT,
        related_name="template",
        help_text="It is cut around its focal point to each size: keep what matters near it.",
    )
    alt_text = models.CharField(
        "alt text",
        max_length=800,
        help_text="What is said, to people who cannot see it, of every picture drawn from this "
        "template. A strapline is added to it.",
    )
    photograph_place = models.CharField(
        "place for a photograph",
        max_length=40,
        blank=True,
        validators=[validate_place],
        help_text=PLACE_HELP,
    )
    strapline_place = models.CharField(
        "place for a strapline",
        max_length=40,
        blank=True,
        validators=[validate_place],
        help_text=PLACE_HELP,
    )
    order = models.PositiveSmallIntegerField(
        default=0, db_index=True, help_text="Smaller numbers come first."
    )

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.picture.title

    @property
    def places(self) -> Places:
        return Places(box_in(self.photograph_place), box_in(self.strapline_place))

    def draw(
        self, size: tuple[int, int], *, photograph: Picture | None = None, strapline: str = ""
    ) -> bytes:
        """As it will be used: a JPEG. Raises CannotDraw."""
        file = self.picture.current_file
        return draw(
            _largest_of(self.picture),
            self.places,
            size,
            template_focal=file.focal,
            photograph=_largest_of(photograph) if photograph else None,
            focal=photograph.current_file.focal if photograph else (0.5, 0.5),
            strapline=strapline,
        )

    def picture_of(
        self,
        size: tuple[int, int],
        *,
        by: User | None,
        photograph: Picture | None = None,
        strapline: str = "",
    ) -> Picture:
        """The library's picture that is drawn so; the same choice again gives the same picture.

        Raises CannotDraw.
        """
        content = self.draw(size, photograph=photograph, strapline=strapline)
        opened: OpenedPicture = open_picture(io.BytesIO(content))
        words = " ".join(strapline.split())
        with transaction.atomic():
            # One at a time: two editors who choose the same get one picture.
            Template.objects.select_for_update().get(pk=self.pk)
            if made := self.made.same_as(opened.sha256).first():
                return made
            title = f"{self}: {words}" if words else str(self)
            alt = self.alt_text
            if photograph and photograph.alt_text:
                alt += f" The photograph: {photograph.alt_text.rstrip('. ')}."
            if words:
                alt += f" It says: {words}"
            return Picture.objects.add(
                opened,
                title=f"{title[:180]} ({size[0]} × {size[1]})",
                alt_text=alt[:1000],
                credit=photograph.credit if photograph else "",
                conditions=photograph.conditions if photograph else "",
                use_until=_earlier(self.picture, photograph),
                by=by,
                made_from=self,
                made_with=photograph,
                strapline=words,
            )


def _earlier(*pictures: Picture | None) -> date | None:
    """The earliest last day of use, if any has one."""
    days = [picture.use_until for picture in pictures if picture and picture.use_until]
    return min(days, default=None)


def _largest_of(picture: Picture) -> Image.Image:
    """The largest JPEG of its file: no metadata, upright and in sRGB already."""
    renditions = picture.current_file.renditions.all()
    jpegs = [one for one in renditions if one.ending == "jpg" and one.size.isdigit()]
    rendition = max(jpegs, key=lambda one: one.width)
    with rendition.file.open("rb") as file:
        image = Image.open(file, formats=["JPEG"])
        image.load()
    return image
