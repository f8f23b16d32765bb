"""Files that mean harm or are broken: refused in words or made harmless, and nothing is left."""

from __future__ import annotations

import contextlib
import io
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.db import transaction
from PIL import Image

from media_picker.models import Picture, PictureFile, Rendition
from media_picker.picture_file import open_picture
from media_picker.renditions import draw_renditions
from tests.newsroom_fixtures import jpeg


def encoded(name: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    image = Image.effect_noise(size, 80).convert("RGB")
    out = io.BytesIO()
    image.save(out, name, **options)
    return out.getvalue()


def files_on_disk() -> set[str]:
    root = Path(django_settings.MEDIA_ROOT)
    return {str(path) for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def nothing_left() -> Iterator[None]:
    """Around a test after which the disk and the database are as before."""
    before = files_on_disk()
    yield
    assert files_on_disk() == before


@pytest.mark.parametrize(
    ("name", "ending"),
    [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif"), ("GIF", "gif"),
     ("HEIF", "heic")],
)  # fmt: skip
def test_every_kind_of_picture_is_taken(name: str, ending: str) -> None:
    opened = open_picture(io.BytesIO(encoded(name)))
    assert (opened.ending, opened.image.size, opened.image.mode) == (ending, (64, 48), "RGB")


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_half_a_file_is_refused(name: str) -> None:
    content = encoded(name, (400, 300))
    with pytest.raises(ValidationError, match=r"damaged|is not a"):
        open_picture(io.BytesIO(content[: len(content) // 2]))


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "HEIF"])
def test_no_damage_makes_anything_but_a_refusal(name: str) -> None:
    content = encoded(name, (80, 60))
    chance = random.Random(name)
    for _ in range(60):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        # Anything but a refusal that is raised here fails the test.
        with contextlib.suppress(ValidationError):
            assert open_picture(io.BytesIO(bytes(broken))).image.mode == "RGB"


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"II*\0\x08\0\0\0",  # TIFF
        b"BM" + b"\0" * 60,
        b"\0\0\x01\0\x01\0",  # ICO
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"PK\x03\x04" + b"\0" * 60,
        b"#!/bin/sh\necho hello\n",
        b"\0" * 4096,
    ],
)
def test_other_kinds_of_file_are_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="is not a JPEG"):
        open_picture(io.BytesIO(content))


@pytest.mark.parametrize("name", ["JPEG", "PNG", "GIF", "WEBP"])
def test_what_is_hidden_behind_a_picture_never_leaves_the_newsroom(name: str) -> None:
    script = b"<script>alert('SECRET')</script><?php system('SECRET'); ?>PK\x03\x04"
    opened = open_picture(io.BytesIO(encoded(name) + script))
    for made in draw_renditions(opened.image):
        assert b"SECRET" not in made.content


@pytest.mark.parametrize("size", [(50_000, 1), (1, 50_000), (20_001, 2)])
def test_a_thread_of_pixels_is_refused(size: tuple[int, int]) -> None:
    bomb = io.BytesIO()
    Image.new("L", size).save(bomb, "PNG")
    with pytest.raises(ValidationError, match="pixels long"):
        open_picture(bomb)


@pytest.mark.parametrize(("name", "megapixels"), [("WEBP", 20), ("AVIF", 30)])
def test_what_its_decoder_would_need_too_much_memory_for_is_refused(
    name: str, megapixels: int
) -> None:
    file = io.BytesIO()
    options = {"WEBP": {"method": 0, "quality": 1}, "AVIF": {"speed": 10, "quality": 1}}[name]
    Image.new("RGB", (megapixels * 200, 5000)).save(file, name, **options)
    with pytest.raises(ValidationError, match="A picture of this kind may have"):
        open_picture(file)


@pytest.mark.parametrize("name", ["GIF", "PNG", "WEBP", "AVIF"])
def test_of_a_flood_of_frames_only_the_first_is_read(name: str) -> None:
    frames = [Image.new("RGB", (40, 30), (n % 256, n // 4, 255 - n % 256)) for n in range(300)]
    frames[0] = Image.new("RGB", (40, 30), "red")
    file = io.BytesIO()
    frames[0].save(file, name, save_all=True, append_images=frames[1:], duration=20)
    red, green, blue = open_picture(file).image.getpixel((20, 15))  # type: ignore[misc]
    assert red > 240
    assert green < 15
    assert blue < 15


def test_phones_second_picture_behind_a_jpeg_is_left_out() -> None:
    first, second = Image.new("RGB", (40, 30), "red"), Image.new("RGB", (20, 10), "blue")
    file = io.BytesIO()
    first.save(file, "MPO", save_all=True, append_images=[second])
    opened = open_picture(file)
    assert (opened.ending, opened.image.size) == ("jpg", (40, 30))


@pytest.mark.django_db
@pytest.mark.usefixtures("nothing_left")
class TestNothingIsLeft:
    def test_when_the_file_is_refused(self) -> None:
        with pytest.raises(ValidationError):
            Picture.objects.add(io.BytesIO(b"no picture"), title="None")
        assert not Picture.objects.exists()

    def test_when_drawing_fails_half_way(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail_after_three(*args: object) -> Iterator[object]:
            yield from list(draw_renditions(*args))[:3]  # type: ignore[arg-type]
            raise OSError(28, os.strerror(28))

        module = "media_picker.models.picture_file.draw_renditions"
        monkeypatch.setattr(module, fail_after_three)
        with pytest.raises(OSError, match="No space left"):
            Picture.objects.add(io.BytesIO(jpeg()), title="Disk full")
        assert not Picture.objects.exists()
        assert not Rendition.objects.exists()

    def test_when_the_request_fails_afterwards(self) -> None:
        from media_picker.stored_files import written_files_or_none

        def add_and_fail() -> None:
            with written_files_or_none(), transaction.atomic():
                Picture.objects.add(io.BytesIO(jpeg()), title="Undone")
                raise RuntimeError("something else in the same transaction")

        with pytest.raises(RuntimeError):
            add_and_fail()
        assert not Picture.objects.exists()

    def test_when_the_picture_is_deleted(
        self, django_capture_on_commit_callbacks: Callable[..., object]
    ) -> None:
        picture = Picture.objects.add(io.BytesIO(jpeg()), title="Short-lived")
        picture.replace_file(io.BytesIO(jpeg(colour="teal")))
        picture.move_focal_point((0.2, 0.2))
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
            picture.delete()
        assert not PictureFile.objects.exists()
