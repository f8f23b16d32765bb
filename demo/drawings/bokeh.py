"""Backgrounds out of focus: discs of light, as a lens makes them."""

from random import Random

from demo.drawings.canvas import Canvas
from demo.drawings.frame import HEIGHT, WIDTH
from demo.drawings.outline import ellipse
from demo.drawings.paint import Colour


def draw_bokeh(
    canvas: Canvas,
    colours: tuple[Colour, ...],
    count: int,
    seed: int,
    top: float = 0,
    bottom: float = HEIGHT,
    largest: float = 70,
    opacity: float = 0.3,
) -> None:
    """Scatter soft discs between two heights."""
    dice = Random(seed)
    for _ in range(count):
        disc = ellipse(
            dice.uniform(-40, WIDTH + 40), dice.uniform(top, bottom), largest * dice.uniform(0.3, 1)
        )
        canvas.paint(
            disc, dice.choice(colours), opacity=opacity * dice.uniform(0.4, 1), blur=2, mode="light"
        )
