"""A portrait of an elderly man in a park in autumn, for a missing-person appeal."""

from random import Random

from PIL import Image

from demo.drawings.bokeh import draw_bokeh
from demo.drawings.canvas import Canvas
from demo.drawings.clothes import draw_overcoat
from demo.drawings.face import Face
from demo.drawings.frame import WIDTH
from demo.drawings.outline import box, curve, ellipse
from demo.drawings.paint import down
from demo.drawings.portrait import draw_portrait
from demo.drawings.tree import bare_tree, draw_leafy_tree

WALTER = Face(
    skin="#d9a582",
    hair="#c9c5c0",
    eyes="#52708a",
    age=0.9,
    smile=0.6,
    beard="full",
    has_glasses=True,
)


def missing_man() -> Image.Image:
    """Kind face, round glasses, white beard, green coat and red scarf."""
    canvas = Canvas.of(down("#b9cbd0", "#e6d9b8", "#dcb985", "#8d8a55"))
    _draw_park(canvas)
    canvas.soften(9)
    draw_bokeh(canvas, ("#ffe9b8", "#ffd28a", "#f7b46a"), 46, 12, top=60, bottom=620)
    canvas.glow(300, 120, 900, "#fff0cf", 0.5)
    draw_portrait(
        canvas.at(800, 430, 1.36),
        WALTER,
        "sides",
        lambda at: draw_overcoat(at, "#48573f", "#a8483c"),
    )
    canvas.glow(260, 180, 900, "#ffe2ae", 0.18)
    return canvas.finished()


def _draw_park(canvas: Canvas) -> None:
    dice = Random(3)
    canvas.paint(
        curve("-80,640 400,600 900,640 1700,590 1700,1100! -80,1100!"),
        down("#a9a75e", "#6f7a45", "#4c5a3a"),
    )
    path = curve("980,632 1120,640 1300,760 1660,1080! 900,1080! 1080,760")
    canvas.paint(path, down("#ddc79b", "#b7a078"))
    for x, base, height, leaf in (
        (120, 690, 520, "#c9772e"),
        (330, 650, 380, "#d99a3c"),
        (1250, 650, 420, "#cf8a35"),
        (1490, 700, 560, "#b5602c"),
        (620, 636, 300, "#d7a94d"),
        (1020, 636, 280, "#b98d3f"),
    ):
        draw_leafy_tree(
            canvas, x, base, height, down("#f0c066", leaf, "#7c4a2a"), "#5a4030", int(x)
        )
    canvas.paint(bare_tree(1400, 690, 420, 5), "#5a4334")
    leaves = [
        ellipse(dice.uniform(0, WIDTH), dice.uniform(690, 1060), 16, 7, dice.uniform(0, 90))
        for _ in range(120)
    ]
    canvas.paint(leaves, "#d88a3a")
    canvas.paint(
        [
            box(360, 690, 150, 12),
            box(360, 722, 150, 12),
            box(372, 690, 10, 86),
            box(488, 690, 10, 86),
        ],
        "#5c4a3a",
    )
