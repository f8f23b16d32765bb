"""An officer listens to a woman at her kitchen table, over two mugs of tea."""

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.figure import IN_LAP, Person, draw_person, silhouette
from demo.drawings.frame import WIDTH
from demo.drawings.outline import box, curve, ellipse, line, stroke
from demo.drawings.paint import Colour, across, down, mix
from demo.drawings.tree import draw_leafy_tree

TABLE = 800


def kitchen_table() -> Image.Image:
    """Afternoon light through the window; a lamp over the table; the phone lies face down."""
    canvas = Canvas.of(down("#e9d3b0", "#dcbf98", "#c9a27c"))
    _draw_window(canvas)
    _draw_dresser(canvas)
    _draw_lamp(canvas)
    _draw_sitters(canvas)
    _draw_table(canvas)
    canvas.glow(800, 360, 900, "#ffe2a8", 0.4)
    return canvas.finished()


def _draw_window(canvas: Canvas) -> None:
    canvas.paint(box(560, 130, 480, 400), "#f6eddc")
    pane = box(584, 154, 432, 352)
    canvas.paint(pane, down("#a9cdda", "#e3ead0", "#c9d7a0"))
    for x, height, seed in ((690, 170, 3), (890, 190, 8)):
        draw_leafy_tree(canvas, x, 506, height, down("#b5cf86", "#6f9f66"), "#6a5240", seed)
    canvas.paint([box(792, 154, 16, 352), box(584, 316, 432, 14)], "#f6eddc")
    canvas.paint(box(540, 524, 520, 26, 4), "#fff7e6")
    for x in (500, 1040):
        folds = [
            curve(f"{x + n * 20},96! {x + n * 20 + 22},96! {x + n * 18 + 20},560 {x + n * 18},560")
            for n in range(4)
        ]
        canvas.paint(folds, across("#c9705a", "#a8503f"))
    canvas.paint(stroke([(470, 92), (1130, 92)], 12), "#8a5a3c")
    for x, leaf in ((640, "#5f8f5a"), (930, "#7aa35f")):
        canvas.paint(
            [
                ellipse(x + dx, 486 - dy, 24, 13, turn)
                for dx, dy, turn in ((-20, 10, 30), (0, 26, 90), (20, 10, -30))
            ],
            leaf,
        )
        canvas.paint([(x - 22, 490), (x + 22, 490), (x + 16, 526), (x - 16, 526)], "#c97a4a")


def _draw_dresser(canvas: Canvas) -> None:
    """Shelves with plates and jars on the left, a picture on the right."""
    for shelf in (250, 400, 550):
        canvas.paint(box(70, shelf, 340, 16), down("#a8764c", "#7d5436"))
    plates: tuple[Colour, ...] = ("#e9efe9", "#8fb3c4", "#f2e3c4", "#d98a6a")
    for number in range(4):
        canvas.paint(ellipse(120 + number * 80, 210, 38), plates[number])
        canvas.paint(ellipse(120 + number * 80, 210, 25), mix(plates[number], "#5a4a4a", 0.12))
    for number, colour in enumerate(("#b5503c", "#d9a548", "#6f8f5a", "#4a6f86", "#8a5a7a")):
        canvas.paint(
            box(90 + number * 64, 330, 46, 70, 8), down(mix(colour, "#ffffff", 0.25), colour)
        )
        canvas.paint(box(94 + number * 64, 320, 38, 14, 4), "#e9dcc4")
    mugs = [box(100 + number * 76, 496, 48, 54, 8) for number in range(4)]
    canvas.paint(mugs, down("#f6eddc", "#cdb99c"))
    canvas.paint(box(1230, 190, 250, 190, 6), "#8a5a3c")
    canvas.paint(box(1246, 206, 218, 158), down("#9fc2d0", "#f2dcb0"))
    canvas.paint(curve("1246,330! 1310,296 1380,320 1464,286! 1464,364! 1246,364!"), "#7a9a72")


def _draw_lamp(canvas: Canvas) -> None:
    canvas.paint(stroke([(800, 0), (800, 70)], 5), "#3a2a2a")
    canvas.glow(800, 170, 420, "#fff0c0", 0.7)
    shade = curve("760,64! 840,64! 900,140! 700,140!")
    canvas.paint(shade, down("#3f6f72", "#2c5053"))
    canvas.paint(ellipse(800, 141, 100, 13), "#fff6d6")


def _draw_sitters(canvas: Canvas) -> None:
    woman = Person(
        coat="#8a4f6a",
        hair="bun",
        hair_colour="#c9c4be",
        skin="#cf9a76",
        breadth=0.9,
        is_seated=True,
        pose=IN_LAP,
    )
    officer = Person(
        hair="short", hair_colour="#3a2418", skin="#a86f4c", is_seated=True, pose=IN_LAP
    )
    for person, x in ((woman, 550), (officer, 1050)):
        spot = canvas.at(x, 1300, 1.16, is_mirrored=person is officer)
        back = box(-110, -560, 220, 320, 26)
        spot.paint(back, down("#a06a42", "#6f4830"))
        spot.paint([box(-78 + n * 56, -530, 18, 290, 8) for n in range(3)], "#5a3826", opacity=0.5)
        draw_person(spot, person)
        if person is officer:
            spot.paint([box(-90, -650, 36, 14, 4), box(54, -650, 36, 14, 4)], "#cfd6dc")
            spot.paint(box(52, -600, 34, 40, 6), "#10162a")
        spot.paint(silhouette(person), across("#ffffff", "#c4b0bd"), mode="shade")
        spot.rim(silhouette(person), "#fff0cf", 5 if x < 800 else -5, -5, blur=4)


def _draw_table(canvas: Canvas) -> None:
    top = [(150.0, TABLE), (1450.0, TABLE), (1640.0, 960.0), (-40.0, 960.0)]
    canvas.paint(top, down("#d9a86f", "#b57f4c"))
    canvas.paint(top, across("#ffffff00", "#fff3d080", "#ffffff00"), mode="light")
    grain = [
        stroke(line((x, TABLE + 4), (800 + (x - 800) * 1.14, 880), (800 + (x - 800) * 1.3, 958)), 2)
        for x in range(180, 1440, 60)
    ]
    canvas.paint(grain, "#8a5a34", opacity=0.3, within=top)
    canvas.paint(box(-40, 958, WIDTH + 80, 34), down("#9c6a3f", "#7a4f30"))
    canvas.paint(box(-40, 990, WIDTH + 80, 90), down("#5a3a2a", "#3f2a22"))
    for x, colour in ((690, "#4a7a86"), (930, "#c9694a")):
        _draw_mug(canvas.at(x, 900), colour)
    phone = [(790.0, 880.0), (848.0, 880.0), (860.0, 930.0), (790.0, 930.0)]
    canvas.paint([(x + 5, y + 6) for x, y in phone], "#4a2f20", opacity=0.5, blur=5)
    canvas.paint(phone, across("#2b3042", "#12151f"))
    canvas.paint([(1080, 866), (1230, 866), (1262, 930), (1092, 930)], "#fbf6ea")
    lines = [stroke([(1104, 880 + n * 13), (1214 + n * 6, 880 + n * 13)], 3) for n in range(4)]
    canvas.paint(lines, "#8fa0b8")


def _draw_mug(canvas: Canvas, colour: Colour) -> None:
    canvas.paint(ellipse(6, 4, 54, 13), "#4a2f20", opacity=0.5, blur=6)
    canvas.paint(
        stroke(line((36, -64), (66, -56), (62, -22), (36, -14)), 10), mix(colour, "#000000", 0.1)
    )
    canvas.paint(
        box(-40, -80, 80, 84, 12),
        across(mix(colour, "#ffffff", 0.3), colour, mix(colour, "#1a1020", 0.35)),
    )
    canvas.paint(ellipse(0, -80, 40, 11), mix(colour, "#ffffff", 0.4))
    canvas.paint(ellipse(0, -79, 33, 8), "#7a4a28")
    for x in (-12, 12):
        steam = line((x, -92), (x + 10, -120), (x - 6, -146), (x + 6, -178))
        canvas.paint(stroke(steam, 9, 3), "#ffffff", opacity=0.35, blur=4)
