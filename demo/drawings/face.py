"""Faces, near enough to be known again: how one looks, and the light on it.

Light falls from the upper left. The canvas's origin lies between the eyes and the nose; a head is
400 units tall, from the crown at y = -200 to the chin at y = 200.
"""

from dataclasses import dataclass
from typing import Literal

from demo.drawings.canvas import Canvas
from demo.drawings.outline import (
    Outline,
    arc,
    both_sides,
    curve,
    ellipse,
    line,
    points,
    stroke,
    wider,
)
from demo.drawings.paint import Colour, across, mix

Beard = Literal["", "stubble", "full"]


@dataclass(frozen=True)
class Face:
    """How a face looks.

    `age` runs from 0 (smooth) to 1 (lined), `smile` from 0 to 1; `jaw` and `brows` make it broader
    above 1 and narrower below.
    """

    skin: Colour
    hair: Colour
    eyes: Colour = "#4a3526"
    lips: Colour = "#a8584f"
    age: float = 0.2
    smile: float = 0.4
    jaw: float = 1.0
    brows: float = 1.0
    beard: Beard = ""
    has_glasses: bool = False

    @property
    def shade(self) -> Colour:
        """The skin where light does not reach."""
        return mix(self.skin, "#4d2036", 0.5)

    @property
    def light(self) -> Colour:
        """The skin where light falls on it."""
        return mix(self.skin, "#ffe9cf", 0.4)

    @property
    def outline(self) -> Outline:
        """The edge of the face, ears left out."""
        skull = points("0,-200 64,-192 114,-158 139,-98 142,-30 138,30")
        jaw = wider(points("127,92 102,146 66,184 30,201 0,204"), self.jaw)
        return both_sides([*skull, *jaw])


def draw_neck(canvas: Canvas, face: Face) -> None:
    """The neck, down to the collar, with the chin's shadow on it."""
    neck = wider(both_sides(points("0,60 78,60! 76,200 112,292 112,420! 0,420")), face.jaw)
    canvas.paint(neck, across(mix(face.skin, face.shade, 0.18), mix(face.skin, face.shade, 0.6)))
    under_chin = ellipse(12, 186, 124 * face.jaw, 76)
    canvas.paint(under_chin, face.shade, opacity=0.8, blur=16, within=neck, speckle=0.4)


def draw_head(canvas: Canvas, face: Face) -> None:
    """The bare head: skin, ears, the broad light and shade that make it round, and its lines."""
    _draw_ears(canvas, face)
    canvas.paint(face.outline, face.skin)
    _draw_planes(canvas, face)
    if face.age > 0.1:
        _draw_lines(canvas, face)


def _draw_ears(canvas: Canvas, face: Face) -> None:
    for side in (-1, 1):
        ear = ellipse(side * 146, 18, 24, 46, side * 8)
        canvas.paint(ear, face.skin if side < 0 else mix(face.skin, face.shade, 0.5))
        hollow = stroke(arc(side * 148, 14, 11, 27, 160, 380), 7)
        canvas.paint(hollow, face.shade, opacity=0.5, blur=2, within=ear)


def _draw_planes(canvas: Canvas, face: Face) -> None:
    head = face.outline
    far_side = curve(
        "70,-215 106,-150 112,-80 96,-40 110,10 112,50 82,96 74,150 40,215 200,215 "
        "220,-100 150,-215"
    )
    canvas.paint(far_side, face.shade, opacity=0.62, blur=13, within=head, speckle=0.35)
    canvas.paint(ellipse(-74, -128, 96, 54, -20), face.light, opacity=0.55, blur=30, within=head)
    canvas.paint(ellipse(-84, 48, 42, 34, -20), face.light, opacity=0.5, blur=18, within=head)
    for half in (canvas, canvas.at(0, 0, is_mirrored=True)):
        half.paint(ellipse(86, 66, 40, 28), "#d8503c", opacity=0.17, blur=16, within=head)
        socket = curve("20,-44 60,-48 104,-34 98,4 58,14 24,0")
        half.paint(socket, face.shade, opacity=0.34, blur=9, within=head)
    canvas.paint(ellipse(0, 214, 120, 34), face.shade, opacity=0.5, blur=14, within=head)


def _draw_lines(canvas: Canvas, face: Face) -> None:
    """What the years and laughing write into a face."""
    folds = [
        stroke(line((36, 80), (54, 104), (60, 130)), 4, 2),
        stroke(line((36, 22), (60, 30), (84, 20)), 3.5, 2),
    ]
    if face.age > 0.4:
        folds += [stroke(line((0, y - 6), (30, y - 4), (68, y)), 3.5, 2) for y in (-92, -114, -136)]
    if face.age > 0.5:
        folds += [stroke([(98, -8 + n * 9), (118, -16 + n * 14)], 3, 1.5) for n in range(3)]
        folds.append(stroke([(66, 138), (72, 166)], 3.5, 2))
        folds.append(stroke(line((40, 30), (62, 40), (82, 32)), 3, 1.5))
    depth = min(0.75, 0.25 + face.age * 0.6)
    for half in (canvas, canvas.at(0, 0, is_mirrored=True)):
        half.paint(folds, face.shade, opacity=depth, blur=1.8, within=face.outline)
