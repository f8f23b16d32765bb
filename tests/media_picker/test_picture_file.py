"""What is taken as a picture, what is refused in words, and what a rendition leaves behind."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from media_picker.picture_file import open_picture
from media_picker.renditions import CROPS, WIDTHS, crop_box, draw_avif, draw_renditions, widths_for
from tests.newsroom_fixtures import jpeg


def png(mode: str = "RGB", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG", **options)
    return out.getvalue()


def jpeg_with_everything() -> bytes:
    """A JPEG with EXIF (turned, with GPS), a comment and XMP."""
    image = Image.new("RGB", (60, 40), "red")
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees
    exif[0x010E] = "SECRET-DESCRIPTION"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"SECRET-COMMENT", xmp=b"<x>SECRET-XMP</x>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a JPEG"),
        (b"<html><script>alert(1)</script>", "not a JPEG"),
        (b"%PDF-1.7", "not a JPEG"),
        (b"GIF89a" + b"\0" * 50, "damaged|not a JPEG"),
        (jpeg()[: len(jpeg()) // 2], "damaged"),
        (png()[:40], "damaged|not a JPEG"),
        (b"\xff\xd8\xff\xe0<?php system($_GET['x']);", "damaged|not a JPEG"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        open_picture(io.BytesIO(content))


@pytest.mark.parametrize("size", [(50_000, 1001), (8000, 8000), (1001, 50_000), (20_000, 20_000)])
def test_too_many_pixels_are_refused_before_they_are_decoded(size: tuple[int, int]) -> None:
    bomb = io.BytesIO()
    Image.new("1", size).save(bomb, "PNG")
    with pytest.raises(ValidationError, match="million pixels"):
        open_picture(bomb)


def test_too_big_a_file_is_refused(settings: Any) -> None:
    settings.PICTURE_MAX_BYTES = 100
    with pytest.raises(ValidationError, match="MB"):
        open_picture(io.BytesIO(jpeg()))


def test_file_decides_its_type_and_not_its_name() -> None:
    file = io.BytesIO(png())
    file.name = "picture.jpg"
    assert open_picture(file).ending == "png"


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    assert open_picture(io.BytesIO(png(mode))).image.mode == "RGB"


def test_cmyk_becomes_rgb() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (9, 9)).save(out, "JPEG")
    assert open_picture(out).image.mode == "RGB"


def test_transparent_parts_become_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(out, "PNG")
    assert open_picture(out).image.getpixel((4, 4)) == (255, 255, 255)


def test_picture_is_turned_the_right_way_up() -> None:
    opened = open_picture(io.BytesIO(jpeg_with_everything()))
    assert (opened.width, opened.height) == opened.image.size == (40, 60)


def test_no_rendition_has_any_metadata() -> None:
    content = jpeg_with_everything()
    assert content.count(b"SECRET") == 3
    image = open_picture(io.BytesIO(content)).image
    for made in [*draw_renditions(image), *draw_avif(image)]:
        assert b"SECRET" not in made.content
        with Image.open(io.BytesIO(made.content)) as image:
            assert not image.getexif()
            assert not {"exif", "xmp", "comment", "icc_profile"} & set(image.info)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(100, [100]), (320, [320]), (321, [320, 321]), (1024, [320, 640, 1024]),
     (2560, list(WIDTHS)), (6000, list(WIDTHS))],
)  # fmt: skip
def test_renditions_are_never_larger_than_the_picture(width: int, widths: list[int]) -> None:
    assert widths_for(width, height=100) == widths


def test_a_tall_picture_is_kept_from_growing_without_end() -> None:
    assert widths_for(2500, 20_000) == [320, 512]


def test_every_width_is_made_in_both_formats_and_keeps_the_proportions() -> None:
    made = list(draw_renditions(Image.new("RGB", (2560, 1707), "teal")))
    *whole, share, square = made
    assert [(m.size, m.ending) for m in whole] == [
        (str(width), ending) for width in reversed(WIDTHS) for ending in ("webp", "jpg")
    ]
    for m in whole:
        assert abs(m.height - m.width * 1707 / 2560) <= 1
    assert (share.size, share.width, share.height) == ("share", 1200, 630)
    assert (square.size, square.width, square.height) == ("square", 320, 320)


@pytest.mark.parametrize("focal", [(0, 0), (1, 1), (0.1, 0.9), (0.5, 0.5)])
@pytest.mark.parametrize("size", [(4000, 1000), (1000, 4000), (700, 700)])
def test_crops_keep_the_focal_point_and_stay_inside(
    size: tuple[int, int], focal: tuple[float, float]
) -> None:
    for wanted in CROPS.values():
        left, top, right, bottom = crop_box(size, wanted, focal)
        assert 0 <= left <= focal[0] * size[0] <= right <= size[0]
        assert 0 <= top <= focal[1] * size[1] <= bottom <= size[1]
        assert (right - left) / (bottom - top) == pytest.approx(wanted[0] / wanted[1])


def test_the_square_shows_what_the_focal_point_is_on() -> None:
    picture = Image.new("RGB", (1200, 400), "white")
    picture.paste("red", (1000, 0, 1200, 400))
    at_the_right = {m.size: m for m in draw_renditions(picture, (0.95, 0.5))}["square"]
    in_the_middle = {m.size: m for m in draw_renditions(picture)}["square"]
    for made, is_red in ((at_the_right, True), (in_the_middle, False)):
        colour = Image.open(io.BytesIO(made.content)).getpixel((300, 160))
        assert (colour[1] < 50) is is_red  # type: ignore[index]


def test_a_picture_of_one_row_has_renditions_of_one_row() -> None:
    assert {m.height for m in draw_renditions(Image.new("RGB", (2000, 1)))} == {1}
