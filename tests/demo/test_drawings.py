"""The demo's pictures: the same every time, of one size, each different, and light."""

import hashlib
import json
import os
import subprocess
import sys
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from demo.drawings import DRAWINGS

MOST_BYTES = 400 * 1024


@pytest.fixture(scope="module")
def drawn() -> dict[str, Image.Image]:
    return {key: draw() for key, draw in DRAWINGS.items()}


@pytest.fixture(scope="module")
def drawn_elsewhere() -> dict[str, str]:
    """The pictures' fingerprints from a process of its own, with other hash seeds."""
    script = (
        "import hashlib, json; from demo.drawings import DRAWINGS; "
        "print(json.dumps({key: hashlib.sha256(draw().tobytes()).hexdigest()"
        " for key, draw in DRAWINGS.items()}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
        timeout=120,
    )
    return json.loads(run.stdout)


def test_there_are_at_least_twelve_pictures() -> None:
    assert len(DRAWINGS) >= 12


@pytest.mark.parametrize("key", DRAWINGS)
def test_picture_is_rgb_and_of_the_agreed_size(key: str, drawn: dict[str, Image.Image]) -> None:
    assert drawn[key].mode == "RGB"
    assert drawn[key].size == (1600, 1067)


@pytest.mark.parametrize("key", DRAWINGS)
def test_another_process_draws_the_same_pixels(
    key: str, drawn: dict[str, Image.Image], drawn_elsewhere: dict[str, str]
) -> None:
    assert hashlib.sha256(drawn[key].tobytes()).hexdigest() == drawn_elsewhere[key]


@pytest.mark.parametrize("key", DRAWINGS)
def test_picture_is_under_400_kilobytes_as_jpeg(key: str, drawn: dict[str, Image.Image]) -> None:
    file = BytesIO()
    drawn[key].save(file, "JPEG", quality=85)
    assert file.tell() < MOST_BYTES


@pytest.mark.parametrize("key", DRAWINGS)
def test_picture_has_light_and_shade(key: str, drawn: dict[str, Image.Image]) -> None:
    darkest, brightest = drawn[key].convert("L").resize((160, 107)).getextrema()
    assert brightest - darkest > 100


def test_no_two_pictures_look_alike(drawn: dict[str, Image.Image]) -> None:
    small = {key: picture.resize((80, 53)) for key, picture in drawn.items()}
    for one, other in combinations(small, 2):
        difference = ImageStat.Stat(ImageChops.difference(small[one], small[other])).mean
        assert sum(difference) / 3 > 10, f"{one} looks like {other}"
