"""Outlines: closed rows of points, in picture units, that a canvas can fill.

y grows downwards, as in the picture. Angles are in degrees, clockwise from three o'clock.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, cos, degrees, hypot, pi, radians, sin

Point = tuple[float, float]
Outline = Sequence[Point]


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> Outline:
    """A rectangle from its top left corner, its corners rounded by `radius`."""
    if not radius:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    right, bottom = x + width - radius, y + height - radius
    corners = (
        (right, y + radius, -90),
        (right, bottom, 0),
        (x + radius, bottom, 90),
        (x + radius, y + radius, 180),
    )
    return [
        point for cx, cy, turn in corners for point in arc(cx, cy, radius, radius, turn, turn + 90)
    ]


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float) -> Outline:
    """The points of an elliptic arc; as an outline it is a segment closed by its chord."""
    steps = max(6, int(abs(end - start) / 360 * (16 + 2 * (abs(rx) + abs(ry)) ** 0.6)))
    angles = [radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(cx + rx * cos(angle), cy + ry * sin(angle)) for angle in angles]


def ellipse(cx: float, cy: float, rx: float, ry: float = 0, turn: float = 0) -> Outline:
    """A circle of radius `rx`, or an ellipse of `rx` by `ry`, turned by `turn` degrees."""
    return rotated(arc(cx, cy, rx, ry or rx, 0, 360), cx, cy, turn)


def smooth(through: Sequence[Point], closed: bool = True) -> Outline:
    """A curve through every point (Catmull-Rom). A point given twice in a row is a corner."""
    count = len(through)
    if closed:
        loop = [through[-1], *through, through[0], through[1 % count]]
    else:
        loop = [through[0], *through, through[-1]]
    path: list[Point] = []
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(
        loop, loop[1:], loop[2:], loop[3:], strict=False
    ):
        if (bx, by) == (cx, cy):
            continue
        steps = max(4, min(28, int(hypot(cx - bx, cy - by) / 4)))
        for step in range(steps):
            t = step / steps
            path.append((_between(ax, bx, cx, dx, t), _between(ay, by, cy, dy, t)))
    if not closed:
        path.append(through[-1])
    return path


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    slope, bend = (c - a) / 2, (d - b) / 2
    return (
        b
        + slope * t
        + (3 * (c - b) - 2 * slope - bend) * t * t
        + (2 * (b - c) + slope + bend) * t * t * t
    )


def points(text: str) -> Outline:
    """Points written as in SVG, "x,y x,y …"; a point marked "x,y!" is a corner for `smooth`."""
    marked: list[Point] = []
    for word in text.split():
        x, y = word.rstrip("!").split(",")
        marked += [(float(x), float(y))] * (2 if word.endswith("!") else 1)
    return marked


def curve(text: str) -> Outline:
    """The closed curve through points written as for `points`."""
    return smooth(points(text))


def both_sides(half: Sequence[Point]) -> Outline:
    """The closed curve through a right half, listed from the top down, and its mirror image."""
    left = [(-x, y) for x, y in reversed(half) if x]
    return smooth([*half, *left])


def wider(outline: Iterable[Point], factor: float) -> Outline:
    """The outline stretched sideways about x = 0."""
    return [(x * factor, y) for x, y in outline]


def stroke(spine: Sequence[Point], width: float, end_width: float | None = None) -> Outline:
    """A line with round ends, as thick as `width`; `end_width` lets it taper, as limbs do."""
    last = width if end_width is None else end_width
    lengths = [hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(spine)]
    total = sum(lengths) or 1
    left: list[Point] = []
    right: list[Point] = []
    walked = 0.0
    for index, (x, y) in enumerate(spine):
        before, after = spine[max(index - 1, 0)], spine[min(index + 1, len(spine) - 1)]
        angle = atan2(after[1] - before[1], after[0] - before[0])
        half = (width + (last - width) * walked / total) / 2
        left.append((x + half * sin(angle), y - half * cos(angle)))
        right.append((x - half * sin(angle), y + half * cos(angle)))
        if index < len(lengths):
            walked += lengths[index]
    start = degrees(_heading(spine[0], spine[1]))
    end = degrees(_heading(spine[-2], spine[-1]))
    return [
        *left,
        *arc(*spine[-1], last / 2, last / 2, end - 90, end + 90),
        *reversed(right),
        *arc(*spine[0], width / 2, width / 2, start + 90, start + 270),
    ]


def _heading(start: Point, end: Point) -> float:
    return atan2(end[1] - start[1], end[0] - start[0]) % (2 * pi)


def line(*through: Point) -> Outline:
    """A curve through the points that stays open: food for `stroke`."""
    return smooth(through, closed=False)


def rotated(outline: Iterable[Point], cx: float, cy: float, turn: float) -> Outline:
    """The outline turned about a point."""
    if not turn:
        return list(outline)
    c, s = cos(radians(turn)), sin(radians(turn))
    return [
        (cx + (x - cx) * c - (y - cy) * s, cy + (x - cx) * s + (y - cy) * c) for x, y in outline
    ]


def moved(outline: Iterable[Point], dx: float, dy: float) -> Outline:
    """The outline shifted."""
    return [(x + dx, y + dy) for x, y in outline]


def mirrored(outline: Iterable[Point], axis: float = 0) -> Outline:
    """The outline reflected left to right about x = `axis`."""
    return [(2 * axis - x, y) for x, y in outline]


def sheared(outline: Iterable[Point], ground: float, lean: float, squash: float) -> Outline:
    """The shadow that an upright outline throws on the ground at y = `ground`."""
    return [(x + (ground - y) * lean, ground + (ground - y) * squash) for x, y in outline]
