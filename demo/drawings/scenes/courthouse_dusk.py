"""The Crown Court at dusk, after rain."""

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.figure import HANDS_CLASPED, TALKING, WALKING, Person, draw_person, silhouette
from demo.drawings.outline import box, ellipse, stroke
from demo.drawings.paint import across, down, faded
from demo.drawings.sky import draw_streaks
from demo.drawings.skyline import city_blocks
from demo.drawings.stonework import (
    GLOW,
    arched_window,
    draw_column,
    draw_pediment,
    draw_steps,
    draw_street_lamp,
    draw_window_row,
)
from demo.drawings.tree import bare_tree
from demo.drawings.water import draw_reflection, draw_ripples

PAVEMENT = 880
COLUMNS = (470, 602, 734, 866, 998, 1130)


def courthouse_dusk() -> Image.Image:
    """Lamps lit, wet stone, people on the steps."""
    canvas = Canvas.of(down("#151f4a", "#33417c", "#7d5f94", "#d98a86", "#f3b489", "#f3b489"))
    draw_streaks(canvas, 120, 640, "#f2a58c", 22, 12, 0.5)
    draw_streaks(canvas, 20, 330, "#4b5590", 12, 5, 0.6)
    canvas.paint(city_blocks(PAVEMENT, 330, 33, 70), down("#4f4a80", "#75597f"))
    _draw_wings(canvas)
    _draw_portico(canvas)
    for x, seed, height in ((60, 4, 620), (1545, 9, 560)):
        canvas.paint(bare_tree(x, PAVEMENT, height, seed), "#1b1c3c")
    for x in (255, 1345):
        draw_street_lamp(canvas, x, PAVEMENT, 330)
    draw_reflection(canvas, PAVEMENT, down("#5a4a6a", "#2a2a52"), 0.7, sway=3)
    draw_ripples(canvas, PAVEMENT, "#f6c79a", 34, 3, 0.16)
    draw_ripples(canvas, PAVEMENT, "#171a3a", 30, 8, 0.25)
    _draw_people(canvas)
    return canvas.finished()


def _draw_wings(canvas: Canvas) -> None:
    wings = [box(120, 470, 330, 420), box(1150, 470, 330, 420)]
    canvas.paint(wings[0], across("#4c4570", "#a08a94"))
    canvas.paint(wings[1], across("#a08a94", "#4c4570"))
    canvas.paint([box(104, 452, 350, 26), box(1146, 452, 350, 26)], "#b49f9f")
    canvas.paint([box(104, 474, 350, 10), box(1146, 474, 350, 10)], "#4a4068")
    canvas.paint([box(120, 760, 330, 6), box(1150, 760, 330, 6)], "#4a4068", opacity=0.6)
    for left in (158, 1188):
        draw_window_row(canvas, [left, left + 92, left + 184], 720, 58, 190, "#ffc978")


def _draw_portico(canvas: Canvas) -> None:
    canvas.paint(box(430, 420, 740, 380), down("#5d4a62", "#8a6464"))
    canvas.paint(box(430, 420, 740, 380), down("#2a204800", "#ffb66355"))
    for x in (506, 638, 902, 1034):
        window = arched_window(x, 700, 60, 200)
        canvas.paint(window, down("#ffd894", "#f2a55c"))
        canvas.paint([box(x + 28, 500, 4, 200), box(x, 612, 60, 4)], "#5d4a62", within=window)
    door = arched_window(752, 798, 96, 290)
    canvas.paint(arched_window(740, 798, 120, 306), "#b79886")
    canvas.paint(door, down("#ffe6ad", "#ffc16c"))
    canvas.paint([box(798, 600, 4, 200), box(752, 604, 96, 6)], "#6a4a48", within=door)
    canvas.glow(800, 690, 330, GLOW, 0.7)
    draw_steps(canvas, 440, 1160, 792, 5, 18)
    for x in COLUMNS:
        draw_column(canvas, x, 424, 800, 56)
    draw_pediment(canvas, 425, 1175, 426, 150)
    _draw_scales(canvas, 800, 220)


def _draw_scales(canvas: Canvas, x: float, base: float) -> None:
    """The scales on top of the pediment, and the same in its field."""
    for cx, foot, size, paint in ((x, base, 1.0, "#2a2850"), (x, 358, 0.62, "#d8c2ae")):
        place = canvas.at(cx, foot, size)
        place.paint(
            [
                box(-20, -10, 40, 16, 3),
                stroke([(0, 0), (0, -104)], 9, 5),
                stroke([(-52, -88), (52, -88)], 5),
                ellipse(0, -108, 7),
                *(
                    stroke([(s * 50, -88), (s * 50 + d, -48)], 2)
                    for s in (-1, 1)
                    for d in (-16, 16)
                ),
                *(
                    [(s * 50 - 20, -48), (s * 50 + 20, -48), (s * 50 + 10, -36), (s * 50 - 10, -36)]
                    for s in (-1, 1)
                ),
            ],
            paint,
        )


def _draw_people(canvas: Canvas) -> None:
    gown = Person(
        coat="#20203c",
        trousers="#1a1a33",
        has_skirt=True,
        hair_colour="#d9d2c8",
        skin="#8a5a44",
        pose=HANDS_CLASPED,
    )
    client = Person(coat="#7a3f4a", hair="long", trousers="#2a2748", breadth=0.86, pose=TALKING)
    walker = Person(coat="#34406e", trousers="#1d1f3d", is_from_behind=True, pose=WALKING)
    late = Person(coat="#5a4a68", trousers="#22203e", hair="bun", is_from_behind=True, breadth=0.86)
    for person, x, foot, height in (
        (late, 838, 812, 116),
        (gown, 628, 874, 138),
        (client, 690, 876, 130),
        (walker, 1010, 942, 190),
    ):
        spot = canvas.at(x, foot, height / 800)
        spot.paint(ellipse(0, 0, 110, 22), "#17183a", opacity=0.5, blur=12)
        if foot > PAVEMENT:
            shadow = [[(px, -py * 0.7) for px, py in part] for part in silhouette(person)]
            spot.paint(shadow, faded("#1b1c40", 0.55), blur=10)
        draw_person(spot, person)
        spot.paint(silhouette(person), across("#b7a5c8", "#e8d0d0"), mode="shade")
        spot.rim(silhouette(person), "#ffd08a", 13 if x < 800 else -13, -6, opacity=0.9)
