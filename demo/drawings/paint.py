"""Paint: flat colours and gradients, and how they mix."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin

from PIL import Image

# "#rrggbb", or "#rrggbbaa" where the paint lets through what is below it.
Colour = str
Channels = tuple[int, int, int, int]


@dataclass(frozen=True)
class Gradient:
    """Colours, evenly spaced, across the shape that is filled.

    `angle` is the direction in degrees: 0 runs to the right, 90 down.
    """

    colours: tuple[Colour, ...]
    angle: float


Paint = Colour | Gradient


def down(*colours: Colour) -> Gradient:
    """A gradient from the shape's top to its bottom."""
    return Gradient(colours, 90)


def across(*colours: Colour) -> Gradient:
    """A gradient from the shape's left to its right."""
    return Gradient(colours, 0)


def slant(angle: float, *colours: Colour) -> Gradient:
    """A gradient in any direction."""
    return Gradient(colours, angle)


@cache
def channels(colour: Colour) -> Channels:
    """Red, green, blue and opacity, 0 to 255 each."""
    digits = colour.lstrip("#")
    red, green, blue = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
    return red, green, blue, int(digits[6:8] or "ff", 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two: `share` 0 is the first, 1 the second."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def faded(colour: Colour, opacity: float) -> Colour:
    """The same colour, letting through what is below it."""
    return f"{colour[:7]}{round(255 * opacity):02x}"


def swatch(
    paint: Paint, size: tuple[int, int], frame: tuple[float, float, float, float]
) -> Image.Image:
    """An RGBA image of the paint.

    `size` is in pixels; `frame` is the filled shape's own left, top, right and bottom relative to
    that image, which may show only a part of the shape.
    """
    if isinstance(paint, str):
        return Image.new("RGBA", size, channels(paint))
    dx, dy = cos(radians(paint.angle)), sin(radians(paint.angle))
    left, top, right, bottom = frame
    corners = [x * dx + y * dy for x in (left, right) for y in (top, bottom)]
    nearest, reach = min(corners), max(max(corners) - min(corners), 1.0)
    seen = [x * dx + y * dy for x in (0, size[0]) for y in (0, size[1])]
    first, length = min(seen), max(int(max(seen) - min(seen)) + 2, 2)
    strip = Image.new("RGBA", (1, length))
    strip.putdata([_at(paint.colours, (first + i - nearest) / reach) for i in range(length)])
    # Every pixel (x, y) looks up the strip at its distance along the gradient.
    return strip.transform(size, Image.Transform.AFFINE, (0, 0, 0, dx, dy, -first))


def _at(colours: Sequence[Colour], position: float) -> Channels:
    place = min(max(position, 0.0), 1.0) * (len(colours) - 1)
    index = min(int(place), len(colours) - 2)
    share = place - index
    a, b = channels(colours[index]), channels(colours[index + 1])
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
        round(a[3] + (b[3] - a[3]) * share),
    )
