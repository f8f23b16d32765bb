"""A terraced street: brick houses in a row along the pavement, with bays, doors and chimneys."""

from dataclasses import dataclass
from random import Random

from demo.drawings.canvas import Canvas
from demo.drawings.paint import Colour, Gradient, across, mix
from demo.drawings.perspective import View

BRICKS = ("#a8573f", "#8f4436", "#bb6c4f", "#84453c", "#c08a63")
DOORS = ("#23506b", "#7a1f2b", "#2f5b46", "#c28f2c", "#3b3a5c", "#244a4a")
STONE = "#e6d5bd"
FRAME = "#f2ead9"


@dataclass(frozen=True)
class Street:
    """How the light falls: far houses fade into `haze`; `shadow` lies on the unlit side."""

    view: View
    haze: Colour
    shadow: Colour
    half_width: float = 5.5
    house_width: float = 4.4


def draw_row(canvas: Canvas, street: Street, side: int, is_lit: bool, seed: int) -> None:
    """One side of the street (`side` -1 is left, 1 right), the farthest house first."""
    dice = Random(seed)
    for number in reversed(range(14)):
        near = 2.6 + number * street.house_width
        _draw_house(canvas, _Tint(street, near, is_lit), side, near, dice)


@dataclass(frozen=True)
class _Tint:
    """The colours of one house: dimmed by shade and thinned by distance."""

    street: Street
    distance: float
    is_lit: bool

    def __call__(self, colour: Colour) -> Colour:
        shade = colour if self.is_lit else mix(colour, self.street.shadow, 0.5)
        return mix(shade, self.street.haze, min(0.86, (self.distance / 62) ** 0.8))

    def pane(self) -> Gradient:
        """Window glass, which mirrors the sky on the lit side."""
        if self.is_lit:
            return across(self("#ffe3ae"), self("#9fb4c4"))
        return across(self("#5c6b86"), self("#33415f"))


def _draw_house(canvas: Canvas, tint: _Tint, side: int, near: float, dice: Random) -> None:
    street = tint.street
    view, x, width = street.view, side * street.half_width, street.house_width
    brick = dice.choice(BRICKS)
    ridge, far = x + side * 3.4, near + width
    canvas.paint(
        view.face((x, 6.1, near), (ridge, 8.6, near), (ridge, 8.6, far), (x, 6.1, far)),
        tint("#5d5560"),
    )
    _draw_chimney(canvas, tint, x + side * 2.4, near)
    canvas.paint(view.side(x, 0, near, 6.15, width), tint(brick))
    for course in range(1, 26):
        lines = view.side(x, course * 0.24, near, 0.02, width)
        if near < 20:
            canvas.paint(lines, tint(mix(brick, "#3a1d1a", 0.5)), opacity=0.35)
    canvas.paint(view.side(x, 5.9, near, 0.28, width), tint(STONE))  # the gutter's moulding
    canvas.paint(view.side(x, 0, near, 0.35, width), tint("#54474a"))
    for z in (near + 0.7, near + 2.5):
        _draw_window(canvas, tint, x, 3.7, z, 1.1, 1.5)
    door = dice.choice(DOORS)
    canvas.paint(view.side(x, 0.1, near + 2.75, 2.75, 1.15), tint(STONE))
    canvas.paint(view.side(x, 0.1, near + 2.87, 2.05, 0.9), tint(door))
    canvas.paint(view.side(x, 2.25, near + 2.87, 0.45, 0.9), tint.pane())
    canvas.paint(view.side(x, 1.0, near + 3.0, 0.9, 0.22), tint(mix(door, "#ffffff", 0.14)))
    canvas.paint(view.side(x, 1.0, near + 3.4, 0.9, 0.22), tint(mix(door, "#ffffff", 0.14)))
    canvas.paint(
        view.face(
            (x, 0, near + 2.7),
            (x - side * 0.5, 0, near + 2.7),
            (x - side * 0.5, 0, near + 4),
            (x, 0, near + 4),
        ),
        tint("#cdbfae"),
    )
    _draw_bay(canvas, tint, side, near)


def _draw_window(
    canvas: Canvas, tint: _Tint, x: float, y: float, z: float, depth: float, height: float
) -> None:
    view = tint.street.view
    canvas.paint(view.side(x, y - 0.14, z - 0.12, height + 0.4, depth + 0.24), tint(STONE))
    canvas.paint(view.side(x, y, z, height, depth), tint(FRAME))
    for bottom in (y + 0.07, y + height / 2 + 0.04):
        canvas.paint(view.side(x, bottom, z + 0.07, height / 2 - 0.11, depth - 0.14), tint.pane())


def _draw_bay(canvas: Canvas, tint: _Tint, side: int, near: float) -> None:
    """A bay window: its face to the street, and the cheek that the viewer sees."""
    view, wall = tint.street.view, side * tint.street.half_width
    face, z = wall - side * 0.62, near + 0.45
    brick = mix(BRICKS[1], "#000000", 0.06)
    cheek = ((wall, 0, z), (face, 0, z), (face, 3.0, z), (wall, 3.0, z))
    canvas.paint(view.face(*cheek), tint(mix(brick, "#000000", 0.3)))
    glass = (
        (wall - side * 0.1, 1.0, z),
        (face + side * 0.06, 1.0, z),
        (face + side * 0.06, 2.65, z),
        (wall - side * 0.1, 2.65, z),
    )
    canvas.paint(view.face(*glass), tint(mix(FRAME, "#000000", 0.2)))
    for bottom in (1.08, 1.86):
        pane = (
            (wall - side * 0.17, bottom, z),
            (face + side * 0.13, bottom, z),
            (face + side * 0.13, bottom + 0.7, z),
            (wall - side * 0.17, bottom + 0.7, z),
        )
        canvas.paint(view.face(*pane), tint.pane())
    canvas.paint(view.side(face, 0, z, 3.0, 1.75), tint(brick))
    _draw_window(canvas, tint, face, 1.0, z + 0.15, 1.42, 1.62)
    roof = (
        (wall, 3.5, z),
        (face - side * 0.08, 3.0, z - 0.08),
        (face - side * 0.08, 3.0, z + 1.83),
        (wall, 3.5, z + 1.75),
    )
    canvas.paint(view.face(*roof), tint("#6b5f68"))


def _draw_chimney(canvas: Canvas, tint: _Tint, x: float, near: float) -> None:
    view = tint.street.view
    canvas.paint(view.front(x - 0.45, 7.6, near, 0.9, 1.9), tint("#7d4537"))
    canvas.paint(view.side(x - 0.45 if x > 0 else x + 0.45, 7.6, near, 1.9, 0.7), tint("#9a5643"))
    for pot in (-0.3, 0.08):
        canvas.paint(view.front(x + pot, 9.5, near, 0.22, 0.45), tint("#c47a55"))
