"""A portrait of a sergeant, with candles and white lilies, for a tribute."""

from PIL import Image

from demo.drawings.bokeh import draw_bokeh
from demo.drawings.candle import draw_candle
from demo.drawings.canvas import Canvas
from demo.drawings.clothes import draw_peaked_cap, draw_tunic
from demo.drawings.face import Face
from demo.drawings.flowers import draw_lily, draw_poppy, draw_stem
from demo.drawings.frame import WIDTH
from demo.drawings.outline import box
from demo.drawings.paint import down
from demo.drawings.portrait import draw_portrait

SERGEANT = Face(
    skin="#8a583f",
    hair="#1c1416",
    eyes="#33231b",
    lips="#8a4440",
    age=0.45,
    smile=0.85,
    jaw=0.95,
    brows=0.8,
)


def tribute_officer() -> Image.Image:
    """Deep blue, candle light from below, a quiet smile."""
    canvas = Canvas.of(down("#0f1a38", "#1d2c55", "#2c355f", "#3a3352"))
    canvas.glow(620, 320, 900, "#6f86c4", 0.45)
    draw_bokeh(
        canvas,
        ("#ffb55e", "#ff9a4a", "#8aa0e0"),
        34,
        9,
        top=420,
        bottom=980,
        largest=46,
        opacity=0.28,
    )
    draw_portrait(
        canvas.at(800, 470, 1.14),
        SERGEANT,
        "tied",
        lambda at: draw_tunic(at, 0.86, 0),
        draw_peaked_cap,
    )
    canvas.paint(box(0, 640, WIDTH, 430), down("#0b122800", "#0b1228dd"))
    canvas.paint(box(0, 1016, WIDTH, 60), down("#4a3036", "#2a1c26"))
    _draw_candles(canvas)
    _draw_flowers(canvas)
    canvas.glow(800, 1060, 1000, "#ff9f4f", 0.28, flat=0.6)
    return canvas.finished(vignette=0.5)


def _draw_candles(canvas: Canvas) -> None:
    for x, wick, width, scale in (
        (130, 800, 74, 1.0),
        (1420, 770, 80, 1.05),
        (1526, 880, 66, 0.95),
        (300, 890, 66, 0.9),
        (1290, 908, 62, 0.85),
    ):
        draw_candle(canvas.at(x, wick, scale), width, (1050 - wick) / scale)


def _draw_flowers(canvas: Canvas) -> None:
    for x, y, lean, scale in (
        (470, 880, -40, 0.9),
        (620, 950, 30, 0.8),
        (1010, 955, -30, 0.8),
        (1150, 880, 40, 0.92),
    ):
        draw_stem(canvas.at(x, y, scale), lean, 260)
    for x, y, scale, turn in (
        (470, 880, 0.92, 8),
        (1150, 880, 0.95, -14),
        (620, 960, 0.78, 30),
        (1012, 962, 0.8, 50),
    ):
        draw_lily(canvas.at(x, y, scale), turn)
    for x, y, scale in (
        (744, 1000, 0.75),
        (880, 1004, 0.72),
        (812, 1030, 0.8),
        (545, 1010, 0.7),
        (1085, 1010, 0.72),
    ):
        draw_poppy(canvas.at(x, y, scale))
