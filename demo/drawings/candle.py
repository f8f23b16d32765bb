"""Candles: the wick's foot is the canvas's origin."""

from demo.drawings.canvas import Canvas
from demo.drawings.outline import box, curve, ellipse, smooth
from demo.drawings.paint import across, down


def draw_candle(canvas: Canvas, width: float, height: float) -> None:
    """A pillar candle that stands below the origin, and its flame above."""
    half = width / 2
    canvas.paint(
        box(-half, 4, width, height, 6),
        across("#cfa57c", "#f6e3c3", "#fff2d8", "#dfb88e", "#8e6650"),
    )
    canvas.paint(box(-half, 4, width, height * 0.6), down("#ffb85e99", "#ffb85e00"), mode="light")
    canvas.paint(ellipse(0, 6, half, width * 0.13), "#ffe9bf")
    canvas.paint(ellipse(0, 7, half * 0.8, width * 0.09), "#f7c987")
    drip = smooth([(-half, 8), (-half + 8, 8), (-half + 12, 44), (-half + 6, 62), (-half, 46)])
    canvas.paint(drip, "#fff0d0")
    canvas.paint(box(-1.5, -12, 3, 18), "#3a2620")
    flame = curve("0,-4 -11,-16 -9,-34 0,-66! 9,-34 11,-16")
    canvas.glow(0, -30, 330, "#ff9f45", 0.5)
    canvas.glow(0, -30, 130, "#ffc673", 0.8)
    canvas.paint(flame, down("#ffd88a", "#fff3cb", "#ffb44f"), blur=1)
    canvas.paint(curve("0,-8 -5,-18 0,-40 5,-18"), "#fffdf2", blur=1)
