"""What makes the police known from afar: chequers, hats, vests and the colours of vehicles.

Hats and vests are drawn over a figure of `figure.py`, in its units.
"""

from typing import Literal

from demo.drawings.canvas import Canvas, Shape
from demo.drawings.outline import Outline, box, curve, ellipse
from demo.drawings.paint import across

HIVIS = "#d9e63a"
HIVIS_DARK = "#aebf25"
SILVER = "#e6ebee"
BLACK = "#12182a"
WHITE = "#f2f4f2"
POLICE_BLUE = "#1f4fa3"
POLICE_YELLOW = "#f2d12e"

Hat = Literal["", "helmet", "cap", "bowler"]


def draw_chequers(
    canvas: Canvas, x: float, y: float, width: float, height: float, rows: int, within: Shape
) -> None:
    """The black and white chequered band of police headgear, kept inside a shape."""
    side = height / rows
    canvas.paint(box(x, y, width, height), WHITE, within=within)
    squares: list[Outline] = [
        box(x + column * side, y + row * side, side, side)
        for row in range(rows)
        for column in range(int(width / side) + 1)
        if (row + column) % 2
    ]
    canvas.paint(squares, BLACK, within=within)


def draw_battenburg(
    canvas: Canvas, x: float, y: float, width: float, height: float, within: Shape
) -> None:
    """Two rows of blue and yellow panels, as on every police vehicle, kept inside a shape."""
    for row in range(2):
        for column in range(12):
            colour = POLICE_YELLOW if (row + column) % 2 else POLICE_BLUE
            panel = box(x + column * width, y + row * height, width, height)
            canvas.paint(panel, colour, within=within)


def hat_outlines(hat: Hat) -> list[Outline]:
    """The shape of a hat on a figure's head."""
    match hat:
        case "helmet":
            dome = curve("-54,-778! -50,-836 -30,-884 0,-900 30,-884 50,-836 54,-778! 0,-770")
            return [
                dome,
                ellipse(0, -902, 9, 9),
                curve("-54,-782 0,-790 54,-782 66,-764 0,-756 -66,-764"),
            ]
        case "cap":
            return [
                curve("-50,-790 -74,-830 -40,-850 0,-856 40,-850 74,-830 50,-790! 0,-800 -50,-790"),
                box(-50, -806, 100, 32, 6),
            ]
        case "bowler":
            return [
                curve("-50,-780 -48,-826 -26,-850 0,-854 26,-850 48,-826 50,-780! -50,-780"),
                curve("-66,-790 -40,-776 0,-772 40,-776 66,-790 60,-770 0,-758 -60,-770"),
            ]
    return []


def draw_hat(canvas: Canvas, hat: Hat, is_from_behind: bool) -> None:
    """Put a hat on a figure's head: chequered, with a badge in front."""
    shape = hat_outlines(hat)
    canvas.paint(shape, across("#2a3350", "#10162a"))
    if hat == "helmet":
        canvas.paint(box(-56, -806, 112, 7), "#3b4768", within=shape)
    else:
        draw_chequers(canvas, -56, -806, 112, 24, 3, shape)
    if not is_from_behind:
        canvas.paint(ellipse(0, -836 if hat == "helmet" else -828, 12, 15), "#cfd6dc")
        if hat == "cap":
            peak = curve("-50,-782 0,-774 50,-782 44,-762 0,-752 -44,-762")
            canvas.paint(peak, "#0b0f1c")


def draw_vest(canvas: Canvas, torso: Outline, is_from_behind: bool) -> None:
    """A high-visibility vest over a torso, with reflecting bands."""
    canvas.paint(torso, across(HIVIS, HIVIS_DARK), within=box(-140, -676, 280, 300))
    bands = [box(-140, -470, 280, 26), box(-140, -414, 280, 26)]
    braces = [box(-72, -690, 24, 222), box(48, -690, 24, 222)]
    canvas.paint([*bands, *braces], SILVER, within=torso)
    if is_from_behind:
        canvas.paint(box(-62, -640, 124, 50, 4), "#1e3f8f")
        canvas.paint(box(-48, -621, 96, 12, 3), WHITE)
    else:
        canvas.paint(box(-2, -676, 4, 300), HIVIS_DARK)
        canvas.paint(box(-90, -600, 34, 46, 5), BLACK)  # radio
        canvas.paint(box(-68, -632, 6, 36, 3), BLACK)
        canvas.paint(box(60, -596, 36, 40, 6), "#20283c")  # body-worn camera
        canvas.paint(ellipse(78, -580, 9, 9), "#5b6c8c")
