"""Boats, side on, bow to the right. The water line is the canvas's y = 0."""

from demo.drawings.canvas import Canvas
from demo.drawings.outline import Outline, box, curve, ellipse, line, stroke
from demo.drawings.paint import Colour, across, down, mix
from demo.drawings.uniform import draw_battenburg


def draw_launch(canvas: Canvas) -> None:
    """A police launch, 600 units long from -300 to 300, about 250 tall with its mast."""
    hull = curve("-300,-58! -120,-60 120,-70 304,-104! 270,-40 228,14! -282,14!")
    _draw_mast(canvas)
    cabin = [(-190, -58), (-178, -132), (60, -132), (96, -66)]
    house = curve("-112,-130! -104,-198! 36,-198! 74,-130!")
    canvas.paint(house, down("#f4f1ea", "#c9ced8"))
    canvas.paint(cabin, down("#eef0f0", "#b9c2d2"))
    roof = box(-122, -206, 176, 14, 6)
    canvas.paint(roof, "#2b3a5e")
    panes: list[Outline] = [
        [(-92, -140), (-86, -186), (-44, -186), (-44, -140)],
        [(-34, -140), (-34, -186), (8, -186), (14, -140)],
        [(22, -140), (17, -186), (30, -186), (56, -140)],
    ]
    canvas.paint(panes, across("#31466b", "#ffcf97"))
    canvas.paint(ellipse(-10, -148, 10, 14), "#131a2c", within=panes[1])
    canvas.paint(ellipse(-10, -166, 8), "#131a2c", within=panes[1])
    draw_battenburg(canvas, -192, -116, 25, 25, cabin)
    canvas.paint(hull, down("#2a3f70", "#152344"))
    canvas.paint(box(-320, -6, 640, 30), "#7c2b2b", within=hull)
    gunwale = line((-300, -55), (-120, -58), (120, -68), (302, -101))
    canvas.paint(stroke(gunwale, 9), "#f3efe4")
    canvas.paint(stroke(line((-296, -30), (60, -34), (262, -52)), 5), "#e9c93a")
    _draw_rails(canvas)
    canvas.paint(ellipse(-226, -84, 22), "#e8642f")
    canvas.paint(ellipse(-226, -84, 11), "#2a3350")
    canvas.paint([box(-232, -108, 12, 12), box(-232, -72, 12, 12)], "#f4efe2")
    for x in (-150, -60, 30, 120):
        canvas.paint(box(x, -52, 15, 34, 7), "#0f172b")  # fenders
    canvas.rim(hull, "#ffd9a3", 5, -3, opacity=0.7)
    canvas.rim([house, roof], "#fff0d2", 5, -2, opacity=0.8)


def _draw_mast(canvas: Canvas) -> None:
    canvas.paint(stroke([(-40, -200), (-40, -300)], 7, 4), "#33415f")
    canvas.paint(stroke([(-76, -258), (-4, -258)], 4), "#33415f")
    canvas.paint(box(-64, -282, 48, 10, 4), "#e9ecec")  # radar
    canvas.paint(stroke([(-96, -206), (-118, -330)], 3, 1.5), "#33415f")
    canvas.paint(box(-2, -222, 30, 16, 7), "#3f8cff")
    canvas.glow(13, -214, 90, "#4d9bff", 0.9)
    canvas.paint(box(4, -219, 18, 8, 4), "#e2f0ff")


def _draw_rails(canvas: Canvas) -> None:
    rail = line((100, -108), (200, -122), (296, -140))
    canvas.paint(stroke(rail, 3.5), "#dfe3e6")
    for x, foot, top in ((104, -66, -108), (160, -74, -116), (220, -86, -125), (286, -98, -138)):
        canvas.paint(stroke([(x, foot), (x, top)], 3.5), "#dfe3e6")
    canvas.paint(stroke([(-292, -58), (-292, -98), (-196, -98)], 3.5), "#dfe3e6")


def draw_trawler(canvas: Canvas, hull_colour: Colour) -> None:
    """A small fishing boat at her moorings, 260 units long."""
    hull = curve("-130,-44! 0,-34 130,-66! 104,8! -118,8!")
    dark = mix(hull_colour, "#10182e", 0.6)
    canvas.paint(stroke([(-20, -40), (-20, -190)], 5, 3), dark)
    canvas.paint(stroke([(-20, -150), (-120, -90)], 4, 3), dark)
    canvas.paint(stroke([(-20, -186), (126, -64)], 1.6), dark)
    canvas.paint(stroke([(-20, -186), (-128, -46)], 1.6), dark)
    canvas.paint(box(8, -92, 58, 60, 4), down("#d9cdbd", "#8c8796"))
    canvas.paint([box(16, -82, 18, 18, 2), box(40, -82, 18, 18, 2)], "#34405f")
    canvas.paint(hull, down(hull_colour, dark))
    canvas.paint(stroke(line((-130, -41), (0, -31), (130, -63)), 5), "#e8dcc6")
