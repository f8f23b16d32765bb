"""A bicycle locked twice to a stand, in the evening outside a station."""

from PIL import Image

from demo.drawings.bicycle import draw_bicycle
from demo.drawings.bokeh import draw_bokeh
from demo.drawings.canvas import Canvas
from demo.drawings.frame import WIDTH
from demo.drawings.outline import arc, box, ellipse, line, stroke
from demo.drawings.paint import Colour, across, down
from demo.drawings.skyline import city_blocks
from demo.drawings.stonework import arched_window

GROUND = 900


def bicycle_locks() -> Image.Image:
    """The station out of focus behind, the locks bright in front."""
    canvas = Canvas.of(down("#2d3f70", "#7a6a96", "#d99a8a", "#f0bd92"))
    canvas.paint(city_blocks(760, 260, 41, 66), down("#5a5585", "#8a6a85"))
    _draw_station(canvas)
    canvas.soften(8)
    draw_bokeh(
        canvas,
        ("#ffcf86", "#ff9f6a", "#ffe3b0"),
        40,
        17,
        top=260,
        bottom=760,
        largest=52,
        opacity=0.35,
    )
    _draw_ground(canvas)
    _draw_stand(canvas)
    bicycle = canvas.at(800, GROUND + 62, 1.5)
    draw_bicycle(bicycle, "#c9483f")
    _draw_chain(bicycle)
    _draw_shackle(bicycle)
    canvas.glow(1250, 300, 900, "#ffb87a", 0.22)
    return canvas.finished()


def _draw_station(canvas: Canvas) -> None:
    canvas.paint(box(160, 330, 1280, 470), down("#8a5f5f", "#6a4a58"))
    canvas.paint(box(140, 306, 1320, 34), "#b98f80")
    for x in range(220, 1400, 180):
        canvas.paint(arched_window(x, 690, 120, 300), down("#ffe0a0", "#f5b06a"))
        canvas.paint(box(x + 56, 400, 8, 290), "#6a4a58")
    canvas.paint(ellipse(800, 300, 74), "#b98f80")
    canvas.paint(ellipse(800, 300, 60), "#fff3d6")
    canvas.paint(
        [stroke([(800, 300), (800, 258)], 6), stroke([(800, 300), (828, 312)], 6)], "#3a2f44"
    )


def _draw_ground(canvas: Canvas) -> None:
    canvas.paint(box(0, 770, WIDTH, 300), down("#a37f7f", "#6f5f76", "#463f5c"))
    joints = [stroke([(x, 770), (800 + (x - 800) * 1.8, 1080)], 3) for x in range(-900, 2600, 120)]
    joints += [box(0, y, WIDTH, 3) for y in (812, 872, 960)]
    canvas.paint(joints, "#3a3350", opacity=0.4)


def _draw_stand(canvas: Canvas) -> None:
    """A steel hoop set in the ground, behind the bicycle."""
    hoop = [
        (560.0, 930.0),
        *arc(640, 620, 80, 80, 180, 270),
        *arc(880, 620, 80, 80, 270, 360),
        (960.0, 930.0),
    ]
    canvas.paint([ellipse(560, 932, 40, 9), ellipse(960, 932, 40, 9)], "#2a2540", opacity=0.6)
    canvas.paint(stroke(hoop, 30), across("#59607a", "#c9ced8", "#6a718a"))
    canvas.rim(stroke(hoop, 30), "#ffe3c0", 4, -4, opacity=0.7, blur=2)


def _draw_chain(canvas: Canvas) -> None:
    """A chain in a cloth sleeve through the front wheel, in the bicycle's units."""
    sleeve: Colour = "#2f7f83"
    loop = line((96, -190), (60, -150), (76, -60), (150, -30), (214, -70), (206, -160), (140, -196))
    canvas.paint(stroke(loop, 20), "#0d0f20", opacity=0.4, blur=4)
    canvas.paint(stroke(loop, 17), sleeve)
    canvas.paint(stroke([(x - 2, y - 3) for x, y in loop], 4), "#7fc2bf", opacity=0.6)
    canvas.paint(box(92, -216, 56, 42, 9), across("#e9c34a", "#a8802a"))
    canvas.paint([ellipse(120, -198, 5), box(118, -198, 4, 14)], "#3a2a18")


def _draw_shackle(canvas: Canvas) -> None:
    """A D-lock about the frame and the stand."""
    bow = [(-66.0, -120.0), (-66.0, -184.0), *arc(-40, -184, 26, 28, 180, 360), (-14.0, -120.0)]
    canvas.paint(stroke(bow, 15), across("#2a2f42", "#8d97ad", "#2a2f42"))
    canvas.rim(stroke(bow, 15), "#e9edf4", 2, -3, opacity=0.7, blur=1)
    canvas.paint(box(-92, -126, 104, 32, 13), across("#1b202d", "#454d63", "#12151f"))
    canvas.paint(box(-54, -118, 28, 16, 6), "#e9c34a")
