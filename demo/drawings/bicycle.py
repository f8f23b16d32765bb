"""A bicycle, side on, facing right: 520 units long, its wheels on the canvas's y = 0."""

from math import cos, radians, sin

from demo.drawings.canvas import Canvas
from demo.drawings.outline import Outline, box, curve, ellipse, line, stroke
from demo.drawings.paint import Colour, across, mix

REAR, FRONT = (-165, -115), (165, -115)
CRANK, SEAT, HEAD = (-30, -120), (-72, -290), (108, -300)


def draw_bicycle(canvas: Canvas, colour: Colour, light: Colour = "#fff2d8") -> None:
    """Wheels, frame, chain set, saddle and handlebar."""
    canvas.paint(ellipse(0, 4, 290, 13), "#0d0f20", opacity=0.45, blur=8)
    for hub in (REAR, FRONT):
        _draw_wheel(canvas, *hub)
    dark = mix(colour, "#0b0d1a", 0.35)
    canvas.paint([stroke([REAR, CRANK], 9), stroke([REAR, (SEAT[0] + 6, SEAT[1] + 34)], 8)], dark)
    fork = stroke(line(HEAD, (124, -240), (140, -170), FRONT), 13, 8)
    tubes = [
        stroke([CRANK, (SEAT[0], SEAT[1] - 8)], 13),
        stroke([(-64, -262), (112, -284)], 12),
        stroke([CRANK, (116, -262)], 15),
    ]
    canvas.paint([*tubes, fork], colour)
    for tube in tubes:
        canvas.rim(tube, light, -1.5, -3, opacity=0.7)
    canvas.paint(stroke([(HEAD[0] - 6, HEAD[1] - 22), (118, -252)], 17), dark)
    _draw_chain_set(canvas)
    saddle = curve("-122,-322 -122,-334 -92,-338 -40,-330 -12,-322 -12,-316 -50,-314 -90,-310")
    canvas.paint(stroke([(SEAT[0], SEAT[1]), (-76, -318)], 8), "#c3c9d0")
    canvas.paint(saddle, "#2a1f22")
    canvas.rim(saddle, light, 0, -3, opacity=0.5)
    bar = line((98, -330), (110, -352), (150, -352), (160, -330), (146, -312))
    canvas.paint(stroke([(104, -316), (96, -348)], 9), "#c3c9d0")
    canvas.paint(stroke(bar, 9), "#2b2a33")
    canvas.paint(ellipse(150, -330, 10, 13), "#e9edf0")
    canvas.paint([_mudguard(*REAR), _mudguard(*FRONT)], dark)


def _draw_wheel(canvas: Canvas, x: float, y: float) -> None:
    rim = ellipse(x, y, 104)
    spokes = [
        stroke([(x, y), (x + 100 * cos(radians(turn)), y + 100 * sin(radians(turn)))], 1.4)
        for turn in range(0, 360, 20)
    ]
    canvas.paint(spokes, "#d9dee4", opacity=0.75)
    canvas.paint(stroke([*rim, rim[0]], 13), "#191a24")
    inner = ellipse(x, y, 95)
    canvas.paint(stroke([*inner, inner[0]], 4), "#b9c0ca")
    canvas.paint(ellipse(x, y, 11), across("#e9edf0", "#6f7885"))


def _mudguard(x: float, y: float) -> Outline:
    return stroke(
        line(
            *[
                (x + 118 * cos(radians(turn)), y + 118 * sin(radians(turn)))
                for turn in range(195, 316, 10)
            ]
        ),
        6,
    )


def _draw_chain_set(canvas: Canvas) -> None:
    x, y = CRANK
    canvas.paint(
        [
            stroke([(REAR[0], REAR[1] - 17), (x, y - 32)], 3),
            stroke([(REAR[0], REAR[1] + 17), (x, y + 32)], 3),
        ],
        "#2b2a33",
    )
    ring = ellipse(x, y, 32)
    canvas.paint(stroke([*ring, ring[0]], 6), "#8b95a3")
    canvas.paint(ellipse(x, y, 10), "#5b6470")
    canvas.paint(
        [stroke([(x, y), (x + 34, y + 44)], 8), stroke([(x, y), (x - 34, y - 44)], 8)], "#5b6470"
    )
    canvas.paint([box(x + 16, y + 42, 40, 10, 4), box(x - 54, y - 52, 40, 10, 4)], "#22222c")
