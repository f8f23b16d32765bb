"""Water: what it mirrors, and the light that glitters on it."""

from math import sin
from random import Random

from PIL import Image, ImageFilter, ImageOps

from demo.drawings.canvas import Canvas
from demo.drawings.frame import HEIGHT, WIDTH
from demo.drawings.outline import Outline, box, smooth
from demo.drawings.paint import Colour, Paint


def draw_reflection(
    canvas: Canvas, shore: int, tint: Paint, strength: float, sway: float = 5
) -> None:
    """Turn everything below y = `shore` into water that mirrors what stands above it.

    `strength` (0 to 1) is how much of the mirror image shows through the tint, and `sway` how far
    the ripples pull it about, in pixels.
    """
    canvas.paint(box(0, shore, WIDTH, HEIGHT - shore), tint)
    depth = min(HEIGHT - shore, shore)
    mirror = ImageOps.flip(canvas.image.crop((0, shore - depth, WIDTH, shore)))
    mirror = mirror.filter(ImageFilter.BoxBlur((2, 4)))
    waved = Image.new("RGB", mirror.size)
    for top in range(0, depth, 3):
        swing = sway * (0.3 + top / depth)
        shift = round(swing * (sin(top * 0.21) + 0.6 * sin(top * 0.083 + 1)))
        strip = mirror.crop((0, top, WIDTH, min(top + 3, depth)))
        waved.paste(strip, (shift, top))
        # The picture's edge, repeated into the gap that the shift leaves.
        if shift:
            edge = strip.crop((0, 0, abs(shift), 3))
            waved.paste(edge, (0 if shift > 0 else WIDTH + shift, top))
    fade = Image.linear_gradient("L").resize((WIDTH, depth))
    fade = fade.point([round((255 - level * 0.85) * strength) for level in range(256)])
    canvas.image.paste(waved, (0, shore), fade)


def draw_ripples(
    canvas: Canvas, shore: float, colour: Colour, count: int, seed: int, opacity: float = 0.35
) -> None:
    """Wavelets all over the water, finer towards the shore."""
    dice = Random(seed)
    canvas.paint(
        [_wavelet(dice, dice.uniform(0, WIDTH), shore, dice.random() ** 1.6) for _ in range(count)],
        colour,
        opacity=opacity,
    )


def draw_glitter(
    canvas: Canvas, x: float, shore: float, spread: float, colour: Colour, count: int, seed: int
) -> None:
    """The path of light that a low sun or a lamp lays on the water, towards the viewer."""
    dice = Random(seed)
    wavelets = []
    for _ in range(count):
        near = dice.random() ** 1.3
        reach = spread * (0.25 + near)
        wavelets.append(_wavelet(dice, dice.gauss(x, reach * 0.5), shore, near))
    canvas.paint(wavelets, colour, opacity=0.8)


def _wavelet(dice: Random, x: float, shore: float, near: float) -> Outline:
    y = shore + 3 + near * (HEIGHT - shore)
    half = (8 + 62 * near) * dice.uniform(0.5, 1.2)
    thick = (1 + 5.5 * near) * dice.uniform(0.5, 1.1)
    return smooth(
        [
            (x - half, y),
            (x - half * 0.3, y - thick * 0.6),
            (x + half * 0.4, y - thick * 0.4),
            (x + half, y),
            (x + half * 0.2, y + thick * 0.5),
            (x - half * 0.5, y + thick * 0.4),
        ]
    )
