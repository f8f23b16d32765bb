"""A storm over the river: high water under the old bridge."""

from math import sin
from random import Random

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.frame import HEIGHT, WIDTH
from demo.drawings.outline import Outline, Point, arc, box, curve, points, smooth, stroke
from demo.drawings.paint import across, down, mix
from demo.drawings.sky import draw_cloud, draw_haze, draw_rain
from demo.drawings.skyline import city_blocks, draw_church
from demo.drawings.tree import bare_tree
from demo.drawings.vehicle import draw_police_van

ROAD = 530
RIVER = 742
ARCHES = ((-60, 150), (390, 170), (850, 170), (1300, 150))


def bridge_storm() -> Image.Image:
    """Headlamps in the rain, waves against the piers."""
    canvas = Canvas.of(down("#1c2838", "#33495c", "#66808a", "#93a39c", "#93a39c"))
    canvas.glow(1080, 500, 620, "#e8dfb4", 0.5)
    _draw_clouds(canvas)
    _draw_lightning(canvas)
    canvas.paint(city_blocks(580, 150, 61, 44), "#566c77")
    draw_church(canvas, 1080, 580, 210, "#4c6270")
    draw_haze(canvas, 520, 800, "#a3b0a8", 0.55)
    _draw_river(canvas)
    _draw_bridge(canvas)
    _draw_traffic(canvas)
    _draw_waves(canvas)
    _draw_bank(canvas)
    draw_rain(canvas, "#dfe9ea", 900, 77)
    return canvas.finished(vignette=0.4)


def _draw_clouds(canvas: Canvas) -> None:
    for x, y, width, light, dark, seed in (
        (420, 330, 900, "#61788a", "#3c5264", 2),
        (1250, 300, 1000, "#6d8390", "#465c6c", 5),
        (820, 210, 1200, "#48606f", "#2c4050", 8),
        (180, 150, 900, "#3b5161", "#223241", 11),
        (1450, 140, 900, "#3f5666", "#24343f", 3),
        (800, 60, 1500, "#2c3e4e", "#17222f", 21),
    ):
        draw_cloud(canvas, x, y, width, light, dark, seed)


def _draw_lightning(canvas: Canvas) -> None:
    bolt = points("1338,238 1316,300 1342,318 1300,392 1320,404 1282,486 1292,510")
    canvas.glow(1320, 340, 380, "#cfe4ff", 0.5)
    canvas.paint(stroke(bolt, 7, 2), "#f4f8ff")
    canvas.paint(stroke([(1342, 318), (1372, 372), (1364, 410)], 3, 1), "#f4f8ff")


def _draw_river(canvas: Canvas) -> None:
    canvas.paint(box(0, RIVER, WIDTH, HEIGHT - RIVER), down("#6e8480", "#3f5759", "#1d3038"))


def _draw_bridge(canvas: Canvas) -> None:
    """Four segmental arches of grey stone, with a parapet that rises to the middle."""
    holes: list[Outline] = [
        [
            (left, RIVER + 70),
            *arc(left + span, RIVER + 20, span, 148, 180, 360),
            (left + 2 * span, RIVER + 70),
        ]
        for left, span in ARCHES
    ]
    deck = smooth(
        [(-60, ROAD + 26), (400, ROAD + 4), (800, ROAD - 6), (1200, ROAD + 4), (1660, ROAD + 26)],
        closed=False,
    )
    wall = [*deck, (1660, RIVER + 60), (-60, RIVER + 60)]
    canvas.paint(holes, down("#2b3d47", "#42565b"))
    inner = [[(x + 26, y + 10) for x, y in hole] for hole in holes]
    canvas.paint(inner, down("#8da09b", "#5f7774"), within=holes)
    canvas.paint(wall, down("#8f9792", "#6a7677", "#3b4a52"), without=holes)
    _draw_courses(canvas, wall, holes)
    for hole in holes:
        ring = stroke(hole[1:-1], 20)
        canvas.paint(ring, "#a2a79d", within=wall)
        canvas.paint(stroke(hole[1:-1], 3), "#2b3a43", opacity=0.7)
    for left, span in ARCHES[:-1]:
        pier = left + 2 * span + 25
        cut = [
            (pier - 44, ROAD + 92),
            (pier, ROAD + 74),
            (pier + 44, ROAD + 92),
            (pier + 52, RIVER + 60),
            (pier - 52, RIVER + 60),
        ]
        canvas.paint(cut, across("#a7aca2", "#7d8785", "#46555b"))
        canvas.paint(stroke([(pier, ROAD + 80), (pier, RIVER + 60)], 3), "#46555b", opacity=0.6)
    parapet = [*deck, *[(x, y - 36) for x, y in reversed(deck)]]
    canvas.paint(parapet, down("#aab0a8", "#7e8988"))
    canvas.paint(stroke([(x, y - 37) for x, y in deck], 8), "#c3c7bb")
    canvas.paint(stroke(deck, 6), "#55636a")


def _draw_courses(canvas: Canvas, wall: Outline, holes: list[Outline]) -> None:
    dice = Random(19)
    joints = [box(-60, y, 1720, 2) for y in range(ROAD, RIVER + 60, 24)]
    for row, y in enumerate(range(ROAD, RIVER + 60, 24)):
        joints += [
            box(x + row % 2 * 28 + dice.uniform(-6, 6), y, 2, 24) for x in range(-60, 1660, 56)
        ]
    canvas.paint(joints, "#35434b", opacity=0.28, within=wall, without=holes)


def _draw_traffic(canvas: Canvas) -> None:
    for x in (180, 610, 1030, 1450):
        top = ROAD - 210 + abs(x - 800) * 0.03
        canvas.paint(stroke([(x, ROAD - 20), (x, top)], 7, 5), "#1c2a35")
        canvas.paint(stroke([(x, top), (x + 36, top - 8)], 5), "#1c2a35")
        canvas.paint(box(x + 24, top - 10, 34, 9, 4), "#fff0c4")
        canvas.glow(x + 40, top, 190, "#ffdf9a", 0.7)
    draw_police_van(canvas.at(760, ROAD - 34))


def _draw_waves(canvas: Canvas) -> None:
    """Rows of short steep waves, larger and darker towards the viewer."""
    dice = Random(31)
    y = float(RIVER + 14)
    row = 0
    while y < HEIGHT + 60:
        near = (y - RIVER) / (HEIGHT - RIVER)
        length, height = 50 + 150 * near, 5 + 24 * near
        start = -dice.uniform(0, length)
        crest = []
        x = start
        while x < WIDTH + length:
            peak = y - height * dice.uniform(0.5, 1.1)
            crest += [(x, y), (x + length * 0.62, peak), (x + length * 0.74, peak + height * 0.2)]
            x += length * dice.uniform(0.8, 1.2)
        edge = smooth(crest, closed=False)
        tone = mix("#6b827e", "#1b2d36", min(1, near * 1.05 + 0.08 * sin(row)))
        canvas.paint(
            [*edge, (x, y + 130), (start, y + 130)], down(mix(tone, "#b5c4ba", 0.28), tone, tone)
        )
        canvas.paint(stroke(edge, 1 + 2 * near), "#dbe5dc", opacity=0.22)
        caps = [_whitecap(tip, length, height) for tip in crest[1::3] if dice.random() < 0.45]
        canvas.paint(caps, "#eef3ea", opacity=0.75, blur=0.6)
        y += 13 + 46 * near
        row += 1


def _whitecap(tip: Point, length: float, height: float) -> Outline:
    reach = ((-0.34, 0.42), (-0.12, 0.02), (0.01, -0.1), (0.15, 0.3), (0.02, 0.16), (-0.14, 0.24))
    return smooth([(tip[0] + length * x, tip[1] + height * y) for x, y in reach])


def _draw_bank(canvas: Canvas) -> None:
    """The near bank, with a tree bent by the wind."""
    canvas.paint(bare_tree(150, 1010, 760, 15, lean=-9), "#121c26")
    bank = curve("-60,960 180,950 420,1000 560,1080! -60,1100!")
    canvas.paint(bank, down("#22313a", "#121c25"))
    grass = [
        stroke([(x, 960 + max(0, x - 180) * 0.2 + 8), (x - 16, 934 + max(0, x - 180) * 0.2)], 4, 1)
        for x in range(-10, 430, 9)
    ]
    canvas.paint(grass, "#1a2830")
