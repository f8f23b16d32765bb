"""The control room at night: call handlers under a wall of maps."""

from random import Random

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.figure import IN_LAP, Person, draw_person, silhouette
from demo.drawings.frame import WIDTH
from demo.drawings.outline import Outline, arc, box, curve, ellipse, line, rotated, smooth, stroke
from demo.drawings.paint import Colour, across, down, mix

WALL = box(180, 120, 1240, 430, 10)
CYAN, AMBER, CORAL = "#58d0e0", "#ffc057", "#ff7563"


def control_room() -> Image.Image:
    """Backs of three call handlers, lit by their screens."""
    canvas = Canvas.of(down("#0b1428", "#12213f", "#182b4d", "#0f1a33"))
    _draw_room(canvas)
    _draw_map(canvas)
    _draw_side_panels(canvas)
    canvas.glow(800, 380, 900, "#2f86b8", 0.35)
    _draw_supervisor(canvas)
    for x in (330, 800, 1270):
        _draw_desk(canvas.at(x, 800), x)
    canvas.glow(800, 1000, 800, "#ff9d5c", 0.08)
    return canvas.finished(vignette=0.5)


def _draw_room(canvas: Canvas) -> None:
    canvas.paint([(0, 0), (WIDTH, 0), (1480, 84), (120, 84)], down("#0a1120", "#16233f"))
    for x in (300, 560, 820, 1080, 1300):
        lamp = [
            (x - 60 + (x - 800) * 0.25, 18),
            (x + 60 + (x - 800) * 0.25, 18),
            (x + 42, 62),
            (x - 42, 62),
        ]
        canvas.paint(lamp, "#cfe6f5", opacity=0.55)
        canvas.glow(x, 50, 260, "#6fb5e0", 0.25)
    canvas.paint(box(0, 640, WIDTH, 430), down("#1a2c4c", "#0a1226"))
    canvas.paint(box(0, 634, WIDTH, 8), "#2a4166")


def _draw_map(canvas: Canvas) -> None:
    """The great map: the coast, the river, streets, and where everybody is."""
    canvas.paint(box(166, 106, 1268, 458, 16), "#060b18")
    canvas.paint(WALL, down("#10324f", "#0d2540"))
    dice = Random(44)
    sea = curve("1180,100 1120,220 1190,310 1130,420 1210,570! 1460,570! 1460,100!")
    streets: list[Outline] = []
    for _ in range(46):
        x, y, turn = (
            dice.uniform(200, 1180),
            dice.uniform(120, 540),
            dice.choice((12, 12, 102, 102, 48)),
        )
        road = stroke([(x - dice.uniform(60, 260), y), (x + dice.uniform(60, 260), y)], 2)
        streets.append(rotated(road, x, y, turn + dice.uniform(-5, 5)))
    canvas.paint(streets, "#3b86a6", opacity=0.7, within=WALL)
    for ring in (
        line((180, 250), (460, 210), (760, 330), (1000, 240), (1180, 200)),
        line((420, 560), (520, 400), (640, 300), (700, 110)),
        line((820, 560), (840, 430), (1000, 330), (1060, 110)),
    ):
        canvas.paint(stroke(ring, 6), "#67b7cf", within=WALL)
    canvas.paint(
        stroke(line((170, 470), (430, 430), (700, 470), (930, 400), (1180, 430)), 26, 46),
        "#17557a",
        within=WALL,
    )
    canvas.paint(sea, "#12496e", within=WALL)
    canvas.paint(
        stroke(line((1180, 100), (1120, 220), (1190, 310), (1130, 420), (1210, 570)), 3),
        "#6fc3dc",
        within=WALL,
    )
    for x, y, radius, colour in (
        (520, 300, 78, CYAN),
        (930, 262, 60, CORAL),
        (700, 420, 46, AMBER),
        (1085, 380, 40, CYAN),
    ):
        canvas.paint(ellipse(x, y, radius), colour, opacity=0.16)
        canvas.paint(ellipse(x, y, radius * 0.55), colour, opacity=0.22)
        canvas.glow(x, y, radius * 1.6, colour, 0.6)
        canvas.paint(_pin(x, y), mix(colour, "#ffffff", 0.3))
    units = [ellipse(dice.uniform(220, 1120), dice.uniform(150, 520), 6) for _ in range(22)]
    canvas.paint(units, "#e8fbff")
    canvas.paint(
        [(180, 120), (760, 120), (420, 550), (180, 550)],
        across("#ffffff14", "#ffffff02"),
        within=WALL,
    )


def _pin(x: float, y: float) -> Outline:
    return smooth(
        [
            (x, y),
            (x, y),
            (x - 15, y - 28),
            (x - 11, y - 44),
            (x, y - 49),
            (x + 11, y - 44),
            (x + 15, y - 28),
        ]
    )


def _draw_side_panels(canvas: Canvas) -> None:
    """Smaller screens left and right of the map."""
    dice = Random(8)
    for left, top, right, bottom in (
        (20, 150, 146, 330),
        (20, 350, 146, 530),
        (1454, 150, 1580, 330),
        (1454, 350, 1580, 530),
    ):
        canvas.paint(box(left - 6, top - 6, right - left + 12, bottom - top + 12, 8), "#060b18")
        canvas.paint(box(left, top, right - left, bottom - top, 5), down("#14395a", "#0e2742"))
        bars = [
            box(left + 14 + i * 17, bottom - 20 - (h := dice.uniform(20, 120)), 11, h)
            for i in range(6)
        ]
        canvas.paint(bars, dice.choice((CYAN, AMBER)), opacity=0.75)


def _draw_supervisor(canvas: Canvas) -> None:
    """The inspector, who stands and reads the map."""
    inspector = Person(
        coat="#22345c",
        hat="",
        hair="short",
        hair_colour="#a9a5a0",
        is_from_behind=True,
        skin="#c48d68",
    )
    spot = canvas.at(1034, 880, 0.58)
    draw_person(spot, inspector)
    spot.paint(silhouette(inspector), down("#7fa6cf", "#41598a"), mode="shade")
    spot.rim(silhouette(inspector), "#8fe3f2", -8, -4, blur=4)


def _draw_desk(canvas: Canvas, seed: int) -> None:
    """A desk with three screens and the person who works there, seen from behind."""
    dice = Random(seed)
    for x, accent in (
        (-146, CYAN),
        (0, AMBER if seed == 800 else CYAN),
        (146, CORAL if seed == 330 else CYAN),
    ):
        canvas.paint(box(x - 70, -122, 140, 118, 8), "#050914")
        canvas.paint(box(x - 64, -116, 128, 106, 5), down("#1f5c86", "#153f63"))
        rows = [box(x - 52, -104 + n * 16, dice.uniform(30, 104), 6, 3) for n in range(6)]
        canvas.paint(rows, mix(accent, "#ffffff", 0.35), opacity=0.85)
        canvas.glow(x, -60, 190, accent, 0.35)
    canvas.paint(box(-250, 4, 500, 26, 6), down("#3a5378", "#16233f"))
    canvas.paint(box(-238, 28, 476, 300), down("#121f3a", "#0a1326"))
    _draw_handler(canvas, seed)


def _draw_handler(canvas: Canvas, seed: int) -> None:
    people: dict[int, tuple[Person, Colour]] = {
        330: (
            Person(
                coat="#2d4a7c",
                hair="bun",
                hair_colour="#5a2f1c",
                breadth=0.88,
                skin="#d6a07c",
                is_from_behind=True,
                is_seated=True,
                pose=IN_LAP,
            ),
            CYAN,
        ),
        800: (
            Person(
                coat="#25406e",
                hair="curls",
                hair_colour="#1d1416",
                skin="#6b432f",
                is_from_behind=True,
                is_seated=True,
                pose=IN_LAP,
            ),
            AMBER,
        ),
        1270: (
            Person(
                coat="#2d4a7c",
                hair="scarf",
                hair_colour="#4a5f9a",
                breadth=0.9,
                skin="#a9714d",
                is_from_behind=True,
                is_seated=True,
                pose=IN_LAP,
            ),
            CYAN,
        ),
    }
    person, light = people[seed]
    spot = canvas.at(0, 640, 0.86)
    body = silhouette(person)
    draw_person(spot, person)
    spot.paint(body, down("#9ab4dd", "#5b72a8", "#2b3a66"), mode="shade")
    spot.rim(body, mix(light, "#ffffff", 0.3), 5, -7, blur=4, opacity=0.9)
    spot.rim(body, mix(light, "#ffffff", 0.3), -5, -7, blur=4, opacity=0.9)
    band = arc(0, -752, 60, 76, 186, 354)
    spot.paint(stroke(band, 10), "#d8e6f2")
    spot.paint([ellipse(-56, -744, 13, 20), ellipse(56, -744, 13, 20)], "#8fa5c4")
    chair = curve("-120,-560 -96,-592 0,-600 96,-592 120,-560 130,-200! -130,-200!")
    spot.paint(chair, down("#152342", "#070d1c"))
    spot.rim(chair, "#4f86b4", 0, -6, opacity=0.8)
