"""An officer and a baker talk outside the lit shops of a parade in the early morning."""

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.figure import HANDS_ON_BELT, TALKING, WALKING, Person, draw_person, silhouette
from demo.drawings.frame import WIDTH
from demo.drawings.outline import box, ellipse, sheared, stroke
from demo.drawings.paint import Colour, across, down, mix
from demo.drawings.sky import draw_streaks
from demo.drawings.uniform import hat_outlines

PAVEMENT = 850
SHOPS: tuple[tuple[Colour, Colour], ...] = (
    ("#2f5f5a", "#f2ead9"),
    ("#b5503c", "#f6e9cf"),
    ("#34507f", "#f2ead9"),
)


def shop_parade() -> Image.Image:
    """Three shops under brick flats; the bakery in the middle is open."""
    canvas = Canvas.of(down("#5f7fa8", "#c9b9bd", "#f2c9a0"))
    draw_streaks(canvas, 0, 200, "#ffe6cc", 10, 7, 0.6)
    _draw_flats(canvas)
    for number, (frame, blind) in enumerate(SHOPS):
        _draw_shop(canvas.at(40 + number * 510, PAVEMENT), frame, blind, is_open=number == 1)
    _draw_pavement(canvas)
    _draw_people(canvas)
    canvas.glow(800, 620, 700, "#ffc27a", 0.35)
    return canvas.finished()


def _draw_flats(canvas: Canvas) -> None:
    canvas.paint(box(-10, 96, WIDTH + 20, 760), down("#a8604a", "#85483d"))
    courses = [box(-10, y, WIDTH + 20, 2) for y in range(110, PAVEMENT, 17)]
    canvas.paint(courses, "#5a2f28", opacity=0.25)
    canvas.paint(box(-10, 80, WIDTH + 20, 26), "#dccab0")
    for x in range(90, WIDTH, 236):
        canvas.paint(box(x - 10, 176, 130, 214), "#e6d5bd")
        is_lit = x in (326, 1034)
        glass = down("#ffe3a6", "#f7c47c") if is_lit else down("#8fa6c0", "#4f6485")
        for left in (x, x + 58):
            canvas.paint([box(left, 186, 50, 92), box(left, 286, 50, 92)], glass)
        canvas.paint(box(x - 18, 388, 146, 14), "#e6d5bd")


def _draw_shop(canvas: Canvas, frame: Colour, blind: Colour, *, is_open: bool) -> None:
    """A shop front, 500 wide; its foot is on the canvas's y = 0."""
    canvas.paint(box(0, -330, 500, 334), down(frame, mix(frame, "#0b0f1c", 0.35)))
    glass = down("#ffedc4", "#ffc877") if is_open else down("#5f7391", "#33435f")
    window, door = box(30, -222, 290, 170, 4), box(356, -236, 110, 226, 4)
    canvas.paint([window, door], glass)
    if is_open:
        canvas.glow(180, -140, 260, "#ffc877", 0.5)
        loaves = [ellipse(70 + n % 5 * 54, -76 - n // 5 * 50, 23, 15) for n in range(10)]
        canvas.paint([box(34, -66, 282, 6), box(34, -116, 282, 6)], "#8a5a38")
        canvas.paint(loaves, down("#e0a35a", "#9c5f2e"))
    shine = [(40, -222), (120, -222), (60, -52), (30, -52)]
    canvas.paint(shine, "#ffffff", opacity=0.14, within=window)
    canvas.paint(box(0, -330, 500, 52), mix(frame, "#000000", 0.12))
    canvas.paint(box(120, -312, 260, 14, 6), "#f2e3bf")
    for stripe in range(10):
        left = stripe * 50
        colour = blind if stripe % 2 else mix(frame, "#ffffff", 0.18)
        canvas.paint([(left, -278), (left + 50, -278), (left + 50, -222), (left, -222)], colour)
        canvas.paint(ellipse(left + 25, -222, 25, 14), mix(colour, "#1a1428", 0.12))
    canvas.paint(box(0, -278, 500, 12), "#1a1428", opacity=0.2)


def _draw_pavement(canvas: Canvas) -> None:
    canvas.paint(box(0, PAVEMENT, WIDTH, 230), down("#c9b3a4", "#a3938f", "#7d727b"))
    joints = [
        stroke([(x, PAVEMENT), (800 + (x - 800) * 1.5, 1080)], 3) for x in range(-700, 2400, 130)
    ]
    joints += [box(0, y, WIDTH, 3) for y in (900, 965)]
    canvas.paint(joints, "#6a5d66", opacity=0.45)
    canvas.paint(
        [(540, 852), (1060, 852), (1250, 1067), (350, 1067)],
        down("#ffd08a88", "#ffd08a00"),
        mode="light",
    )


def _draw_people(canvas: Canvas) -> None:
    officer = Person(has_vest=True, hat="cap", skin="#8a583f", pose=HANDS_ON_BELT)
    baker = Person(
        coat="#e9e2d6", hair="scarf", hair_colour="#a8433f", skin="#b07a54", trousers="#4a4452",
        breadth=0.92, pose=TALKING,
    )  # fmt: skip
    passer = Person(
        coat="#5a6a8f", hair="long", hair_colour="#5b3420", trousers="#33384f", breadth=0.88,
        is_from_behind=True, pose=WALKING,
    )  # fmt: skip
    for person, x, foot, height, is_mirrored in (
        (passer, 250, 905, 440, False),
        (baker, 905, 955, 500, True),
        (officer, 690, 965, 540, False),
    ):  # fmt: skip
        spot = canvas.at(x, foot, height / 800, is_mirrored)
        body = [*silhouette(person), *hat_outlines(person.hat)]
        shadow = [sheared(part, 0, -0.1, -0.16) for part in body]
        spot.paint(shadow, "#3a2f40", opacity=0.35, blur=10)
        spot.paint(ellipse(0, 4, 110, 18), "#2f2838", opacity=0.5, blur=9)
        draw_person(spot, person)
        if person is baker:
            apron = box(-62, -600, 124, 330, 16)
            spot.paint(apron, down("#fbf6ea", "#d9cfc2"))
            spot.paint(
                [stroke([(-50, -596), (-40, -672)], 9), stroke([(50, -596), (40, -672)], 9)],
                "#fbf6ea",
            )
        spot.paint(body, across("#d9cfe0", "#ffffff", "#d9cfe0"), mode="shade")
        spot.rim(body, "#ffe0a8", 5, -5, blur=4)
