"""The picture's frame, and where shapes lie in it."""

from collections.abc import Iterable

from demo.drawings.outline import Outline

WIDTH, HEIGHT = 1600, 1067

# Left, top, right, bottom: of a shape in picture units, or of whole pixels inside the picture.
Frame = tuple[float, float, float, float]
Bounds = tuple[int, int, int, int]


def frame_of(outlines: Iterable[Outline]) -> Frame:
    """The smallest frame around the outlines."""
    points = [point for outline in outlines for point in outline]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def clipped(frame: Frame, margin: float) -> Bounds | None:
    """The whole pixels of the picture that a shape can touch, or None."""
    left, top = max(int(frame[0] - margin) - 1, 0), max(int(frame[1] - margin) - 1, 0)
    right, bottom = min(int(frame[2] + margin) + 2, WIDTH), min(int(frame[3] + margin) + 2, HEIGHT)
    return (left, top, right, bottom) if right > left and bottom > top else None
