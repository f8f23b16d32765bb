"""Lilies and poppies for a tribute. The middle of the bloom is the canvas's origin."""

from math import cos, radians, sin

from demo.drawings.canvas import Canvas
from demo.drawings.outline import ellipse, line, rotated, smooth, stroke
from demo.drawings.paint import Colour, down, mix


def draw_stem(canvas: Canvas, lean: float, length: float) -> None:
    """A stem with two long leaves, hanging down from a bloom."""
    canvas.paint(stroke(line((0, 0), (lean * 0.3, length * 0.5), (lean, length)), 9, 12), "#3f6a4a")
    for side in (-1, 1):
        x, y = lean * 0.35, length * 0.55
        leaf = smooth(
            [
                (x, y),
                (x, y),
                (x + side * 34, y - 60),
                (x + side * 62, y - 128),
                (x + side * 62, y - 128),
                (x + side * 54, y - 56),
                (x + side * 14, y + 16),
            ]
        )
        canvas.paint(leaf, down("#6f9a68", "#2f5540"))


def draw_lily(canvas: Canvas, turn: float = 0) -> None:
    """A white lily, about 240 units across, facing the viewer."""
    for ring, (length, width) in enumerate(((122, 42), (112, 36))):
        for petal in range(3):
            angle = turn + petal * 120 + ring * 60 - 90
            outline = smooth(
                [
                    (0, 0),
                    (length * 0.3, -width * 0.8),
                    (length * 0.68, -width),
                    (length, 0),
                    (length, 0),
                    (length * 0.68, width),
                    (length * 0.3, width * 0.8),
                ]
            )
            shape = rotated(outline, 0, 0, angle)
            canvas.paint(shape, down("#ffffff", "#f3ece4", "#d9cfd6"))
            canvas.paint(ellipse(0, 0, 46), "#b9c987", opacity=0.5, blur=14, within=shape)
            rib = stroke(
                [
                    (0, 0),
                    (cos(radians(angle)) * length * 0.84, sin(radians(angle)) * length * 0.84),
                ],
                5,
                1,
            )
            canvas.paint(rib, "#c3b6bf", opacity=0.8)
            canvas.rim(shape, "#ffe3b8", -3, -3, opacity=0.7)
    for petal in range(6):
        angle = radians(turn + petal * 60 - 60)
        tip = (cos(angle) * 46, sin(angle) * 46 - 8)
        canvas.paint(stroke([(0, 0), tip], 3), "#dfe3b0")
        canvas.paint(ellipse(*tip, 8, 4.5, petal * 60), "#a8562c")


def draw_poppy(canvas: Canvas, colour: Colour = "#b8352f") -> None:
    """A red poppy, about 150 units across."""
    for x, y, radius, shade in (
        (-26, 10, 50, 0.35),
        (28, 12, 50, 0.3),
        (0, -24, 54, 0.12),
        (2, 22, 52, 0.0),
    ):
        petal = ellipse(x, y, radius, radius * 0.86)
        canvas.paint(petal, down(mix(colour, "#ffb08a", 0.25), mix(colour, "#2a0812", shade)))
        canvas.rim(petal, "#ffb79a", -2.5, -3, opacity=0.7)
    canvas.paint(ellipse(0, 2, 19), "#1b1420")
    canvas.paint(ellipse(-3, -2, 9), "#4b5a3c")
