"""An elderly man in a green coat and a red scarf on the towpath: what he wore that day."""

from random import Random

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.figure import Person, draw_person, silhouette
from demo.drawings.frame import WIDTH
from demo.drawings.outline import arc, box, curve, ellipse, line, sheared, stroke
from demo.drawings.paint import across, down
from demo.drawings.sky import draw_haze, draw_streaks
from demo.drawings.skyline import draw_church
from demo.drawings.tree import bare_tree, draw_leafy_tree
from demo.drawings.water import draw_reflection, draw_ripples

SHORE = 660


def canal_towpath() -> Image.Image:
    """A still autumn afternoon: the canal, the iron bridge, the path in front."""
    canvas = Canvas.of(down("#9fb6c4", "#d5d6c8", "#f2dcb4", "#f2dcb4"))
    draw_streaks(canvas, 60, 480, "#fff6e4", 16, 24, 0.6)
    draw_church(canvas, 1130, SHORE, 260, "#b3b4ac")
    for x, height, leaf, seed in (
        (110, 330, "#c9853a", 3),
        (300, 280, "#d9a548", 6),
        (1010, 250, "#cf9440", 8),
        (1400, 380, "#b9692f", 4),
        (1560, 300, "#d09a45", 9),
    ):
        draw_leafy_tree(canvas, x, SHORE, height, down("#ecc271", leaf, "#8a5a34"), "#5f4a38", seed)
    draw_haze(canvas, 470, 700, "#f6e2bd", 0.55)
    _draw_bridge(canvas)
    draw_reflection(canvas, SHORE, down("#a9ad9c", "#5f7474", "#3d5256"), 0.75, sway=3)
    draw_ripples(canvas, SHORE, "#eadfc4", 50, 4, 0.22)
    _draw_towpath(canvas)
    _draw_walker(canvas)
    canvas.glow(180, 140, 1000, "#ffeec8", 0.3)
    return canvas.finished()


def _draw_bridge(canvas: Canvas) -> None:
    """A humped footbridge of iron, with its lattice railing."""
    deck = arc(640, 700, 430, 250, 192, 348)
    canvas.paint([box(170, 596, 90, 80), box(1020, 596, 90, 80)], across("#8d7f74", "#6a5f5a"))
    canvas.paint(stroke(deck, 26), down("#3f5a57", "#2c403f"))
    rail = [(x, y - 74) for x, y in deck]
    canvas.paint(stroke(rail, 8), "#34504d")
    posts = [stroke([low, high], 4) for low, high in zip(deck, rail, strict=True)]
    cross = [stroke([low, high], 3) for low, high in zip(deck, rail[1:], strict=False)]
    canvas.paint([*posts, *cross], "#34504d")


def _draw_towpath(canvas: Canvas) -> None:
    canvas.paint(curve("-60,900! 500,862 1100,862 1660,900! 1660,1120! -60,1120!"), "#6f7a4c")
    path = curve("-60,930! 500,890 1100,890 1660,930! 1660,1120! -60,1120!")
    canvas.paint(path, down("#dcc79c", "#b79c72", "#8f7858"))
    canvas.paint(stroke(line((-60, 900), (500, 862), (1100, 862), (1660, 900)), 10), "#cdbf9f")
    reeds = [
        stroke(line((x, 905), (x + x % 9 - 4, 860), (x + x % 31 - 12, 815 + x % 23)), 5, 1)
        for x in (*range(20, 330, 13), *range(1210, 1590, 11))
    ]
    canvas.paint(reeds, "#7c7a44")
    dice = Random(9)
    leaves = [
        ellipse(dice.uniform(0, WIDTH), dice.uniform(905, 1060), 13, 6, dice.uniform(0, 180))
        for _ in range(70)
    ]
    canvas.paint(leaves, "#c9752c", opacity=0.85)
    canvas.paint(bare_tree(1500, 930, 520, 12), "#4d4034")


def _draw_walker(canvas: Canvas) -> None:
    walker = Person(
        skin="#d9a582",
        hair="bald",
        coat="#48573f",
        trousers="#4a4238",
        shoes="#3a2a20",
        breadth=1.02,
    )
    spot = canvas.at(800, 1000, 0.92)
    body = silhouette(walker)
    shadow = [sheared(part, 0, 0.5, 0.12) for part in body]
    spot.paint(shadow, "#4a3a2a", opacity=0.45, blur=9)
    draw_person(spot, walker)
    beard = curve(
        "-42,-752 -40,-712 -22,-682 0,-674 22,-682 40,-712 42,-752 22,-722 0,-716 -22,-722"
    )
    spot.paint(beard, "#dedad4")
    spot.paint([stroke(arc(side * 20, -762, 15, 13, 0, 380), 4) for side in (-1, 1)], "#2b2a33")
    spot.paint(stroke([(-6, -764), (6, -764)], 4), "#2b2a33")
    scarf = curve("-46,-700 0,-690 46,-700 60,-668 0,-640 -60,-668")
    hanging = curve("-10,-656 34,-656 30,-480! -16,-484!")
    for piece in (hanging, scarf):
        spot.paint(piece, down("#b8554a", "#8f3a33"))
        stripes = [stroke([(-80, y), (80, y + 8)], 5) for y in range(-700, -480, 22)]
        spot.paint(stripes, "#e9c9a8", opacity=0.6, within=piece)
    spot.paint([*body, scarf], across("#ffffff", "#a8a5b5"), mode="shade")
    spot.rim(body, "#fff0cf", -6, -4, blur=4)
