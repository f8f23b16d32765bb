"""Eyes, nose, mouth and glasses, on the heads of `face.py`."""

from demo.drawings.canvas import Canvas
from demo.drawings.face import Face
from demo.drawings.outline import box, curve, ellipse, line, smooth, stroke
from demo.drawings.paint import mix

FRAME = "#2b2a33"


def draw_features(canvas: Canvas, face: Face) -> None:
    """Everything that looks, smells and speaks."""
    _draw_eye(canvas.at(-61, -10), face, glint=-3)
    # Mirrored, but for the glint: the light comes from the left for both.
    _draw_eye(canvas.at(61, -10, is_mirrored=True), face, glint=5)
    _draw_nose(canvas, face)
    _draw_mouth(canvas, face)


def _draw_eye(canvas: Canvas, face: Face, glint: float) -> None:
    """The left eye and its brow. With age the outer corner sinks."""
    droop = face.age * 5
    outer = (-28.0, 4 + droop)
    almond = smooth(
        [outer, outer, (-13, -6), (5, -9), (21, -2), (29, 6), (29, 6), (10, 11), (-12, 11)]
    )
    canvas.paint(almond, mix("#f1eae2", face.shade, 0.14))
    canvas.paint(ellipse(1, 0, 12.5), face.eyes, within=almond)
    bright = mix(face.eyes, "#ffffff", 0.35)
    canvas.paint(ellipse(1, 4, 8, 6), bright, opacity=0.6, blur=2, within=almond)
    canvas.paint(ellipse(1, 0, 6), "#14100f", within=almond)
    canvas.paint(ellipse(0, -11, 32, 9), "#2a1420", opacity=0.55, blur=2.5, within=almond)
    canvas.paint(ellipse(glint, -4, 2.8), "#ffffff")
    lid = line((-30, 5 + droop), (-14, -6), (5, -10), (21, -3), (31, 7))
    canvas.paint(stroke(lid, 5.5, 4), "#2a1a18", opacity=0.9)
    crease = line((-30, -5 + droop), (-12, -16), (8, -18), (28, -8))
    canvas.paint(stroke(crease, 3), face.shade, opacity=0.75, blur=0.8)
    below = line((-22, 13 + droop * 0.5), (0, 17), (24, 12))
    canvas.paint(stroke(below, 2.5), face.shade, opacity=0.5, blur=1)
    brow = line((-42, -24 + droop * 0.6), (-18, -37), (12, -38), (36, -32))
    hairs = stroke(brow, 5 * face.brows, 13 * face.brows)
    canvas.paint(hairs, mix(face.hair, "#1c1413", 0.25), opacity=0.92, blur=1.6, speckle=0.5)


def _draw_nose(canvas: Canvas, face: Face) -> None:
    slope = curve("6,-34 14,0 20,40 36,62 36,82 14,90 4,72 6,20")
    canvas.paint(slope, face.shade, opacity=0.5, blur=6, speckle=0.3)
    canvas.paint(ellipse(2, 93, 34, 9), face.shade, opacity=0.55, blur=5)
    bridge = stroke(line((-3, -30), (-5, 20), (-4, 58)), 9, 12)
    canvas.paint(bridge, face.light, opacity=0.55, blur=5)
    canvas.paint(ellipse(-5, 64, 12, 10), face.light, opacity=0.65, blur=5)
    for half in (canvas, canvas.at(0, 0, is_mirrored=True)):
        wing = line((24, 62), (34, 76), (28, 88), (20, 88))
        half.paint(stroke(wing, 4, 3), face.shade, opacity=0.7, blur=1.2)
        nostril = mix(face.shade, "#1a0a10", 0.5)
        half.paint(ellipse(14, 86, 9, 4.5, -14), nostril, opacity=0.85, blur=1)


def _draw_mouth(canvas: Canvas, face: Face) -> None:
    """Lips whose corners rise with the smile."""
    reach, height = 42 + face.smile * 8, 134 - face.smile * 11
    left, right = (-reach, height), (reach, height)
    bow = [(-22.0, 122.0), (-8.0, 117.0), (0.0, 121.0), (8.0, 117.0), (22.0, 122.0)]
    seam = [(-16.0, 132.0), (0.0, 135.0), (16.0, 132.0)]
    upper = smooth([left, left, *bow, right, right, *reversed(seam)])
    lower = smooth([left, left, *seam, right, right, (24, 150), (0, 157), (-24, 150)])
    canvas.paint(lower, mix(face.lips, face.skin, 0.28))
    canvas.paint(upper, mix(face.lips, face.shade, 0.35))
    canvas.paint(ellipse(-8, 146, 17, 5), face.light, opacity=0.4, blur=3)
    canvas.paint(stroke(line(left, *seam, right), 3.4), mix(face.lips, "#2a0e14", 0.72))
    corners = [ellipse(-reach - 3, height, 7, 6), ellipse(reach + 3, height, 7, 6)]
    canvas.paint(corners, face.shade, opacity=0.6, blur=3)
    canvas.paint(ellipse(3, 170, 32, 8), face.shade, opacity=0.5, blur=6)


def draw_glasses(canvas: Canvas) -> None:
    """Round glasses in a dark frame."""
    for x in (-63, 63):
        lens = box(x - 46, -40, 92, 68, 26)
        canvas.paint(lens, "#dfeefa", opacity=0.14)
        canvas.paint(stroke([*lens, *lens[:2]], 6), FRAME)
        shine = [(x - 30, -40), (x - 8, -40), (x - 34, 28), (x - 46, 28)]
        canvas.paint(shine, "#ffffff", opacity=0.16, within=lens)
    canvas.paint([stroke([(-109, -14), (-148, -6)], 6), stroke([(109, -14), (148, -6)], 6)], FRAME)
    canvas.paint(stroke(line((-17, -16), (0, -22), (17, -16)), 6), FRAME)
