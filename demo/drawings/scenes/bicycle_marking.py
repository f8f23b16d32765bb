"""A bicycle-marking stall in the park: an officer kneels by a bicycle with the marking kit."""

from PIL import Image

from demo.drawings.bicycle import draw_bicycle
from demo.drawings.bokeh import draw_bokeh
from demo.drawings.canvas import Canvas
from demo.drawings.figure import (
    HANDS_CLASPED,
    HANDS_ON_BELT,
    TALKING,
    Person,
    draw_person,
    silhouette,
)
from demo.drawings.outline import Outline, box, curve, ellipse, rotated, sheared, smooth, stroke
from demo.drawings.paint import across, down, mix
from demo.drawings.sky import draw_cloud
from demo.drawings.skyline import city_blocks
from demo.drawings.tree import draw_leafy_tree
from demo.drawings.uniform import hat_outlines

GROUND = 880


def bicycle_marking() -> Image.Image:
    """Summer morning, a blue gazebo, three bicycles and the people who brought them."""
    canvas = Canvas.of(down("#79b6d6", "#bfe0e3", "#f6efcf", "#f6efcf"))
    for x, y, width, seed in ((300, 190, 420, 4), (1250, 140, 520, 9), (820, 270, 300, 2)):
        draw_cloud(canvas, x, y, width, "#ffffff", "#dcebee", seed)
    canvas.paint(city_blocks(640, 210, 71, 56), down("#9fc0c9", "#bcd2c8"))
    _draw_park(canvas)
    draw_bokeh(canvas, ("#fff6c9", "#ffffff"), 26, 5, top=380, bottom=620, largest=40, opacity=0.35)
    _draw_gazebo(canvas)
    _draw_visitors(canvas)
    draw_bicycle(canvas.at(300, GROUND - 16, 0.86), "#c9483f")
    draw_bicycle(canvas.at(1370, GROUND - 6, 0.9, is_mirrored=True), "#e2a63b")
    draw_bicycle(canvas.at(800, GROUND + 60, 1.18), "#2f7f83")
    _draw_tag(canvas)
    canvas.glow(260, 60, 1100, "#fff3c4", 0.35)
    return canvas.finished()


def _draw_park(canvas: Canvas) -> None:
    for x, base, height, seed in (
        (80, 700, 460, 2),
        (270, 676, 330, 5),
        (1330, 676, 340, 8),
        (1530, 704, 480, 3),
        (980, 660, 240, 7),
        (560, 660, 250, 6),
    ):
        draw_leafy_tree(
            canvas, x, base, height, down("#a9cf7d", "#5f9f68", "#3f7a5c"), "#6a5240", seed
        )
    lawn = curve("-80,660 400,640 1100,644 1700,662 1700,1100! -80,1100!")
    canvas.paint(lawn, down("#b9d884", "#7fb56b", "#5c9a5f"))
    path = curve("-80,800 500,776 1100,776 1700,806 1700,1100! -80,1100!")
    canvas.paint(path, down("#efe0bd", "#d9c196", "#b99c76"))
    tufts = [
        stroke(
            [
                (x, 792 + abs(x - 800) ** 2 * 0.00002),
                (x + x % 11 - 5, 772 + abs(x - 800) ** 2 * 0.00002 - x % 9),
            ],
            4,
            1,
        )
        for x in range(-10, 1620, 17)
    ]
    canvas.paint(tufts, "#6aa362")


def _draw_gazebo(canvas: Canvas) -> None:
    """The stall: a blue and white roof on poles, and a table with the kit."""
    canvas.paint(ellipse(800, 806, 420, 26), "#4a6a4a", opacity=0.4, blur=14)
    canvas.paint([box(452, 330, 12, 480), box(1136, 330, 12, 480)], across("#f4f4f0", "#a9b4bd"))
    canvas.paint([box(560, 350, 8, 420), box(1032, 350, 8, 420)], "#b9c3ca")
    peak, left, right, eaves = (800, 120), 410, 1190, 320
    for share in range(8):
        x1, x2 = left + (right - left) * share / 8, left + (right - left) * (share + 1) / 8
        panel = smooth(
            [
                peak,
                peak,
                ((peak[0] + x1) / 2, 236),
                (x1, eaves),
                (x1, eaves),
                (x2, eaves),
                (x2, eaves),
                ((peak[0] + x2) / 2, 236),
            ]
        )
        shade = 0.07 * share
        blue = down(mix("#3a6db5", "#1a2a50", shade), mix("#1f4a8f", "#1a2a50", shade))
        white = down(mix("#ffffff", "#6a7aa8", shade), mix("#e4ecf0", "#6a7aa8", shade))
        canvas.paint(panel, blue if share % 2 else white)
        valance: Outline = [
            (x1, eaves - 2),
            (x2, eaves - 2),
            (x2, eaves + 34),
            *[((x1 + x2) / 2 + dx, eaves + 48) for dx in (12, -12)],
            (x1, eaves + 34),
        ]
        canvas.paint(valance, "#1d4486" if share % 2 else "#eef2f4")
    canvas.paint(box(600, 628, 400, 150), down("#27488a", "#1c3468"))
    canvas.paint(box(588, 610, 424, 22, 4), "#f2ead9")
    for row in range(2):
        for column in range(16):
            if (row + column) % 2:
                canvas.paint(box(600 + column * 25, 660 + row * 22, 25, 22), "#f2f4f2")
    canvas.paint([box(640, 578, 74, 32, 5), box(730, 590, 46, 20, 4)], "#e2a63b")
    canvas.paint([box(900, 566, 60, 44, 4), box(830, 596, 54, 14, 3)], "#c9483f")
    canvas.paint(box(652, 566, 50, 14, 4), "#2b2a33")


def _draw_visitors(canvas: Canvas) -> None:
    constable = Person(
        has_vest=True,
        hat="bowler",
        hair="bun",
        hair_colour="#5b3018",
        skin="#d8a27d",
        breadth=0.9,
        pose=HANDS_ON_BELT,
    )
    volunteer = Person(has_vest=True, hat="cap", skin="#7a4a34", pose=HANDS_CLASPED)
    rider = Person(
        coat="#d06a45",
        hair="curls",
        hair_colour="#2a1a16",
        skin="#8a583f",
        trousers="#3b4a6b",
        breadth=0.92,
        pose=TALKING,
    )
    child = Person(
        coat="#3d8a8f",
        hair="long",
        hair_colour="#7a4a24",
        skin="#dba988",
        trousers="#5a4a6b",
        breadth=0.9,
    )
    father = Person(
        coat="#6a5a86", hair="short", hair_colour="#3a2a20", skin="#dba988", trousers="#33405f"
    )
    for person, x, foot, height, is_mirrored in (
        (volunteer, 1078, 812, 420, False),
        (constable, 545, 826, 408, True),
        (rider, 200, 846, 404, False),
        (father, 1290, 838, 430, True),
        (child, 1184, 848, 276, False),
    ):
        spot = canvas.at(x, foot, height / 800, is_mirrored)
        body = [*silhouette(person), *hat_outlines(person.hat)]
        spot.paint(
            [sheared(part, 0, -0.5 if is_mirrored else 0.5, 0.14) for part in body],
            "#5a4a3a",
            opacity=0.4,
            blur=8,
        )
        draw_person(spot, person)
        light = across("#b9b7d0", "#ffffff") if is_mirrored else across("#ffffff", "#b9b7d0")
        spot.paint(body, light, mode="shade")
        spot.rim(body, "#fff8da", 5 if is_mirrored else -5, -5, blur=3, opacity=0.9)


def _draw_tag(canvas: Canvas) -> None:
    """The mark itself, glowing on the frame under an ultraviolet lamp."""
    x, y = 828, 618
    canvas.glow(x, y, 120, "#b68cff", 0.9)
    canvas.glow(x, y, 50, "#e6d6ff", 0.9)
    canvas.paint(rotated(box(x - 30, y - 8, 60, 17, 5), x, y, -7), "#f3ecff")
    letters = [rotated(box(x - 24 + n * 11, y - 4, 6, 9, 2), x, y, -7) for n in range(5)]
    canvas.paint(letters, "#6a3fd0")
