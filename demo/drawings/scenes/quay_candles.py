"""Candles along the quay at nightfall, the police launch at her moorings."""

from PIL import Image

from demo.drawings.boats import draw_launch
from demo.drawings.candle import draw_candle
from demo.drawings.canvas import Canvas
from demo.drawings.figure import HANDS_CLASPED, Person, draw_person, silhouette
from demo.drawings.flowers import draw_lily, draw_stem
from demo.drawings.frame import HEIGHT, WIDTH
from demo.drawings.outline import curve, ellipse, stroke
from demo.drawings.paint import across, down
from demo.drawings.sky import draw_haze, draw_streaks
from demo.drawings.skyline import city_blocks, draw_lighthouse, draw_lit_windows, hills
from demo.drawings.uniform import hat_outlines
from demo.drawings.water import draw_glitter, draw_reflection, draw_ripples

SHORE = 560


def quay_candles() -> Image.Image:
    """Colleagues stand by the water; the flag on the quay is at half-mast."""
    canvas = Canvas.of(down("#141d42", "#2b3568", "#6f5a8a", "#c98a86", "#d99c86"))
    draw_streaks(canvas, 120, 520, "#d9968f", 18, 28, 0.45)
    canvas.paint(hills(SHORE, 90, 22), "#5a4f7d")
    canvas.paint(city_blocks(SHORE, 100, 73), down("#3f3d6b", "#6a5578"))
    draw_lit_windows(canvas, SHORE, 80, "#ffdf9e", 80, 5)
    draw_haze(canvas, 470, 610, "#d99c86", 0.4)
    draw_lighthouse(canvas, 1420, SHORE, 190, across("#c9b3b0", "#5f5580"), "#fff0bf")
    draw_reflection(canvas, SHORE, down("#8a6a86", "#33386a", "#171d45"), 0.6)
    draw_ripples(canvas, SHORE, "#141a40", 120, 9, 0.35)
    draw_glitter(canvas, 1420, SHORE, 50, "#ffe3b0", 46, 3)
    draw_launch(canvas.at(420, 730, 0.9))
    _draw_quay(canvas)
    _draw_flag(canvas)
    _draw_mourners(canvas)
    _draw_candles(canvas)
    canvas.glow(800, 1060, 900, "#ff9f4f", 0.25, flat=0.5)
    return canvas.finished(vignette=0.45)


def _draw_quay(canvas: Canvas) -> None:
    top = [
        (-20.0, 800.0),
        (WIDTH + 20.0, 800.0),
        (WIDTH + 20.0, HEIGHT + 20.0),
        (-20.0, HEIGHT + 20.0),
    ]
    canvas.paint(top, down("#6a5a72", "#4a4260", "#2a2744"))
    joints = [
        stroke([(x, 800), (800 + (x - 800) * 1.7, HEIGHT + 20)], 3) for x in range(-800, 2500, 150)
    ]
    joints += [stroke([(-20, y), (WIDTH + 20, y)], 3) for y in (850, 930)]
    canvas.paint(joints, "#201d3a", opacity=0.5, within=top)
    canvas.paint(stroke([(-20, 800), (WIDTH + 20, 800)], 9), "#a98a8a")


def _draw_flag(canvas: Canvas) -> None:
    canvas.paint(stroke([(1180, 830), (1180, 150)], 11, 7), across("#8a86a0", "#4a4868"))
    canvas.paint(ellipse(1180, 146, 9), "#d9c9a8")
    flag = curve("1184,340! 1260,326 1330,352 1396,338! 1392,440! 1326,456 1258,430 1184,444!")
    canvas.paint(flag, across("#1f3f8a", "#2f56a8", "#1a3272"))
    band = curve("1184,380! 1260,366 1330,392 1394,378! 1394,400! 1330,414 1260,388 1184,402!")
    canvas.paint(band, "#e9ecf2", within=flag)
    canvas.rim(flag, "#ffb98a", 0, 4, opacity=0.4, blur=3)


def _draw_mourners(canvas: Canvas) -> None:
    """Two officers and a trader from the market, from behind."""
    for person, x, height in (
        (Person(hat="helmet", is_from_behind=True, skin="#d9a582", pose=HANDS_CLASPED), 800, 430),
        (
            Person(hat="bowler", hair="bun", is_from_behind=True, skin="#8a583f", breadth=0.88),
            935,
            392,
        ),
        (
            Person(coat="#5f4a52", hair="short", hair_colour="#a9a5a0", is_from_behind=True),
            1060,
            404,
        ),
    ):
        spot = canvas.at(x, 900, height / 800)
        body = [*silhouette(person), *hat_outlines(person.hat)]
        spot.paint(ellipse(0, 4, 130, 22), "#14122c", opacity=0.6, blur=12)
        draw_person(spot, person)
        spot.paint(body, down("#6a6a9c", "#8a7a98", "#b08a80"), mode="shade")
        spot.rim(body, "#ffc98f", -6, 4, blur=5, opacity=0.8)


def _draw_candles(canvas: Canvas) -> None:
    for number, x in enumerate(range(60, WIDTH, 118)):
        tall = (70, 104, 56, 88)[number % 4]
        canvas.paint(ellipse(x, 1040, 60, 10), "#14122c", opacity=0.5, blur=6)
        draw_candle(canvas.at(x, 1036 - tall, 0.85), 46, tall / 0.85)
    for x, y, turn in ((250, 980, 10), (610, 990, 40), (1335, 980, -16)):
        draw_stem(canvas.at(x, y, 0.6), 20, 160)
        draw_lily(canvas.at(x, y, 0.6), turn)
