"""A telephone at night: a heart dangles on a hook over a stranger's messages."""

from PIL import Image

from demo.drawings.bokeh import draw_bokeh
from demo.drawings.canvas import Canvas
from demo.drawings.hand import SCREEN, draw_fingers, draw_palm, draw_phone
from demo.drawings.outline import Outline, arc, box, curve, ellipse, line, smooth, stroke
from demo.drawings.paint import across, down

SKIN = "#c98f6a"
PHONE = (800, 560)


def scam_warning() -> Image.Image:
    """The screen is the only light; the warning sign is the brightest thing in it."""
    canvas = Canvas.of(down("#10163a", "#1d1f4d", "#2b2452", "#1a1838"))
    _draw_room(canvas)
    canvas.soften(8)
    draw_bokeh(
        canvas,
        ("#ff9f6a", "#7f8cff", "#ffcf8a"),
        24,
        31,
        top=80,
        bottom=560,
        largest=54,
        opacity=0.22,
    )
    canvas.glow(*PHONE, 900, "#5f7cff", 0.5)
    hand = canvas.at(*PHONE, 1.16)
    draw_palm(hand, SKIN, "#3a5a6b")
    draw_phone(hand, down("#eef2ff", "#d3dcfb"))
    _draw_messages(hand)
    draw_fingers(hand, SKIN)
    canvas.glow(*PHONE, 560, "#8fa6ff", 0.3)
    _draw_hook(canvas)
    return canvas.finished(vignette=0.5)


def _draw_room(canvas: Canvas) -> None:
    """Curtains and the moon on the left, a lamp and a sofa on the right."""
    canvas.paint(box(110, 90, 360, 560), down("#27346f", "#4a568f"))
    canvas.paint(ellipse(330, 230, 52), "#f3ecd0")
    canvas.glow(330, 230, 320, "#cfd6ff", 0.6)
    canvas.paint([box(284, 90, 12, 560), box(110, 350, 360, 12)], "#151a3f")
    for x, width in ((40, 130), (420, 120)):
        folds = [
            smooth(
                [
                    (x + n * width / 4, 60),
                    (x + n * width / 4 + 34, 60),
                    (x + n * width / 4 + 38, 1100),
                    (x + n * width / 4 - 6, 1100),
                ]
            )
            for n in range(4)
        ]
        canvas.paint(folds, across("#5a2f5c", "#2f1d44"))
    canvas.paint(
        curve("1010,760 1030,640 1120,610 1540,610 1640,650 1660,780"), down("#3f4a86", "#252a5a")
    )
    canvas.paint(box(960, 740, 700, 340, 40), down("#34407a", "#1a1d42"))
    canvas.paint(box(1384, 300, 12, 480), "#14132e")
    canvas.paint([(1310, 320), (1350, 190), (1430, 190), (1470, 320)], down("#ffe0a3", "#ffb463"))
    canvas.glow(1390, 280, 520, "#ff9f55", 0.7)


def heart(x: float, y: float, size: float) -> Outline:
    """A heart whose point is `size` below its middle."""
    s = size
    return smooth(
        [
            (x, y - 0.35 * s),
            (x, y - 0.35 * s),
            (x + 0.3 * s, y - 0.72 * s),
            (x + 0.75 * s, y - 0.66 * s),
            (x + 0.9 * s, y - 0.2 * s),
            (x + 0.55 * s, y + 0.4 * s),
            (x, y + s),
            (x, y + s),
            (x - 0.55 * s, y + 0.4 * s),
            (x - 0.9 * s, y - 0.2 * s),
            (x - 0.75 * s, y - 0.66 * s),
            (x - 0.3 * s, y - 0.72 * s),
        ]
    )


def _draw_messages(canvas: Canvas) -> None:
    canvas.paint(box(-136, -280, 272, 80), "#27346f", within=SCREEN)
    canvas.paint(ellipse(-92, -226, 19), "#f0a9b4")
    canvas.paint(box(-62, -236, 96, 9, 4), "#dfe6ff")
    canvas.paint(box(-62, -220, 60, 7, 3), "#8f9ed6")
    canvas.paint(box(-116, -182, 168, 58, 20), "#ffffff")
    canvas.paint([box(-98, -166, 126, 8, 4), box(-98, -148, 88, 8, 4)], "#a9b4dc")
    canvas.paint(box(-8, -110, 124, 44, 18), "#5f7cff")
    canvas.paint(box(10, -93, 84, 8, 4), "#dfe6ff")
    canvas.paint(box(-116, -50, 132, 56, 20), "#ffffff")
    canvas.paint([heart(-88, -24, 14), heart(-50, -24, 14), heart(-12, -24, 14)], "#e0526b")
    triangle = curve("0,32 10,38 92,176 86,192 76,196 -76,196 -86,192 -92,176 -10,38")
    canvas.glow(0, 130, 210, "#ffb03a", 0.5)
    canvas.paint(triangle, down("#ffce4a", "#ff9c2e"))
    canvas.rim(triangle, "#fff0c0", -3, -4, blur=1)
    canvas.paint(curve("-13,88 13,88 8,150 -8,150"), "#3a1d1a")
    canvas.paint(ellipse(0, 171, 11), "#3a1d1a")
    canvas.paint(box(-110, 222, 220, 36, 18), "#ffffff")
    canvas.paint(
        [(-136, -280), (60, -280), (-60, 280), (-136, 280)],
        across("#ffffff3a", "#ffffff00"),
        within=SCREEN,
    )


def _draw_hook(canvas: Canvas) -> None:
    """A fishing line from above with a heart for bait."""
    canvas.paint(stroke(line((1120, -10), (1112, 90), (1118, 168)), 3), "#dfe6ff", opacity=0.8)
    shank = [(1118, 168), (1118, 330), *arc(1070, 330, 48, 52, 0, 165), (1020, 300)]
    canvas.paint(stroke(shank, 10, 6), "#cfd8ea")
    canvas.rim(stroke(shank, 10, 6), "#ffffff", -2, -1)
    canvas.paint([(1013, 306), (1022, 268), (1048, 318)], "#cfd8ea")
    ring = ellipse(1118, 158, 13)
    canvas.paint(stroke([*ring, *ring[:3]], 6), "#cfd8ea")
    shape = heart(1064, 338, 66)
    canvas.glow(1064, 340, 230, "#ff4f6a", 0.6)
    canvas.paint(shape, down("#ff7d8a", "#d5314f"))
    canvas.rim(shape, "#ffc2c6", -5, -5, blur=3)
    canvas.paint(stroke([*arc(1070, 330, 48, 52, 100, 165), (1020, 300)], 9, 6), "#e6ecf6")
    canvas.paint([(1013, 306), (1022, 268), (1048, 318)], "#e6ecf6")
