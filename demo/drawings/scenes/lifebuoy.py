"""A lifebuoy on the harbour wall on a winter evening."""

from math import cos, radians, sin

from PIL import Image

from demo.drawings.boats import draw_trawler
from demo.drawings.canvas import Canvas
from demo.drawings.figure import STANDING, Person, draw_person, silhouette
from demo.drawings.frame import HEIGHT, WIDTH
from demo.drawings.outline import Outline, box, curve, ellipse, line, stroke
from demo.drawings.paint import across, down, mix
from demo.drawings.sky import draw_gull, draw_haze, draw_streaks
from demo.drawings.skyline import city_blocks, draw_church, draw_lighthouse, draw_lit_windows, hills
from demo.drawings.water import draw_glitter, draw_reflection, draw_ripples

SHORE = 600
BUOY = (470, 470)


def lifebuoy() -> Image.Image:
    """The orange ring large in front, the lit harbour cold and blue behind."""
    canvas = Canvas.of(down("#16305a", "#2f5f8c", "#7fa3b4", "#f0c9a4", "#f6d3a4"))
    draw_streaks(canvas, 80, 560, "#f3cdb4", 20, 33, 0.45)
    canvas.paint(hills(SHORE, 120, 16), down("#6f8fa6", "#a9b0b0"))
    canvas.paint(city_blocks(SHORE, 130, 52), down("#4c6a8a", "#7d8f9c"))
    draw_church(canvas, 1010, SHORE, 190, "#4c6a8a")
    draw_haze(canvas, 500, 640, "#f3d0ac", 0.5)
    draw_lit_windows(canvas, SHORE, 90, "#ffe0a0", 110, 21)
    canvas.paint([(1150, SHORE), (1180, SHORE - 18), (1660, SHORE - 22), (1660, SHORE)], "#34506f")
    draw_lighthouse(canvas, 1210, SHORE - 14, 210, across("#e6ddd0", "#7d8fa6"), "#fff0bf")
    draw_reflection(canvas, SHORE, down("#8fa6ae", "#2f5878", "#12304f"), 0.6)
    draw_ripples(canvas, SHORE, "#0f2a47", 140, 2, 0.35)
    draw_ripples(canvas, SHORE, "#cfe0e4", 110, 4, 0.3)
    draw_glitter(canvas, 1215, SHORE, 70, "#ffe9b8", 60, 8)
    draw_trawler(canvas.at(860, 664, 0.66), "#7a3f3a")
    for x, y, span in ((840, 240, 54), (900, 280, 38), (1420, 200, 48)):
        draw_gull(canvas, x, y, span, "#e9eef0")
    _draw_quay(canvas)
    _draw_couple(canvas)
    _draw_post(canvas)
    _draw_ring(canvas)
    return canvas.finished(vignette=0.35)


def _draw_quay(canvas: Canvas) -> None:
    """The near quay of granite blocks, with a bollard and a ladder."""
    top = [(-20, 890), (WIDTH + 20, 846), (WIDTH + 20, HEIGHT + 20), (-20, HEIGHT + 20)]
    canvas.paint(top, down("#b9a99a", "#8d8488", "#5a5a6a"))
    joints = [
        stroke([(x, 888 - x * 0.027), (x * 1.5 - 400, HEIGHT + 20)], 3, 6)
        for x in range(-100, 1800, 190)
    ]
    joints += [
        stroke([(-20, 952), (WIDTH + 20, 902)], 4),
        stroke([(-20, 1040), (WIDTH + 20, 976)], 5),
    ]
    canvas.paint(joints, "#4a4a5a", opacity=0.5, within=top)
    canvas.paint(stroke([(-20, 890), (WIDTH + 20, 846)], 12), "#e2cdb2")
    bollard = curve(
        "1330,960! 1336,860 1316,838 1330,812 1380,806 1430,812 1444,838 1424,860 "
        "1430,960! 1380,972"
    )
    canvas.paint(ellipse(1400, 966, 110, 18), "#2a2a3a", opacity=0.5, blur=8)
    canvas.paint(bollard, across("#5a6274", "#2b3142", "#171b28"))
    canvas.rim(bollard, "#f3d3a8", 4, -4, opacity=0.6, blur=2)
    turns: list[Outline] = [
        stroke(line((1334, y), (1380, y + 12), (1428, y)), 13) for y in (872, 888, 904)
    ]
    canvas.paint(
        [*turns, stroke(line((1426, 904), (1520, 960), (1640, 930)), 13)],
        down("#e6cf9f", "#a88a5c"),
    )


def _draw_couple(canvas: Canvas) -> None:
    walker = Person(
        coat="#a8493f",
        hair="long",
        hair_colour="#6a3f22",
        trousers="#33384f",
        breadth=0.88,
        skin="#d8a27d",
        is_from_behind=True,
        pose=STANDING,
    )
    friend = Person(
        coat="#34506f", hair="short", trousers="#262a3d", skin="#7a4a34", is_from_behind=True
    )
    for person, x, height in ((walker, 1010, 250), (friend, 1090, 268)):
        spot = canvas.at(x, 896, height / 800)
        spot.paint(ellipse(0, 4, 130, 22), "#2a2a3a", opacity=0.5, blur=12)
        draw_person(spot, person)
        spot.paint(silhouette(person), across("#9aa6c8", "#d9d3e0"), mode="shade")
        spot.rim(silhouette(person), "#ffdcae", 8, -5, blur=4)


def _draw_post(canvas: Canvas) -> None:
    x, y = BUOY
    canvas.paint(ellipse(x + 20, 968, 170, 24), "#22222f", opacity=0.55, blur=10)
    canvas.paint(box(x - 28, 120, 56, 850), across("#e0543f", "#b5362c", "#7a2226"))
    canvas.paint(box(x - 64, 930, 128, 40, 8), across("#7d8592", "#4a5160"))
    board = box(x - 210, y - 330, 420, 620, 34)
    canvas.paint([(px + 14, py + 16) for px, py in board], "#10182c", opacity=0.4, blur=14)
    canvas.paint(board, down("#f3eee2", "#d9d6d0"))
    canvas.paint(box(x - 194, y - 314, 388, 588, 24), down("#c9402f", "#a62f2a"))
    canvas.paint(box(x - 150, y + 214, 300, 34, 8), "#f3eee2")
    canvas.paint(box(x - 128, y + 226, 190, 10, 5), "#c9402f")
    canvas.paint(stroke([(x, y - 240), (x, y - 190)], 16), "#5a2320")


def _draw_ring(canvas: Canvas) -> None:
    """The ring, its white bands and its grab line."""
    x, y = BUOY
    outer, inner = ellipse(x, y, 184), ellipse(x, y, 92)
    canvas.paint(
        [(px + 12, py + 18) for px, py in outer], "#3a0f12", opacity=0.5, blur=14, without=inner
    )
    canvas.paint(outer, down("#ff9a4a", "#f0702c", "#b8431f"), without=inner)
    for turn in (45, 135, 225, 315):
        band = [
            (x + radius * cos(radians(turn + side)), y + radius * sin(radians(turn + side)))
            for radius, side in ((80, -17), (196, -13), (196, 13), (80, 17))
        ]
        canvas.paint(band, down("#fffdf6", "#d9d6d6"), within=outer, without=inner)
    middle = ellipse(x, y, 138)
    canvas.paint(
        stroke([*middle, middle[0]], 26),
        "#fff3d8",
        opacity=0.28,
        blur=12,
        within=outer,
        without=inner,
    )
    low = ellipse(x + 10, y + 26, 172)
    canvas.paint(outer, "#5a1520", opacity=0.45, blur=10, within=outer, without=[low, inner])
    canvas.rim(outer, "#ffe1b8", -5, -6, opacity=0.7, blur=3)
    for turn in range(45, 405, 90):
        a, b = radians(turn), radians(turn + 90)
        sag = radians(turn + 45)
        rope = line(
            (x + 190 * cos(a), y + 190 * sin(a)),
            (x + 222 * cos(sag), y + 222 * sin(sag)),
            (x + 190 * cos(b), y + 190 * sin(b)),
        )
        canvas.paint(stroke(rope, 11), mix("#f3e3c0", "#8a6a4a", 0.1))
        canvas.paint(stroke(rope, 3), "#a88a60", opacity=0.7)
