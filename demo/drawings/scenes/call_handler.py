"""A call handler with her headset, lit by her screens."""

from PIL import Image

from demo.drawings.bokeh import draw_bokeh
from demo.drawings.canvas import Canvas
from demo.drawings.clothes import draw_jumper
from demo.drawings.face import Face
from demo.drawings.frame import WIDTH
from demo.drawings.outline import arc, box, ellipse, line, stroke
from demo.drawings.paint import across, down
from demo.drawings.portrait import draw_portrait

HANDLER = Face(
    skin="#a56b48",
    hair="#2a1a16",
    eyes="#3a261a",
    lips="#8f463f",
    age=0.15,
    smile=0.8,
    jaw=0.92,
    brows=0.85,
)


def call_handler() -> Image.Image:
    """A warm face between cool screens."""
    canvas = Canvas.of(down("#0f1c38", "#17294f", "#1d2f55", "#101a33"))
    _draw_screens(canvas)
    canvas.soften(9)
    draw_bokeh(
        canvas,
        ("#58d0e0", "#ffc057", "#7f9cff"),
        26,
        13,
        top=80,
        bottom=900,
        largest=44,
        opacity=0.25,
    )
    canvas.glow(420, 420, 800, "#4fb0d6", 0.35)
    place = canvas.at(840, 470, 1.26)
    draw_portrait(place, HANDLER, "bob", lambda at: draw_jumper(at, "#2f5573"))
    _draw_headset(place)
    canvas.glow(240, 620, 800, "#6fd0e8", 0.25)
    canvas.glow(1480, 820, 620, "#ffab66", 0.25)
    return canvas.finished(vignette=0.45)


def _draw_screens(canvas: Canvas) -> None:
    for left, top, width, tone in (
        (-60, 180, 420, "#2f86b8"), (400, 120, 330, "#236a96"), (1120, 150, 520, "#2a7aa8"),
    ):  # fmt: skip
        canvas.paint(box(left - 14, top - 14, width + 28, 348, 16), "#060b18")
        canvas.paint(box(left, top, width, 320, 8), down(tone, "#14395a"))
        bars = [
            box(left + 30, top + 34 + n * 44, width * (0.35 + n * 37 % 50 / 100), 18, 8)
            for n in range(6)
        ]
        canvas.paint(bars, "#a9e3f0", opacity=0.8)
    canvas.paint(box(0, 640, WIDTH, 30), "#3a5378")
    canvas.paint(box(0, 670, WIDTH, 400), down("#16233f", "#0a1226"))


def _draw_headset(canvas: Canvas) -> None:
    """A band over the hair, two cushions and the microphone."""
    band = arc(0, -34, 176, 208, 188, 352)
    canvas.paint(stroke(band, 24), across("#f2f5f8", "#c3cedb", "#7d8ca3"))
    for side in (-1, 1):
        cushion = ellipse(side * 170, 16, 34, 58)
        canvas.paint(
            cushion, across("#dfe6ee", "#8594ab") if side < 0 else across("#8594ab", "#54627a")
        )
        canvas.paint(ellipse(side * 176, 16, 18, 36), "#2b3a52")
    boom = line((-172, 60), (-160, 128), (-112, 168), (-60, 172))
    canvas.paint(stroke(boom, 9), "#dfe6ee")
    canvas.paint(ellipse(-52, 172, 20, 13), "#1b2536")
    canvas.rim(ellipse(-52, 172, 20, 13), "#9fb4cf", -2, -2, opacity=0.8)
