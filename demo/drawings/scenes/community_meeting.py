"""A full village hall: the launch of the Citizens' Contract and its seven points."""

from itertools import pairwise
from math import cos, radians, sin

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.figure import (
    HANDS_CLASPED,
    IN_LAP,
    POINTING,
    Hair,
    Person,
    draw_person,
    silhouette,
)
from demo.drawings.outline import box, curve, ellipse, line, stroke
from demo.drawings.paint import Colour, across, down, mix
from demo.drawings.perspective import View
from demo.drawings.stonework import arched_window

VIEW = View(vanishing=(800, 400), eye=1.75, focal=980)
POINTS = ("#d95d4a", "#e8993f", "#e3c34b", "#5fa36b", "#3f9ba0", "#4a74b8", "#8a5ea8")
BACK = 9.5  # metres to the far wall
ROWS = ((6.6, 7), (5.3, 6), (4.1, 5), (3.0, 4), (2.0, 3))  # metres away, seats
# Hair, its colour and skin of the people who come, and the coats they wear.
NEIGHBOURS: tuple[tuple[Hair, Colour, Colour], ...] = (
    ("short", "#8d8a88", "#d9a582"),
    ("scarf", "#b3473f", "#9c6746"),
    ("long", "#b98546", "#e0ae8c"),
    ("curls", "#2a1a16", "#7a4a34"),
    ("short", "#3a271f", "#c68c66"),
    ("bun", "#d5d0ca", "#e3b796"),
    ("short", "#1c1618", "#a86f4c"),
    ("long", "#7a3b20", "#dca783"),
    ("curls", "#20161a", "#5e3a29"),
    ("bald", "#000000", "#d3a07e"),
    ("scarf", "#e2d5bd", "#a06c4a"),
    ("bun", "#5b3420", "#d8a27d"),
    ("short", "#d5d1cb", "#dcaa88"),
)
COATS = ("#5b6b4a", "#3d4a6b", "#7a4a5c", "#a8632f", "#41617a", "#6d5a86", "#8a3f48", "#5a7f86")


def community_meeting() -> Image.Image:
    """Seen from the back row: heads, warm light, a board with seven coloured points."""
    canvas = Canvas.of("#6b4a3c")
    _draw_hall(canvas)
    _draw_windows(canvas)
    _draw_bunting(canvas)
    _draw_board(canvas)
    _draw_stage(canvas)
    _draw_hosts(canvas)
    canvas.glow(800, 330, 900, "#ffd595", 0.45)
    first = 0
    for distance, seats in ROWS:
        _draw_row(canvas, distance, seats, first)
        first += seats
    return canvas.finished(vignette=0.45)


def _draw_hall(canvas: Canvas) -> None:
    view, depth = VIEW, BACK - 0.9
    canvas.paint(
        view.face((-6, 5, 0.9), (6, 5, 0.9), (6, 5, BACK), (-6, 5, BACK)),
        down("#5c3d35", "#c99e6f"),
    )
    for z in (2.5, 4.2, 5.9, 7.6):
        canvas.paint(view.face((-6, 5, z), (6, 5, z), (6, 5, z + 0.3), (-6, 5, z + 0.3)), "#7a4f3b")
        for side in (-6, 6):
            canvas.paint(view.side(side, 0, z, 5, 0.3), mix("#b98d63", "#6a4436", 0.55))
    canvas.paint(view.floor(-6, 0.9, 12, depth), down("#e3b27c", "#a06b47", "#5e3b2f"))
    for x in range(-12, 13):
        canvas.paint(view.floor(x / 2, 0.9, 0.03, depth), "#6d4530", opacity=0.45)
    canvas.paint(view.front(-6, 0, BACK, 12, 5), down("#e8c794", "#f3d9a8", "#dcb27d"))
    canvas.paint(view.front(-6, 0, BACK, 12, 1.0), down("#b98055", "#8c5b40"))
    left = view.side(-6, 0, 0.9, 5, depth)
    right = view.side(6, 0, 0.9, 5, depth)
    canvas.paint(left, across("#54382f", "#b98a61"))
    canvas.paint(right, across("#c3946a", "#5a3c31"))
    for side, paint in ((-6, across("#3f2a26", "#8a5b41")), (6, across("#8f6045", "#432d28"))):
        canvas.paint(view.side(side, 0, 0.9, 1.0, depth), paint)
        canvas.paint(view.side(side, 1.0, 0.9, 0.06, depth), "#d7a873", opacity=0.7)


def _draw_windows(canvas: Canvas) -> None:
    """Tall windows on both sides, with the evening sun through the left ones."""
    for z in (2.9, 4.6, 6.3, 8.0):
        for side, light in ((-6, down("#ffe9b5", "#ffcf8a")), (6, down("#a9c6d3", "#dcd3b8"))):
            canvas.paint(VIEW.side(side, 1.55, z - 0.1, 2.6, 1.2), "#6b4838")
            canvas.paint(VIEW.side(side, 1.65, z, 2.4, 1.0), light)
            canvas.paint(VIEW.side(side, 2.8, z, 0.07, 1.0), "#6b4838")
            canvas.paint(VIEW.side(side, 1.65, z + 0.47, 2.4, 0.06), "#6b4838")
        beam = VIEW.face((-6, 4.05, z), (-6, 1.65, z + 1), (0.4, 0, z + 0.6), (1.2, 0, z - 0.6))
        canvas.paint(beam, across("#ffe2a655", "#ffe2a600"), mode="light", blur=6)
    for x in (-4.6, 3.4):
        foot = VIEW.at(x, 1.6, BACK)
        canvas.paint(arched_window(*foot, 122, 226), "#8c5b40")
        canvas.paint(arched_window(foot[0] + 9, foot[1] - 8, 104, 208), down("#f7dfae", "#ffd08e"))
        canvas.paint(
            [box(foot[0] + 58, foot[1] - 214, 6, 206), box(foot[0] + 9, foot[1] - 110, 104, 5)],
            "#8c5b40",
        )


def _draw_bunting(canvas: Canvas) -> None:
    for (x1, y1), (x2, y2), sag in (((-20, 120), (800, 66), 130), ((800, 66), (1620, 120), 130)):
        at = [
            (x1 + (x2 - x1) * t / 14, y1 + (y2 - y1) * t / 14 + sag * (1 - (t / 7 - 1) ** 2))
            for t in range(15)
        ]
        canvas.paint(stroke(line(*at), 3), "#5a3a30")
        for number, ((ax, ay), (bx, by)) in enumerate(pairwise(at)):
            flag = [(ax + 8, ay), (bx - 8, by), ((ax + bx) / 2, (ay + by) / 2 + 54)]
            canvas.paint(flag, POINTS[number * 3 % 7])
            canvas.paint(flag, down("#ffffff", "#c9b3a6"), mode="shade")


def _draw_board(canvas: Canvas) -> None:
    """A board with seven points in a ring: the contract at a glance."""
    left, top = VIEW.at(-1.45, 3.6, BACK - 0.4)
    canvas.paint(box(left + 8, top + 12, 300, 216, 8), "#5a3726", opacity=0.4, blur=9)
    canvas.paint(
        [
            stroke([(left + 46, top + 200), (left + 20, top + 330)], 8),
            stroke([(left + 254, top + 200), (left + 280, top + 330)], 8),
        ],
        "#6a4330",
    )
    canvas.paint(box(left, top, 300, 216, 8), "#24385f")
    canvas.paint(box(left + 9, top + 9, 282, 198, 4), down("#fffaf0", "#f3e6cf"))
    cx, cy = left + 150, top + 108
    canvas.paint(stroke(ellipse(cx, cy, 66), 4), "#c9bda8")
    canvas.paint(ellipse(cx, cy, 27), "#24385f")
    for number, colour in enumerate(POINTS):
        angle = radians(-90 + number * 360 / 7)
        canvas.paint(ellipse(cx + 66 * cos(angle), cy + 66 * sin(angle), 17), colour)
    canvas.paint([box(left + 26, top + 30 + n * 30, 34, 7, 3) for n in range(6)], "#cfc2ab")
    canvas.paint([box(left + 240, top + 30 + n * 30, 34, 7, 3) for n in range(6)], "#cfc2ab")


def _draw_stage(canvas: Canvas) -> None:
    canvas.paint(VIEW.floor(-5, 7.6, 10, BACK - 7.6, y=0.45), down("#c98f5c", "#e0ae76"))
    canvas.paint(VIEW.front(-5, 0, 7.6, 10, 0.45), down("#8a5738", "#5f3a2b"))
    canvas.paint(VIEW.front(-5, 0.4, 7.6, 10, 0.05), "#f0c48c")


def _draw_hosts(canvas: Canvas) -> None:
    chief = Person(
        coat="#1d2946",
        hair="long",
        hair_colour="#8d8a8a",
        skin="#d9a582",
        breadth=0.9,
        pose=POINTING,
    )
    resident = Person(
        coat="#2f7668",
        hair="curls",
        hair_colour="#241816",
        trousers="#3a2f45",
        skin="#6b432f",
        breadth=0.95,
        pose=HANDS_CLASPED,
    )
    for person, x, z, height, is_mirrored in (
        (chief, 1.6, 8.2, 1.72, True),
        (resident, -2.2, 8.0, 1.7, False),
    ):
        foot = VIEW.at(x, 0.45, z)
        spot = canvas.at(*foot, height * VIEW.zoom(z) / 800, is_mirrored)
        spot.paint(ellipse(0, 6, 130, 22), "#4a2c22", opacity=0.5, blur=10)
        draw_person(spot, person)
        if person is chief:
            spot.paint([box(-106, -650, 44, 14, 4), box(62, -650, 44, 14, 4)], "#cfd6dc")
            spot.paint(box(-70, -596, 46, 12, 3), "#c8553f")
        spot.rim(silhouette(person), "#fff0c9", -7 if not is_mirrored else 7, -5, blur=3)


def _draw_row(canvas: Canvas, distance: float, seats: int, first: int) -> None:
    """People on chairs, from behind; nearer rows are darker."""
    dim = mix("#ffffff", "#54404f", min(1.0, (7.5 - distance) / 5.2))
    for place in range(seats):
        hair, hair_colour, skin = NEIGHBOURS[(first + place) * 4 % len(NEIGHBOURS)]
        coat = COATS[(first + place) * 3 % len(COATS)]
        breadth = 0.88 if hair in ("long", "bun", "scarf") else 1.03
        person = Person(
            skin,
            hair,
            hair_colour,
            coat,
            breadth=breadth,
            is_from_behind=True,
            is_seated=True,
            pose=IN_LAP,
        )
        # Seated, the top of a head is about 1.3 metres up.
        x = (place - (seats - 1) / 2) * 0.98 + (0.1 if place % 2 else -0.06)
        foot = VIEW.at(x, -0.4 - (0.05 if place % 2 else 0), distance)
        spot = canvas.at(*foot, 1.72 * VIEW.zoom(distance) / 800)
        _draw_chair_legs(spot)
        draw_person(spot, person)
        spot.paint(silhouette(person), dim, mode="shade")
        spot.rim(silhouette(person), "#ffe3ad", -6, -6, blur=5, opacity=0.9)
        _draw_chair_back(spot, dim)


def _draw_chair_legs(canvas: Canvas) -> None:
    canvas.paint(ellipse(0, -190, 170, 26), "#3a2018", opacity=0.45, blur=14)
    canvas.paint([box(x, -420, 15, 232, 5) for x in (-112, 97)], "#33211f")


def _draw_chair_back(canvas: Canvas, dim: Colour) -> None:
    back = curve("-118,-560 -100,-584 0,-590 100,-584 118,-560 122,-336! -122,-336!")
    canvas.paint(back, down(mix("#8a5236", dim, 0.1), mix("#4c2c24", dim, 0.05)))
    canvas.rim(back, "#e8b684", 0, -5, opacity=0.8)
