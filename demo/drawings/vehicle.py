"""Vehicles. Their wheels stand on the canvas's y = 0."""

from demo.drawings.canvas import Canvas
from demo.drawings.outline import both_sides, box, curve, ellipse, points
from demo.drawings.paint import Colour, Paint, across, down, mix
from demo.drawings.uniform import draw_battenburg

LAMP_BLUE = "#3f8cff"


def draw_car(canvas: Canvas, colour: Colour, glass: Paint) -> None:
    """A parked hatchback from behind, 180 units wide."""
    canvas.paint(ellipse(0, -2, 104, 12), "#0d0f20", opacity=0.55, blur=7)
    canvas.paint([box(-82, -40, 30, 40, 8), box(52, -40, 30, 40, 8)], "#15161f")
    body = both_sides(points("0,-148 48,-146 64,-138 76,-92 88,-80 91,-40 86,-22!"))
    canvas.paint(body, down(mix(colour, "#ffffff", 0.22), colour, mix(colour, "#000000", 0.35)))
    window = both_sides(points("0,-138 46,-136 58,-126 66,-98! 0,-94"))
    canvas.paint(window, glass)
    canvas.paint(box(-26, -62, 52, 14, 3), "#e9d9a3")  # number plate
    canvas.paint(box(-88, -40, 176, 12, 5), mix(colour, "#000000", 0.3))
    canvas.paint([box(-86, -82, 24, 18, 6), box(62, -82, 24, 18, 6)], "#a3372f")


def draw_police_van(canvas: Canvas) -> None:
    """A marked van from the side, its lamps on: 270 units long, without its wheels."""
    body = curve("-130,0! -130,-92 -122,-102 40,-102 62,-94 92,-54 126,-46 134,-34 134,0!")
    canvas.paint(body, down("#f0f2ee", "#bcc7c9"))
    draw_battenburg(canvas, -132, -50, 30, 24, body)
    canvas.paint(curve("30,-58! 30,-90 56,-86 78,-58!"), "#2b3f52")
    canvas.paint(box(-10, -90, 30, 32, 4), "#2b3f52")
    for x in (-50, 20):
        canvas.paint(box(x - 20, -114, 40, 13, 5), LAMP_BLUE)
        canvas.glow(x, -108, 210, "#4d96ff", 0.9)
        canvas.paint(box(x - 12, -111, 24, 7, 3), "#eaf4ff")
    canvas.glow(132, -36, 90, "#fff3cc", 0.9)
    beam = [(134.0, -40.0), (420.0, -76.0), (430.0, 30.0), (134.0, -28.0)]
    canvas.paint(beam, across("#fff3c8aa", "#fff3c800"), mode="light", blur=5)
