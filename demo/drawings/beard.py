"""Beards, on the heads of `face.py`."""

from demo.drawings.canvas import Canvas
from demo.drawings.face import Face
from demo.drawings.outline import Outline, both_sides, curve, ellipse, line, points, stroke, wider
from demo.drawings.paint import mix

MOUTH = ellipse(0, 141, 40, 13)


def _growth(face: Face) -> Outline:
    """Cheeks and chin as far as a beard grows."""
    cheek = points("0,100 26,99 54,112 74,112 104,74 134,6 146,20")
    chin = wider(points("134,104 106,160 70,200 34,222 0,228"), face.jaw)
    return both_sides([*cheek, *chin])


def draw_stubble(canvas: Canvas, face: Face) -> None:
    """Two days without a razor."""
    shadow = mix(face.hair, face.shade, 0.4)
    canvas.paint(
        _growth(face), shadow, opacity=0.42, blur=9, within=face.outline, without=MOUTH, speckle=1
    )


def draw_full_beard(canvas: Canvas, face: Face) -> None:
    """A full beard with a moustache."""
    beard = _growth(face)
    dark, bright = mix(face.hair, "#2a2030", 0.5), mix(face.hair, "#ffffff", 0.4)
    canvas.paint(beard, face.hair, blur=3, without=MOUTH)
    far_side = curve("40,110 150,0 150,150 40,240 0,240")
    canvas.paint(far_side, dark, opacity=0.6, blur=14, within=beard, without=MOUTH)
    canvas.paint(
        [_hair(x) for x in range(-104, 105, 16)],
        bright, opacity=0.35, blur=0.8, within=beard, without=MOUTH,
    )  # fmt: skip
    canvas.paint(stroke(line((-24, 166), (0, 172), (24, 166)), 5), dark, opacity=0.6, blur=3)
    moustache = both_sides(points("0,100 26,99 56,122 60,140 36,128 0,122"))
    canvas.paint(moustache, mix(face.hair, "#ffffff", 0.08), blur=1.5)
    canvas.paint(stroke([(0, 104), (0, 120)], 4, 2), face.shade, opacity=0.4, blur=1.5)


def _hair(x: float) -> Outline:
    rise = abs(x)
    middle, end = (x * 1.1, 184 - rise * 0.4), (x * 1.02, 214 - rise * 0.36)
    return stroke(line((x, 158 - rise * 0.5), middle, end), 3, 1)
