"""What an officer carries on the chest, in portrait units: vest, radio and body-worn camera."""

from demo.drawings.canvas import Canvas
from demo.drawings.clothes import shoulders
from demo.drawings.outline import Outline, box, curve, ellipse
from demo.drawings.paint import across, down, mix
from demo.drawings.uniform import HIVIS, HIVIS_DARK, SILVER, draw_chequers


def draw_patrol_vest(canvas: Canvas) -> None:
    """Black shirt with a zipped collar, and over it the high-visibility vest."""
    cloth = shoulders()
    canvas.paint(cloth, across("#232a3c", "#171c2b", "#0b0e18"))
    collar = curve("-104,190! -126,268 -70,330 0,356 70,330 126,268 104,190! 60,244 0,262 -60,244")
    vest = curve(
        "-122,292! -250,336! -282,430 -300,560 -306,900! 306,900! 300,560 282,430 "
        "250,336! 122,292! 70,370 0,420 -70,370"
    )
    canvas.paint(vest, across(mix(HIVIS, "#ffffff", 0.12), HIVIS, HIVIS_DARK))
    canvas.paint(ellipse(250, 620, 120, 300), "#3f5a10", opacity=0.35, blur=40, within=vest)
    canvas.paint(collar, across("#2c3448", "#1a2030", "#0e1220"))
    canvas.paint(box(-4, 262, 8, 640), "#141826")
    canvas.paint(box(-13, 300, 26, 40, 6), "#c3c9d0")
    braces: list[Outline] = [box(-206, 280, 58, 360), box(148, 280, 58, 360)]
    band = box(-320, 640, 640, 62)
    for strip in (*braces, band):
        canvas.paint(strip, down("#f6f8f8", SILVER, "#b9c2c6"), within=vest)
    draw_chequers(canvas, -320, 720, 640, 56, 2, vest)
    canvas.paint(box(-4, 420, 8, 480), "#8a9a1c")


def draw_camera(canvas: Canvas) -> None:
    """A body-worn camera in its clip, recording; about 120 by 170 units round the origin."""
    canvas.paint(box(-52, -70, 122, 176, 18), "#20280a", opacity=0.4, blur=10)
    canvas.paint(box(-60, -84, 120, 172, 20), across("#3a4154", "#1b202d", "#10131c"))
    canvas.rim(box(-60, -84, 120, 172, 20), "#7d89a5", -3, -3, opacity=0.8)
    canvas.paint(ellipse(0, -22, 42), "#0a0c13")
    canvas.paint(ellipse(0, -22, 33), across("#2c3f66", "#10182c"))
    canvas.paint(ellipse(0, -22, 20), "#060810")
    canvas.paint(ellipse(-11, -34, 8, 6, -30), "#dbe8ff", opacity=0.9)
    canvas.paint(box(-34, 44, 40, 26, 6), "#0a0c13")
    canvas.glow(34, 57, 60, "#ff3d2e", 0.9)
    canvas.paint(ellipse(34, 57, 10), "#ff5a48")
    canvas.paint(ellipse(32, 54, 4), "#ffd9d2")


def draw_radio(canvas: Canvas) -> None:
    """A radio on its clip, with its aerial."""
    canvas.paint(box(-40, -80, 92, 200, 12), "#20280a", opacity=0.4, blur=10)
    canvas.paint(box(24, -200, 18, 130, 9), "#12151f")
    canvas.paint(box(-48, -90, 96, 200, 14), across("#343b4d", "#191e2b", "#0f121b"))
    canvas.rim(box(-48, -90, 96, 200, 14), "#76819c", -3, -3, opacity=0.7)
    canvas.paint(box(-34, -70, 68, 44, 5), down("#7fc2b0", "#4a8f86"))
    canvas.paint([ellipse(-22 + n % 3 * 22, 4 + n // 3 * 24, 7) for n in range(9)], "#4a5266")
    canvas.paint(ellipse(-26, -102, 13, 10), "#e2572f")
