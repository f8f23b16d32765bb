"""Drawing a template at a size, with a photograph and a strapline in their places.

A calculation: pictures and words in, a JPEG out; without database or network.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from .lettering import font, letters_without_form
from .renditions import MIDDLE, Focal, crop_box

# Width and height in pixels. Large is what X shows of a single picture without cutting it (16:9 at
# 1,200 wide); Small and Medium are the same picture for a page's column and for a phone; Square is
# for networks and lists that show squares.
SIZES: dict[str, tuple[int, int]] = {
    "small": (600, 338),
    "medium": (900, 506),
    "large": (1200, 675),
    "square": (1080, 1080),
}
SHORTEST_SIDE, LONGEST_SIDE = 200, 2000  # of a size that somebody typed, in pixels
MOST_BYTES = 5_000_000  # X's limit, and the smallest there is
# Letters smaller than this part of the height cannot be read on a phone.
SMALLEST_LETTER, LARGEST_LETTER = 0.045, 0.16
LEAST_LETTER_PX = 14
MOST_LINES = 4
LINE_HEIGHT = 1.25  # of the letters' size
PADDING = 0.06  # of the shorter side of the strapline's place
INK, BAND = "#ffffff", (11, 27, 51)  # contrast 17 to 1


class CannotDraw(ValueError):
    """The template cannot be drawn with this; the message says why, for the person who chose."""


@dataclass(frozen=True)
class Box:
    """A place in the finished picture, in fractions of its width and height from the top left."""

    left: float
    top: float
    width: float
    height: float

    def pixels(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Left, top, right and bottom."""
        across, down = size
        return (
            round(self.left * across),
            round(self.top * down),
            round((self.left + self.width) * across),
            round((self.top + self.height) * down),
        )


@dataclass(frozen=True)
class Places:
    """Where a photograph and a strapline may go; None where the template has no such place."""

    photograph: Box | None = None
    strapline: Box | None = None


def draw(
    template: Image.Image,
    places: Places,
    size: tuple[int, int],
    *,
    template_focal: Focal = MIDDLE,
    photograph: Image.Image | None = None,
    focal: Focal = MIDDLE,
    strapline: str = "",
) -> bytes:
    """The template as a JPEG of exactly `size` pixels, under 5 MB and without metadata.

    The template and the photograph are cut around their focal points to fill what they stand in.
    Raises CannotDraw when a size, photograph or strapline does not fit.
    """
    if not all(SHORTEST_SIDE <= side <= LONGEST_SIDE for side in size):
        raise CannotDraw(
            f"Width and height are {SHORTEST_SIDE} to {LONGEST_SIDE:,} pixels each. Change them "
            "and try again."
        )
    picture = _filling(template, size, template_focal)
    if photograph:
        if places.photograph is None:
            raise CannotDraw("This template has no place for a photograph.")
        left, top, right, bottom = places.photograph.pixels(size)
        picture.paste(_filling(photograph, (right - left, bottom - top), focal), (left, top))
    if words := " ".join(strapline.split()):
        if places.strapline is None:
            raise CannotDraw("This template has no place for a strapline.")
        _write(picture, words, places.strapline.pixels(size))
    return _jpeg(picture)


def _filling(picture: Image.Image, size: tuple[int, int], focal: Focal) -> Image.Image:
    box = crop_box(picture.size, size, focal)
    small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS, box=box)
    fresh = Image.new("RGB", size)  # of the pixels alone: no metadata comes along
    fresh.paste(small)
    return fresh


def _write(picture: Image.Image, words: str, place: tuple[int, int, int, int]) -> None:
    if missing := letters_without_form(words):
        raise CannotDraw(f"These letters cannot be drawn: {missing}. Take them out.")
    left, top, right, bottom = place
    padding = round(PADDING * min(right - left, bottom - top))
    width, height = right - left - 2 * padding, bottom - top - 2 * padding
    drawn, lines = _largest_that_fits(words, width, height, picture.height)
    # A dark band below the letters: they are as readable on a pale template as on a dark one.
    band = Image.new("RGB", (right - left, bottom - top), BAND)
    picture.paste(band, (left, top), Image.new("L", band.size, 235))
    pen = ImageDraw.Draw(picture)
    step = round(drawn.size * LINE_HEIGHT)
    middle = top + (bottom - top - step * len(lines)) / 2 + step / 2
    for number, line in enumerate(lines):
        at = (left + padding + width / 2, middle + number * step)
        pen.text(at, line, fill=INK, font=drawn, anchor="mm")


def _largest_that_fits(
    words: str, width: int, height: int, picture_height: int
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    smallest = max(LEAST_LETTER_PX, round(SMALLEST_LETTER * picture_height))
    largest = max(smallest, round(LARGEST_LETTER * picture_height))
    for size in range(largest, smallest - 1, -1):
        drawn = font(size, is_bold=True)
        lines = _in_lines(words, drawn, width)
        fits = lines and len(lines) <= MOST_LINES and len(lines) * size * LINE_HEIGHT <= height
        if fits:
            return drawn, lines
    raise CannotDraw(
        f"The strapline is too long for its place: {len(words)} characters. Shorten it, or choose "
        "a larger template size."
    )


def _in_lines(words: str, drawn: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """As few lines as there can be, or none when a single word is too wide."""
    lines: list[str] = []
    for word in words.split():
        if drawn.getlength(word) > width:
            return []
        if lines and drawn.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _jpeg(picture: Image.Image) -> bytes:
    for quality in (90, 80, 65, 45):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, progressive=True, optimize=True)
        if out.tell() < MOST_BYTES:
            return out.getvalue()
    raise CannotDraw("The picture is too heavy to send. Choose a smaller template size.")
