"""The sizes in which a picture leaves the newsroom: a calculation, without database or network."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

# From a phone's thumbnail to the largest lead picture on a large, sharp screen, in pixels.
WIDTHS = (320, 640, 1024, 1600, 2560)
# Nobody looks at a taller picture at its full width; it keeps a screenshot of a long page small.
TALLEST = 4096
# Cut to these proportions around the focal point: for links shared elsewhere (`og:image`, the size
# that X and Facebook ask for), and for grids of small pictures.
CROPS = {"share": (1200, 630), "square": (320, 320)}

# Made at upload: file ending → (Pillow's format, its options).
AT_UPLOAD: dict[str, tuple[str, dict[str, int | bool]]] = {
    "webp": ("WEBP", {"quality": 80, "method": 2}),
    "jpg": ("JPEG", {"quality": 84, "progressive": True}),
}
# Made in the background, because it takes seconds.
AVIF_OPTIONS = {"quality": 60, "speed": 8}

# In the order in which a page offers them: browsers take the first that they know.
CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}

Focal = tuple[float, float]
MIDDLE: Focal = (0.5, 0.5)


@dataclass(frozen=True)
class RenditionBytes:
    """`size` is the name in its address: the width in digits, or a crop's name."""

    size: str
    width: int
    height: int
    ending: str
    content: bytes


def largest_size(width: int, height: int) -> tuple[int, int]:
    """Width and height of the largest rendition of a picture of so many pixels."""
    scale = min(1, WIDTHS[-1] / width, TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def widths_for(width: int, height: int) -> list[int]:
    """The widths made of a picture: never larger than itself, and at least one."""
    largest, _ = largest_size(width, height)
    return sorted({min(largest, w) for w in WIDTHS})


def draw_renditions(picture: Image.Image, focal: Focal = MIDDLE) -> Iterator[RenditionBytes]:
    """What is made of an RGB picture at upload: every width as WebP and JPEG, and the crops."""
    for current in _smaller_and_smaller(picture):
        for ending, (name, options) in AT_UPLOAD.items():
            content = _encoded(current, name, **options)
            yield RenditionBytes(str(current.width), *current.size, ending, content)
    for size, wanted in CROPS.items():
        cut = crop(picture, wanted, focal)
        name, options = AT_UPLOAD["jpg"]
        yield RenditionBytes(size, *cut.size, "jpg", _encoded(cut, name, **options))


def draw_avif(picture: Image.Image) -> Iterator[RenditionBytes]:
    """Every width of an RGB picture as AVIF; takes seconds."""
    for current in _smaller_and_smaller(picture):
        content = _encoded(current, "AVIF", **AVIF_OPTIONS)
        yield RenditionBytes(str(current.width), *current.size, "avif", content)


def crop(picture: Image.Image, wanted: tuple[int, int], focal: Focal) -> Image.Image:
    """The picture cut to the proportions of `wanted`, with the focal point as near to the middle
    as the edges let it be; made smaller to that size where it is larger, and never enlarged.
    """
    box = crop_box(picture.size, wanted, focal)
    across, down = box[2] - box[0], box[3] - box[1]
    size = wanted if across >= wanted[0] else (max(1, round(across)), max(1, round(down)))
    return picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3)


def crop_box(
    size: tuple[int, int], wanted: tuple[int, int], focal: Focal
) -> tuple[float, float, float, float]:
    """The largest box of `wanted`'s proportions in a picture of `size`: left, top, right, bottom
    in pixels. `focal` is in fractions of the width and height, from the top left corner.
    """
    width, height = size
    scale = min(width / wanted[0], height / wanted[1])
    across, down = wanted[0] * scale, wanted[1] * scale
    left = min(max(focal[0] * width - across / 2, 0), width - across)
    top = min(max(focal[1] * height - down / 2, 0), height - down)
    return left, top, min(left + across, width), min(top + down, height)


def _smaller_and_smaller(picture: Image.Image) -> Iterator[Image.Image]:
    """The picture in each of its widths, the largest first, each made from the one before."""
    full_width, full_height = picture.size
    current = picture
    for width in reversed(widths_for(full_width, full_height)):
        height = max(1, round(full_height * width / full_width))
        if current.size != (width, height):
            current = current.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        yield current


def _encoded(image: Image.Image, name: str, **options: int | bool) -> bytes:
    out = io.BytesIO()
    image.save(out, name, **options)
    return out.getvalue()
