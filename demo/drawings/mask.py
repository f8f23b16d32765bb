"""Masks: which pixels a shape covers, and how much of each."""

from collections.abc import Iterable

from PIL import Image, ImageDraw

from demo.drawings.frame import Bounds
from demo.drawings.outline import Outline

# Shapes are drawn this much too large and shrunk, so that their edges are smooth.
_FINE = 4


def mask_of(outlines: Iterable[Outline], bounds: Bounds) -> Image.Image:
    """How much of each pixel the outlines cover together, 0 to 255."""
    left, top, right, bottom = bounds
    fine = Image.new("L", ((right - left) * _FINE, (bottom - top) * _FINE), 0)
    pencil = ImageDraw.Draw(fine)
    for outline in outlines:
        # The half pixel is Pillow's: a polygon covers the pixels of both its end points.
        pencil.polygon(
            [((x - left) * _FINE - 0.5, (y - top) * _FINE - 0.5) for x, y in outline], fill=255
        )
    return fine.reduce(_FINE)
