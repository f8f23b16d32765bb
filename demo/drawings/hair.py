"""Hair for the faces of `face.py`: what falls behind the head, and what lies on it."""

from collections.abc import Sequence
from typing import Literal

from demo.drawings.canvas import Canvas
from demo.drawings.outline import (
    Outline,
    Point,
    both_sides,
    curve,
    ellipse,
    line,
    mirrored,
    points,
    stroke,
)
from demo.drawings.paint import Colour, mix

Cut = Literal["crop", "sides", "bob", "tied"]


def draw_hair_behind(canvas: Canvas, cut: Cut, colour: Colour) -> None:
    """Draw before the neck and the face."""
    dark = mix(colour, "#120c16", 0.45)
    if cut == "bob":
        half = points("0,-226 100,-206 158,-120 170,0 176,110 168,176 120,196 60,190")
        canvas.paint(both_sides(half), dark)
    elif cut == "tied":
        canvas.paint(ellipse(10, -190, 74, 58), dark)
        canvas.paint(curve("-148,-60 -120,-190 0,-226 120,-190 148,-60 140,60 -140,60"), dark)


def draw_hair(canvas: Canvas, cut: Cut, colour: Colour) -> None:
    """Draw after the face."""
    match cut:
        case "crop":
            cap = curve(
                "-148,6 -150,-60 -146,-140 -104,-208 -20,-234 60,-230 124,-190 150,-120 150,-50 "
                "146,6! 134,-60 118,-112 70,-138 0,-146 -70,-140 -116,-112 -134,-60 -148,6"
            )
            _draw_mass(
                canvas,
                [cap],
                colour,
                [((x, -226), (x * 1.12, -190), (x * 1.2, -140)) for x in range(-110, 120, 15)],
            )
        case "sides":
            side = curve("-138,30 -156,0 -160,-70 -140,-130 -112,-158! -122,-90 -128,-30")
            _draw_mass(canvas, [side, mirrored(side)], colour, [])
        case "bob":
            left = curve(
                "-8,-228 -104,-208 -162,-116 -170,10 -164,110 -138,172 -104,186! -124,130 "
                "-136,40 -134,-30 -118,-84 -84,-128 -30,-164"
            )
            right = curve(
                "-34,-222 50,-232 126,-190 164,-100 172,10 166,112 140,172 106,186! 126,130 "
                "138,40 134,-44 104,-92 40,-124 -40,-136 -112,-104! -74,-158"
            )
            left_strands = [
                ((-40 - n * 14, -204 + n * 12), (-132 - n * 3, -90), (-146 - n * 3, 60))
                for n in range(5)
            ]
            fringe = [
                (
                    (-20 + n * 18, -216 + n * 4),
                    (40 + n * 20, -164 + n * 8),
                    (122 + n * 8, -84 + n * 6),
                )
                for n in range(5)
            ]
            _draw_mass(canvas, [left], colour, left_strands)
            _draw_mass(canvas, [right], colour, fringe)
            canvas.rim(right, mix(colour, "#120c16", 0.5), 0, 6, opacity=0.5, blur=3)
        case "tied":
            cap = curve(
                "-146,10 -152,-70 -130,-164 -60,-222 20,-230 100,-200 146,-120 150,-30 146,10! "
                "132,-50 116,-104 60,-146 0,-156 -64,-146 -116,-102 -132,-46 -146,10"
            )
            _draw_mass(
                canvas,
                [cap],
                colour,
                [
                    ((x, -150 + abs(x) * 0.4), (x * 0.85, -190 + abs(x) * 0.2), (x * 0.5 + 6, -224))
                    for x in range(-120, 130, 16)
                ],
            )


def _draw_mass(
    canvas: Canvas, outlines: Sequence[Outline], colour: Colour, strands: Sequence[Sequence[Point]]
) -> None:
    """Hair in one piece: darker on the far side, with strands and a sheen."""
    for outline in outlines:
        canvas.paint(outline, colour, blur=0.8)
    dark, bright = mix(colour, "#120c16", 0.5), mix(colour, "#ffe4c0", 0.35)
    canvas.paint(ellipse(130, -60, 80, 200), dark, opacity=0.6, blur=26, within=outlines)
    canvas.paint(ellipse(-64, -182, 70, 22, -24), bright, opacity=0.45, blur=14, within=outlines)
    canvas.paint(
        [stroke(line(*strand), 4.5, 1.5) for strand in strands],
        dark,
        opacity=0.3,
        blur=1.5,
        within=outlines,
    )
    shifted = [[(x + 5, y) for x, y in strand] for strand in strands]
    canvas.paint(
        [stroke(line(*strand), 2.5, 1) for strand in shifted],
        bright,
        opacity=0.3,
        blur=1.2,
        within=outlines,
    )
