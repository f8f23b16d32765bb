"""Colours come out as the file's profile means them, in sRGB."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from media_picker.picture_file import open_picture
from tests.media_picker.colour_profiles import green_cmyk, swapped_rgb


def shown_colour(
    mode: str, colour: object, profile: bytes | None, name: str = "JPEG"
) -> tuple[int, ...]:
    out = io.BytesIO()
    image = Image.new(mode, (32, 32), colour)  # type: ignore[arg-type]
    image.save(out, name, **({"icc_profile": profile} if profile else {}))
    return open_picture(out).image.getpixel((16, 16))  # type: ignore[return-value]


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_profile_of_the_file_is_applied(name: str) -> None:
    red, green, blue = shown_colour("RGB", (250, 5, 5), swapped_rgb(), name)
    assert blue > 200
    assert red < 60
    assert green < 60


def test_without_a_profile_colours_stay() -> None:
    red, green, blue = shown_colour("RGB", (250, 5, 5), None)
    assert red > 240
    assert max(green, blue) < 15


def test_inks_are_converted_by_their_profile() -> None:
    magenta = (0, 200, 0, 0)
    red, green, blue = shown_colour("CMYK", magenta, green_cmyk())
    assert green > red + 40
    assert green > blue + 40


def test_inks_without_a_profile_are_converted_too() -> None:
    red, green, blue = shown_colour("CMYK", (0, 250, 0, 0), None)
    assert green < 40 < 200 < min(red, blue)


@pytest.mark.parametrize("profile", [b"no profile", swapped_rgb()[:200], green_cmyk()])
def test_a_broken_or_foreign_profile_is_no_reason_to_refuse_a_picture(profile: bytes) -> None:
    assert shown_colour("RGB", (250, 5, 5), profile)[0] > 200


def test_grey_of_sixteen_bits_keeps_its_tones() -> None:
    out = io.BytesIO()
    Image.new("I;16", (32, 600), 32_896).save(out, "PNG")
    assert open_picture(out).image.getpixel((16, 500)) == (128, 128, 128)
