"""A portrait of the Chief Constable in her office above the city."""

from random import Random

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.clothes import draw_tunic
from demo.drawings.face import Face
from demo.drawings.outline import Outline, box, curve, ellipse, smooth
from demo.drawings.paint import across, down
from demo.drawings.portrait import draw_portrait
from demo.drawings.sky import draw_haze, draw_streaks
from demo.drawings.skyline import city_blocks, draw_church, hills

CHIEF = Face(
    skin="#dba988",
    hair="#8f8b8a",
    eyes="#4f6b62",
    lips="#b05f5a",
    age=0.38,
    smile=0.9,
    jaw=0.92,
    brows=0.75,
)


def chief_constable() -> Image.Image:
    """Morning light through a tall window; books and a plant behind her."""
    canvas = Canvas.of(down("#8fb3cc", "#c9dbe0", "#f3e2c2", "#f3d3a5"))
    draw_streaks(canvas, 60, 420, "#ffffff", 14, 6, 0.6)
    canvas.paint(hills(700, 130, 9), "#a9bcc4")
    canvas.paint(city_blocks(760, 300, 14, 60), down("#8fa6b6", "#b8bdb8"))
    draw_church(canvas, 420, 760, 330, "#7f97aa")
    draw_haze(canvas, 520, 820, "#f7e3bf", 0.7)
    canvas.paint(city_blocks(820, 220, 3, 70), down("#6f879c", "#97a3a8"))
    canvas.soften(4)
    _draw_room(canvas)
    canvas.soften(3)
    canvas.glow(240, 200, 1000, "#fff1d2", 0.4)
    draw_portrait(canvas.at(800, 440, 1.3), CHIEF, "bob", lambda at: draw_tunic(at, 0.9, 2))
    canvas.glow(200, 220, 900, "#ffedcb", 0.15)
    return canvas.finished()


def _draw_room(canvas: Canvas) -> None:
    """The window's frame on the left, a bookcase on the right, the sill in front."""
    canvas.paint(box(1010, -10, 600, 1090), across("#8b6b54", "#6d5244"))
    bars = [
        box(-10, -10, 40, 1090),
        box(300, -10, 18, 860),
        box(640, -10, 18, 860),
        box(980, -10, 44, 1090),
        box(0, 250, 1000, 14),
    ]
    canvas.paint(bars, across("#f4efe6", "#cfc6ba"))
    canvas.paint(box(-10, 836, 1010, 40), down("#fbf6ec", "#d9d0c2"))
    canvas.paint(box(-10, 872, 1010, 200), down("#9a8673", "#6f5d50"))
    _draw_books(canvas)
    pot = curve("1196,330! 1204,400! 1276,400! 1284,330!")
    leaves: list[Outline] = [
        smooth(
            [
                (1240, 334),
                (1240 + dx * 0.5 - 12, 334 - h * 0.6),
                (1240 + dx, 334 - h),
                (1240 + dx, 334 - h),
                (1240 + dx * 0.5 + 16, 334 - h * 0.45),
            ]
        )
        for dx, h in ((-90, 90), (-48, 150), (0, 176), (52, 150), (92, 84))
    ]
    canvas.paint(leaves, down("#6fa06a", "#3d6b4b"))
    canvas.paint(pot, across("#d98a5c", "#a85f3d"))


def _draw_books(canvas: Canvas) -> None:
    dice = Random(27)
    for shelf in (150, 400, 650, 900):
        canvas.paint(box(1040, shelf - 236, 540, 240), down("#3f2f2a", "#54403a"))
        x = 1050.0
        while x < 1560 and shelf != 400:
            width, height = dice.uniform(18, 40), dice.uniform(130, 200)
            colour = dice.choice(
                ("#7a2f35", "#2f4a6b", "#c9a45c", "#3d6155", "#b9b2a4", "#5b3f63", "#24385f")
            )
            canvas.paint(box(x, shelf - height, width - 3, height, 2), across(colour, "#1c1420"))
            canvas.paint(box(x, shelf - height, width - 3, height), colour, opacity=0.75)
            canvas.paint(box(x + 2, shelf - height * 0.8, width - 7, 6), "#e9dcb9", opacity=0.7)
            x += width + (dice.uniform(20, 60) if dice.random() < 0.12 else 0)
        canvas.paint(box(1020, shelf, 590, 16), down("#b08a6a", "#7a5a47"))
    canvas.paint(box(1350, 250, 130, 150, 6), "#d9cbb2")
    canvas.paint(box(1362, 262, 106, 126), down("#5f86ad", "#c9d3c2"))
    canvas.paint(ellipse(1415, 350, 44, 30), "#4b6f5a", within=box(1362, 262, 106, 126))
