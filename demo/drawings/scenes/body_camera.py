"""Close to an officer on the beat: the body-worn camera, the radio and the telephone."""

from random import Random

from PIL import Image

from demo.drawings.bokeh import draw_bokeh
from demo.drawings.canvas import Canvas
from demo.drawings.face import Face
from demo.drawings.frame import WIDTH
from demo.drawings.hand import SCREEN, draw_fingers, draw_palm, draw_phone
from demo.drawings.outline import Outline, box, ellipse, line, rotated, stroke
from demo.drawings.paint import across, down
from demo.drawings.patrol_kit import draw_camera, draw_patrol_vest, draw_radio
from demo.drawings.portrait import draw_portrait

OFFICER = Face(skin="#d3a07c", hair="#5a3a24", jaw=1.02, smile=0.5, age=0.2)


def body_camera() -> Image.Image:
    """Dusk in a shopping street, out of focus; the chest fills the picture."""
    canvas = Canvas.of(down("#243a66", "#5a5f8f", "#c58a86", "#8d6a72"))
    _draw_street(canvas)
    canvas.soften(10)
    draw_bokeh(
        canvas,
        ("#ffcf86", "#ff9f6a", "#9fd0ff", "#ffe8b8"),
        60,
        41,
        top=120,
        bottom=820,
        largest=64,
        opacity=0.4,
    )
    chest = canvas.at(760, -96, 1.42)
    draw_portrait(chest, OFFICER, "crop", draw_patrol_vest)
    draw_camera(chest.at(176, 540))
    draw_radio(chest.at(-176, 540))
    _draw_telephone(canvas)
    canvas.glow(240, 300, 900, "#ffc98a", 0.2)
    return canvas.finished(vignette=0.4)


def _draw_street(canvas: Canvas) -> None:
    dice = Random(5)
    for x in range(-40, WIDTH, 220):
        height = dice.uniform(420, 640)
        front = box(x, 760 - height, 214, height + 60)
        canvas.paint(front, down("#3a3f66", "#6a5570"))
        panes: list[Outline] = [
            box(x + 26 + c * 58, 790 - height + r * 100, 36, 62) for c in range(3) for r in range(4)
        ]
        canvas.paint(panes, dice.choice(("#ffd595", "#4a5a86", "#f2b878")))
        canvas.paint(box(x + 10, 660, 194, 130), down("#ffe2a8", "#f0a868"))
        canvas.paint(
            box(x, 636, 214, 34), dice.choice(("#a8433f", "#2f6b62", "#2f4f86", "#c98a35"))
        )
    canvas.paint(box(0, 790, WIDTH, 300), down("#6d5a70", "#3a3350"))


def _draw_telephone(canvas: Canvas) -> None:
    """The officer's telephone, with a map of the beat."""
    hand = canvas.at(1290, 780, 0.84)
    draw_palm(hand, OFFICER.skin, "#1b2130")
    draw_phone(hand, down("#dfe9e2", "#c9dccf"))
    streets = [stroke([(-200, y), (200, y + 40)], 13) for y in (-190, -60, 90, 220)]
    streets += [rotated(box(x, -320, 13, 640), x, 0, 8) for x in (-70, 50)]
    hand.paint(box(-136, -280, 120, 200), "#b5d3a8", within=SCREEN)
    hand.paint(
        stroke(line((-160, 190), (-20, 130), (60, 190), (160, 120)), 46), "#9cc7e0", within=SCREEN
    )
    hand.paint(streets, "#ffffff", within=SCREEN)
    route = line((-66, 240), (-58, 90), (40, 96), (56, -50), (52, -130))
    hand.paint(stroke(route, 12), "#2f62c9", within=SCREEN)
    hand.glow(52, -140, 90, "#ff6a4a", 0.5)
    hand.paint(ellipse(52, -140, 24), "#e2502f")
    hand.paint(ellipse(52, -140, 9), "#ffffff")
    hand.paint(box(-116, 196, 232, 62, 16), "#ffffff")
    hand.paint([box(-96, 212, 130, 10, 5), box(-96, 232, 84, 9, 4)], across("#8fa0b8", "#b9c5d6"))
    draw_fingers(hand, OFFICER.skin)
