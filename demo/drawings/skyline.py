"""Cities far off: blocks, spires, cranes and hills, flattened by distance into one tone."""

from random import Random

from demo.drawings.canvas import Canvas
from demo.drawings.frame import WIDTH
from demo.drawings.outline import Outline, box, ellipse, points, smooth, stroke
from demo.drawings.paint import Colour, Paint


def city_blocks(base: float, tallest: float, seed: int, step: float = 46) -> list[Outline]:
    """Roofs of a city across the picture, standing on y = `base`."""
    dice = Random(seed)
    blocks: list[Outline] = []
    x = -30.0
    while x < WIDTH + 30:
        width = step * dice.uniform(0.6, 1.5)
        height = tallest * dice.uniform(0.25, 1) ** 1.5
        blocks.append(box(x, base - height, width + 1, height + 2))
        crown = dice.random()
        top, middle = base - height, x + width / 2
        if crown < 0.18:
            blocks.append([(x, top), (middle, top - width * 0.5), (x + width, top)])
        elif crown < 0.32:
            blocks.append(box(x + width * 0.3, top - 14, width * 0.35, 16))
        elif crown < 0.4:
            blocks.append(stroke([(middle, top), (middle, top - 40)], 3))
        x += width
    return blocks


def draw_lit_windows(
    canvas: Canvas, base: float, tallest: float, colour: Colour, count: int, seed: int
) -> None:
    """Lights scattered low over a city's blocks."""
    dice = Random(seed)
    panes = [
        box(dice.uniform(0, WIDTH), base - tallest * dice.random() ** 1.8 * 0.8 - 8, 4, 5)
        for _ in range(count)
    ]
    canvas.paint(panes, colour, opacity=0.8)


def hills(base: float, height: float, seed: int, foot: float | None = None) -> Outline:
    """A line of hills across the picture, `height` above `base` at most, down to y = `foot`."""
    dice = Random(seed)
    ridge = [(x, base - height * dice.uniform(0.35, 1)) for x in range(-200, WIDTH + 300, 180)]
    bottom = base if foot is None else foot
    return [*smooth(ridge, closed=False), (WIDTH + 200, bottom), (-200, bottom)]


def draw_dock_crane(canvas: Canvas, x: float, base: float, height: float, paint: Paint) -> None:
    """A tall quayside crane with its jib out to the right."""
    legs = [stroke([(0, 0), (8, -62)], 2.2), stroke([(22, 0), (14, -62)], 2.2)]
    braces = [stroke([(3, -24), (19, -24)], 1.8), stroke([(3, -24), (15, -55)], 1.2)]
    jib = [stroke([(11, -70), (62, -100)], 2.4, 1.2), stroke([(10, -72), (2, -92)], 1.8)]
    ropes = [stroke([(2, -92), (62, -100)], 0.7), stroke([(61, -100), (61, -55)], 0.6)]
    cabin, load = box(3, -74, 17, 13), box(58, -56, 6, 4)
    canvas.at(x, base, height / 100).paint([*legs, *braces, *jib, *ropes, cabin, load], paint)


def draw_church(canvas: Canvas, x: float, base: float, height: float, paint: Paint) -> None:
    """A parish church: tower and spire at x, the nave to the right."""
    tower, nave = box(0, -48, 24, 50), box(24, -24, 50, 26)
    spire = points("-1,-47 12,-100 25,-47")
    roof = points("24,-24 25,-38 74,-38 76,-24")
    canvas.at(x, base, height / 100).paint([tower, nave, spire, roof], paint)


def draw_lighthouse(
    canvas: Canvas, x: float, base: float, height: float, paint: Paint, lamp: Colour
) -> None:
    """A harbour light on the end of its mole."""
    place = canvas.at(x, base, height / 100)
    tower = points("-11,0 -7.3,-78 7.3,-78 11,0")
    gallery, lantern = box(-10.5, -80, 21, 3.5), box(-5.5, -93, 11, 14)
    place.paint([tower, gallery, lantern, ellipse(0, -93, 6, 6)], paint)
    place.paint(box(-4, -90, 8, 9), lamp)
    place.glow(0, -86, 80, lamp, 0.7)
