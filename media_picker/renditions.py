"""The sizes in which a picture leaves the newsroom: a calculation, without database or network."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

# From a phone's thumbnail to the largest lead picture on a sharp screen, in pixels.
WIDTHS = (320, 640, 1024, 1600)
# Format → (file ending, content type, options for Pillow). WebP first: browsers take the first
# they know.
FORMATS: dict[str, tuple[str, str, dict[str, int | bool]]] = {
    "WEBP": ("webp", "image/webp", {"quality": 80, "method": 4}),
    "JPEG": ("jpg", "image/jpeg", {"quality": 84, "progressive": True}),
}
CONTENT_TYPES = {ending: content_type for ending, content_type, _ in FORMATS.values()}


@dataclass(frozen=True)
class RenditionBytes:
    width: int
    height: int
    ending: str
    content: bytes


def widths_for(width: int) -> list[int]:
    """The widths made of a picture: never larger than itself, and at least one."""
    return sorted({min(width, w) for w in WIDTHS})


def draw_renditions(picture: Image.Image) -> Iterator[RenditionBytes]:
    """Every rendition of an RGB picture, largest first, each resized from the one before."""
    current = picture
    for width in reversed(widths_for(picture.width)):
        height = max(1, round(picture.height * width / picture.width))
        if current.size != (width, height):
            current = current.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        for name, (ending, _, options) in FORMATS.items():
            out = io.BytesIO()
            current.save(out, name, **options)
            yield RenditionBytes(width, height, ending, out.getvalue())
