"""Trees, bare and in leaf."""

from math import cos, radians, sin
from random import Random

from demo.drawings.canvas import Canvas
from demo.drawings.outline import Outline, Point, ellipse, line, stroke
from demo.drawings.paint import Paint


def bare_tree(x: float, base: float, height: float, seed: int, lean: float = 0) -> list[Outline]:
    """A winter tree; `lean` in degrees bends it as wind does."""
    dice = Random(seed)
    branches: list[Outline] = []

    def grow(start: Point, angle: float, length: float, width: float) -> None:
        bend = angle + lean * 0.5
        middle = _ahead(start, angle, length / 2)
        end = _ahead(middle, bend, length / 2)
        branches.append(stroke(line(start, middle, end), width, width * 0.62))
        if width < 1.6:
            return
        for turn in (-27, 24) if width < height * 0.02 else (-32, 4, 30):
            swing = bend + turn * dice.uniform(0.6, 1.3) + lean * 0.25
            grow(end, swing, length * dice.uniform(0.62, 0.84), width * 0.6)

    grow((x, base), lean * 0.2, height * 0.3, height * 0.055)
    return branches


def _ahead(start: Point, angle: float, length: float) -> Point:
    """The point `length` away, `angle` degrees clockwise from straight up."""
    return start[0] + sin(radians(angle)) * length, start[1] - cos(radians(angle)) * length


def draw_leafy_tree(
    canvas: Canvas, x: float, base: float, height: float, leaf: Paint, trunk: Paint, seed: int
) -> None:
    """A round-headed tree in leaf."""
    dice = Random(seed)
    canvas.paint(
        stroke([(x, base), (x, base - height * 0.5)], height * 0.06, height * 0.035), trunk
    )
    crown = [
        ellipse(
            x + dice.uniform(-0.22, 0.22) * height,
            base - height * dice.uniform(0.45, 0.85),
            height * dice.uniform(0.12, 0.2),
        )
        for _ in range(14)
    ]
    crown.append(ellipse(x, base - height * 0.64, height * 0.27))
    canvas.paint(crown, leaf)
