"""Searchers with torches in the fog on the moor before dawn, and the dog ahead of them."""

from random import Random

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.dog import dog_outlines
from demo.drawings.figure import POINTING, STANDING, WALKING, Person, silhouette
from demo.drawings.frame import HEIGHT, WIDTH
from demo.drawings.outline import ellipse, smooth, stroke
from demo.drawings.paint import across, down, mix
from demo.drawings.sky import draw_haze
from demo.drawings.skyline import hills

FOG = "#8ea3b5"


def moor_rescue() -> Image.Image:
    """Everything in blue and grey but the torches."""
    canvas = Canvas.of(down("#3d5068", "#6f879b", "#a3b4bd", "#a3b4bd"))
    canvas.glow(1240, 380, 700, "#dfe6dc", 0.45)
    for base, height, seed, depth in (
        (620, 230, 8, 0.2),
        (720, 190, 15, 0.42),
        (820, 150, 4, 0.62),
    ):
        tone = mix(FOG, "#1d2c3d", depth)
        canvas.paint(hills(base, height, seed, foot=1000), down(tone, mix(tone, FOG, 0.7)))
        draw_haze(canvas, base - 60, base + 170, "#b5c3cb", 0.75)
    _draw_searchers(canvas)
    draw_haze(canvas, 700, 1000, "#b5c3cb", 0.5)
    _draw_ground(canvas)
    _draw_dog(canvas)
    draw_haze(canvas, 860, 1130, "#aebdc7", 0.4)
    return canvas.finished(vignette=0.45)


def _draw_searchers(canvas: Canvas) -> None:
    """Four people in line, the farther the paler, each with a beam of light."""
    for x, foot, height, pose, is_mirrored, depth in (
        (250, 770, 190, WALKING, False, 0.5),
        (470, 800, 240, POINTING, False, 0.62),
        (760, 850, 330, WALKING, False, 0.76),
        (1340, 790, 210, STANDING, True, 0.55),
    ):
        spot = canvas.at(x, foot, height / 800, is_mirrored)
        person = Person(hair="short", breadth=1.12, pose=pose)
        spot.paint(silhouette(person), mix(FOG, "#131f2e", depth))
        spot.paint(ellipse(0, -790, 52, 34), mix(FOG, "#131f2e", depth))  # helmet
        band = [(-96.0, -520.0), (96.0, -520.0), (92.0, -488.0), (-92.0, -488.0)]
        spot.paint(band, "#d9e3a0", opacity=0.55)
        beam = [(20.0, -776.0), (900.0, -700.0), (900.0, -380.0), (20.0, -764.0)]
        spot.paint(beam, across("#fff3c8b0", "#fff3c800"), mode="light", blur=9)
        spot.glow(22, -770, 150, "#fff3c8", 0.9)
        spot.paint(ellipse(22, -770, 13), "#fffbe6")


def _draw_ground(canvas: Canvas) -> None:
    dice = Random(6)
    crest = smooth([(-60, 900), (420, 872), (900, 905), (1300, 868), (1700, 890)], closed=False)
    canvas.paint([*crest, (1700, HEIGHT), (-60, HEIGHT)], down("#3d4f52", "#22313a", "#141f29"))
    for _ in range(330):
        near = dice.random() ** 0.7
        x, y = dice.uniform(-20, WIDTH + 20), 905 + near * 180
        tuft = [
            stroke([(x + d, y), (x + d * 2.4, y - (16 + 44 * near))], 2 + 2 * near, 0.8)
            for d in (-6, 0, 6)
        ]
        canvas.paint(tuft, dice.choice(("#4f6360", "#2f4248", "#6a6f62")), opacity=0.8)


def _draw_dog(canvas: Canvas) -> None:
    """Her outline on the near ridge, with the light of her collar."""
    spot = canvas.at(1090, 940, 0.52)
    spot.paint(ellipse(-40, 4, 250, 20), "#0d1620", opacity=0.6, blur=12)
    spot.paint(dog_outlines(), down("#1c2a37", "#0f1924"))
    spot.rim(dog_outlines(), "#cfd9dc", 4, -5, blur=4, opacity=0.8)
    spot.glow(66, -460, 170, "#5fd0ff", 0.9)
    spot.paint(stroke([(30, -474), (62, -456), (110, -456)], 15), "#a9ecff")
