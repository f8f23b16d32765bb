"""Templates drawn at a size, with a photograph and a strapline."""

import io

import pytest
from PIL import Image

from media_picker.template_drawing import SIZES, Box, CannotDraw, Places, draw

PLACES = Places(photograph=Box(0.6, 0.1, 0.35, 0.5), strapline=Box(0.05, 0.7, 0.9, 0.25))


def drawn(size: tuple[int, int] = SIZES["large"], **more: object) -> Image.Image:
    template = Image.new("RGB", (1600, 1067), "#e0b000")
    return Image.open(io.BytesIO(draw(template, PLACES, size, **more)))  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [*SIZES.values(), (200, 2000)])
def test_template_has_exactly_the_size_that_was_chosen(size: tuple[int, int]) -> None:
    assert drawn(size).size == size


def test_photograph_fills_its_place_around_its_focal_point() -> None:
    photograph = Image.new("RGB", (3000, 500), "blue")
    photograph.paste("red", (0, 0, 700, 500))
    picture = drawn(photograph=photograph, focal=(0.0, 0.5))
    red, _, blue = picture.getpixel((round(0.77 * 1200), round(0.3 * 675)))  # type: ignore[misc]
    assert red > 200 > 60 > blue


def test_strapline_is_white_on_a_dark_band() -> None:
    picture = drawn(strapline="Have you seen Walter?")
    band = picture.crop(PLACES.strapline.pixels(picture.size)).convert("L")  # type: ignore[union-attr]
    darkest, lightest = band.getextrema()
    assert darkest < 60
    assert lightest > 240
    assert drawn().crop((60, 480, 1140, 640)).convert("L").getextrema()[0] > 100


def test_short_strapline_stands_in_larger_letters_than_a_long_one() -> None:
    def tallest_run(words: str) -> int:
        place = PLACES.strapline.pixels((1200, 675))  # type: ignore[union-attr]
        ink = drawn(strapline=words).crop(place).convert("L").point(lambda v: 255 * (v > 200))
        _, top, _, bottom = ink.getbbox() or (0, 0, 0, 0)
        return bottom - top

    assert tallest_run("WANTED") > 50
    assert 0 < tallest_run("Do not approach") < 150


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"strapline": "Please call us on 101 or tell us online. " * 12}, "too long"),
        ({"strapline": "w" * 200}, "too long"),
        ({"strapline": "Found 🙂"}, "🙂"),
        ({"size": (20, 400)}, "200 to 2,000"),
        ({"size": (5000, 400)}, "200 to 2,000"),
    ],
)
def test_what_does_not_fit_is_said_clearly(more: dict[str, object], words: str) -> None:
    with pytest.raises(CannotDraw, match=words):
        drawn(**more)  # type: ignore[arg-type]


def test_template_without_places_takes_neither() -> None:
    template = Image.new("RGB", (800, 450))
    for more in ({"strapline": "Words"}, {"photograph": template}):
        with pytest.raises(CannotDraw, match="no place"):
            draw(template, Places(), SIZES["small"], **more)  # type: ignore[arg-type]


def test_no_metadata_leaves_and_noise_stays_under_five_megabytes() -> None:
    noise = Image.effect_noise((2000, 2000), 120).convert("RGB")
    noise.info["comment"] = b"secret"
    content = draw(noise, Places(), (2000, 2000))
    assert len(content) < 5_000_000
    assert b"secret" not in content
    assert not Image.open(io.BytesIO(content)).getexif()
