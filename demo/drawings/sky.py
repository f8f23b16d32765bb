"""Skies: sun, clouds, rain and birds."""

from random import Random

from demo.drawings.canvas import Canvas
from demo.drawings.frame import HEIGHT, WIDTH
from demo.drawings.outline import Outline, box, curve, ellipse, stroke
from demo.drawings.paint import Colour, down, faded, mix


def draw_sun(canvas: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    """A low sun with its haze."""
    canvas.glow(x, y, radius * 12, colour, 0.55)
    canvas.glow(x, y, radius * 5, colour, 0.7)
    canvas.paint(ellipse(x, y, radius), mix(colour, "#ffffff", 0.55), blur=1.2)


def draw_cloud(
    canvas: Canvas, x: float, y: float, width: float, light: Colour, dark: Colour, seed: int
) -> None:
    """A flat-bottomed bank of cloud, `width` wide, resting on y; lit from above."""
    dice = Random(seed)
    puffs: list[Outline] = []
    for step in range(11):
        place = (step + 0.5) / 11
        swell = (1 - abs(2 * place - 1) ** 1.6) * width * 0.11 * dice.uniform(0.6, 1.2)
        puffs.append(ellipse(x + (place - 0.5) * width, y - swell * 0.6, width * 0.09, swell + 4))
    bank = curve("-62,0 -30,-3 30,-3 62,0 30,2.2 -30,2")
    puffs.append([(x + dx * width / 100, y + dy * width / 100) for dx, dy in bank])
    canvas.paint(puffs, down(light, mix(light, dark, 0.6), dark), blur=width * 0.008)


def draw_streaks(
    canvas: Canvas,
    top: float,
    bottom: float,
    colour: Colour,
    count: int,
    seed: int,
    opacity: float = 0.35,
) -> None:
    """Long thin clouds, as at dawn, denser towards `bottom`."""
    dice = Random(seed)
    for _ in range(count):
        y = bottom - (bottom - top) * dice.random() ** 1.5
        x, length = dice.uniform(-100, WIDTH + 100), dice.uniform(140, 520)
        thick = dice.uniform(4, 13) * (0.4 + 0.6 * (bottom - y) / (bottom - top))
        wisp = curve("-100,0 -30,-1 40,-0.7 100,-0.2 30,0.7 -50,0.5")
        wisp = [(x + dx * length / 100, y + dy * thick) for dx, dy in wisp]
        canvas.paint(wisp, faded(colour, opacity * dice.uniform(0.5, 1)), blur=3)


def draw_haze(canvas: Canvas, top: float, bottom: float, colour: Colour, strength: float) -> None:
    """Mist that is thickest half-way between two heights."""
    clear, thick = faded(colour, 0), faded(colour, strength)
    canvas.paint(box(0, top, WIDTH, bottom - top), down(clear, thick, clear))


def draw_rain(canvas: Canvas, colour: Colour, count: int, seed: int, lean: float = -0.35) -> None:
    """Driven rain: near drops long and clear, far ones short and faint."""
    dice = Random(seed)
    for opacity, length, width, share in (
        (0.10, 40, 1.2, 5),
        (0.16, 70, 1.6, 3),
        (0.24, 120, 2.2, 1),
    ):
        drops = []
        for _ in range(count * share // 9):
            x, y = dice.uniform(-100, WIDTH + 200), dice.uniform(-100, HEIGHT)
            fall = length * dice.uniform(0.6, 1.2)
            drops.append(stroke([(x, y), (x + lean * fall, y + fall)], width * 0.5, width))
        canvas.paint(drops, colour, opacity=opacity)


def draw_gull(canvas: Canvas, x: float, y: float, span: float, colour: Colour) -> None:
    """A gull on the wing."""
    wings = curve("0,0! -45,-38 -100,-10! -42,-20 0,16 42,-24 100,-16! 42,-44 0,0")
    canvas.at(x, y, span / 200).paint(wings, colour)
