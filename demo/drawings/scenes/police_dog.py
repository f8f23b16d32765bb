"""A police dog and her handler on the moor at first light."""

from random import Random

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.dog import dog_outlines, draw_dog
from demo.drawings.figure import HANDS_ON_BELT, Person, draw_person, silhouette
from demo.drawings.frame import HEIGHT, WIDTH
from demo.drawings.outline import curve, ellipse, line, sheared, smooth, stroke
from demo.drawings.paint import across, down
from demo.drawings.sky import draw_gull, draw_haze, draw_streaks, draw_sun
from demo.drawings.skyline import hills
from demo.drawings.tree import bare_tree
from demo.drawings.uniform import hat_outlines

SUN = (330, 400)


def police_dog() -> Image.Image:
    """The dog large on the right, the handler behind on the path, mist in the valley."""
    canvas = Canvas.of(down("#6f8fb5", "#c3b9c4", "#f2cfae", "#ffdfae", "#ffdfae"))
    draw_streaks(canvas, 60, 420, "#ffe9cf", 22, 21, 0.6)
    draw_sun(canvas, *SUN, 40, "#ffd08a")
    for base, height, seed, paint in (
        (640, 210, 5, down("#a9a5bd", "#e3c4b4")),
        (700, 170, 12, down("#8b8fa9", "#d6b8a8")),
        (790, 160, 7, down("#6f7f8f", "#bfae98")),
    ):
        canvas.paint(hills(base, height, seed, foot=860), paint)
        draw_haze(canvas, base - 90, base + 60, "#ffe3c2", 0.75)
    for x, base, height, seed in ((1380, 760, 260, 4), (1500, 790, 330, 9), (90, 770, 240, 6)):
        canvas.paint(bare_tree(x, base, height, seed), "#5f6470")
    _draw_moor(canvas)
    _draw_handler(canvas)
    _draw_dog(canvas)
    for x, y, span in ((700, 230, 46), (760, 262, 34)):
        draw_gull(canvas, x, y, span, "#4f5a78")
    canvas.glow(*SUN, 1000, "#ffc98a", 0.3)
    return canvas.finished()


def _draw_moor(canvas: Canvas) -> None:
    dice = Random(14)
    moor = [
        *smooth([(-60, 800), (400, 770), (900, 790), (1700, 760)], closed=False),
        (1700, HEIGHT),
        (-60, HEIGHT),
    ]
    canvas.paint(moor, down("#b7a86a", "#7f8a55", "#4f6146", "#344636"))
    path = curve("470,790 540,790 620,880 760,1090! 300,1090! 430,880")
    canvas.paint(path, down("#e9cf9f", "#b89d76"))
    for _ in range(420):
        near = dice.random() ** 0.7
        x, y = dice.uniform(-20, WIDTH + 20), 800 + near * 290
        if 440 - near * 140 < x < 560 + near * 200:
            continue
        tuft = [
            stroke([(x + d, y), (x + d * 2.2, y - (12 + 36 * near))], 2 + 2 * near, 0.8)
            for d in (-5, 0, 5)
        ]
        canvas.paint(tuft, dice.choice(("#d8b878", "#8f9a5c", "#5f7350", "#a86f7a")), opacity=0.85)


def _draw_handler(canvas: Canvas) -> None:
    handler = Person(
        has_vest=True, hat="cap", skin="#d8a27d", hair_colour="#6a3f22", pose=HANDS_ON_BELT
    )
    spot = canvas.at(560, 930, 0.7)
    body = [*silhouette(handler), *hat_outlines(handler.hat)]
    spot.paint([sheared(part, 0, 0.55, 0.2) for part in body], "#2f3a33", opacity=0.45, blur=9)
    draw_person(spot, handler)
    spot.paint(body, across("#ffffff", "#a9a3c4"), mode="shade")
    spot.rim(body, "#ffe9bd", -7, -4, blur=4)


def _draw_dog(canvas: Canvas) -> None:
    lead = line((600, 620), (700, 800), (880, 800), (1050, 640))
    canvas.paint(stroke(lead, 7), "#3a2620")
    spot = canvas.at(1050, 1000, 0.95)
    shadow = [sheared(part, 0, 0.7, 0.16) for part in dog_outlines()]
    spot.paint(shadow, "#222e28", opacity=0.5, blur=10)
    spot.paint(ellipse(-40, 4, 250, 18), "#1a241f", opacity=0.5, blur=10)
    draw_dog(spot)
    spot.paint(dog_outlines(), across("#ffffff", "#d9c9d6", "#b9aecb"), mode="shade")
    spot.rim(dog_outlines(), "#ffe6b8", -6, -4, blur=3, opacity=0.95)
