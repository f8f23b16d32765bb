"""People who joined, side by side on a hill above the waking city."""

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.figure import HANDS_CLASPED, HANDS_ON_BELT, Person, draw_person, silhouette
from demo.drawings.outline import arc, box, ellipse, smooth, stroke
from demo.drawings.paint import across, down, faded
from demo.drawings.sky import draw_gull, draw_haze, draw_streaks
from demo.drawings.skyline import city_blocks, draw_church, draw_lit_windows
from demo.drawings.uniform import hat_outlines

SUN = (800, 560)
PEOPLE = (
    (
        Person(
            hat="bowler",
            hair="bun",
            has_vest=True,
            breadth=0.88,
            skin="#c98f6a",
            pose=HANDS_ON_BELT,
        ),
        480,
        620,
    ),
    (
        Person(
            coat="#2c5f73",
            hair="scarf",
            hair_colour="#8a3f52",
            trousers="#1b2140",
            breadth=0.9,
            skin="#a06a48",
        ),
        628,
        606,
    ),
    (Person(hat="helmet", has_vest=True, skin="#6b412d"), 790, 662),
    (
        Person(
            coat="#3b4f86",
            hair="curls",
            trousers="#1b2140",
            breadth=0.9,
            skin="#5a3524",
            pose=HANDS_CLASPED,
        ),
        950,
        612,
    ),
    (Person(hat="cap", has_vest=True, breadth=1.08, skin="#d9a17c", pose=HANDS_ON_BELT), 1112, 640),
)


def recruitment_sunrise() -> Image.Image:
    """Five people against a huge sun, the city below them."""
    canvas = Canvas.of(down("#33458a", "#8a6aa0", "#e58f7e", "#ffc479", "#ffd98f", "#ffd98f"))
    draw_streaks(canvas, 40, 560, "#ffd7a8", 26, 17, 0.5)
    canvas.glow(*SUN, 1000, "#ffb765", 0.6)
    canvas.glow(*SUN, 560, "#ffd88f", 0.8)
    canvas.paint(ellipse(*SUN, 318), down("#fff4cf", "#ffdd8a", "#ffb560"))
    for gap in range(5):
        canvas.paint(box(460, 600 + gap * 38, 680, 5 + gap * 3), faded("#f4a565", 0.5), blur=2)
    _draw_city(canvas)
    _draw_hill(canvas)
    for x, y, span in ((330, 240, 60), (390, 205, 44), (1240, 300, 56), (1180, 260, 36)):
        draw_gull(canvas, x, y, span, "#4d3f73")
    _draw_people(canvas)
    canvas.glow(*SUN, 700, "#ffb45c", 0.22)
    return canvas.finished()


def _draw_city(canvas: Canvas) -> None:
    canvas.paint(city_blocks(960, 430, 12, 52), down("#d98a86", "#ee9f7c"))
    draw_haze(canvas, 640, 900, "#ffcf91", 0.7)
    canvas.paint(city_blocks(960, 290, 45, 62), down("#8b5f88", "#b8727c"))
    draw_church(canvas, 240, 960, 380, down("#7d5785", "#a1667f"))
    draw_church(canvas, 1330, 960, 300, down("#7d5785", "#a1667f"))
    draw_lit_windows(canvas, 930, 220, "#ffe2a0", 160, 6)
    draw_haze(canvas, 800, 1000, "#f7a777", 0.7)


def _draw_hill(canvas: Canvas) -> None:
    crest = smooth([(-100, 985), (300, 942), (800, 922), (1300, 942), (1700, 990)], closed=False)
    hill = [*crest, (1700, 1100), (-100, 1100)]
    canvas.paint(hill, down("#4a3a66", "#1f1d42"))
    canvas.paint(stroke(crest, 4), "#ffc888", opacity=0.8)
    blades = [
        stroke(
            [
                (x, 935 + abs(x - 800) ** 2 * 0.00007 + 6),
                (x + x % 9 - 4, 920 + abs(x - 800) ** 2 * 0.00007 - x % 7),
            ],
            3,
            1,
        )
        for x in range(-20, 1640, 13)
    ]
    canvas.paint(blades, "#4a3a66")


def _draw_people(canvas: Canvas) -> None:
    for person, x, height in PEOPLE:
        foot = 938 + abs(x - 800) * 0.03
        spot = canvas.at(x, foot, height / 800)
        body = [*silhouette(person), *hat_outlines(person.hat)]
        shadow = [[(px * 1.25, -py * 0.28) for px, py in part] for part in body]
        spot.paint(shadow, "#14133a", opacity=0.55, blur=8)
        draw_person(spot, person)
        if person.coat == "#3b4f86":
            _draw_headset(spot)
        spot.paint(body, down("#7e74b4", "#8d7bb0", "#5f588f"), mode="shade")
        side = 1 if x < 760 else -1
        spot.rim(body, "#ffe0a6", 6 * side, -4, blur=5)
        if x == 790:
            spot.rim(body, "#ffe0a6", 6, -4, blur=5)


def _draw_headset(canvas: Canvas) -> None:
    """A call handler's headset."""
    canvas.paint(stroke(arc(0, -752, 58, 74, 185, 355), 9), "#e9edf2")
    canvas.paint(
        [ellipse(-54, -744, 14, 20), ellipse(54, -744, 14, 20)], across("#c9d3df", "#8d9bb3")
    )
    canvas.paint(stroke([(-54, -730), (-34, -704), (-10, -702)], 6), "#e9edf2")
