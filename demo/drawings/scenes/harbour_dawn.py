"""A police launch crosses the harbour at first light."""

from PIL import Image

from demo.drawings.boats import draw_launch, draw_trawler
from demo.drawings.canvas import Canvas
from demo.drawings.outline import box, curve, ellipse, smooth
from demo.drawings.paint import across, down
from demo.drawings.sky import draw_gull, draw_haze, draw_streaks, draw_sun
from demo.drawings.skyline import (
    city_blocks,
    draw_church,
    draw_dock_crane,
    draw_lighthouse,
    draw_lit_windows,
    hills,
)
from demo.drawings.water import draw_glitter, draw_reflection, draw_ripples

SHORE = 610
SUN = 1200


def harbour_dawn() -> Image.Image:
    """The sun just over the roofs, cranes in the haze, the launch in front."""
    canvas = Canvas.of(down("#27406f", "#5d6f9c", "#c08a9a", "#f6b58a", "#ffe0a8", "#ffdca0"))
    draw_streaks(canvas, 60, 520, "#ffc9a0", 26, 11, 0.5)
    draw_streaks(canvas, 30, 300, "#8f84ad", 12, 3, 0.5)
    draw_sun(canvas, SUN, 470, 44, "#ffca78")
    _draw_far_shore(canvas)
    draw_reflection(canvas, SHORE, down("#c9919a", "#4a5f8e", "#1d3059"), 0.62)
    draw_ripples(canvas, SHORE, "#263c6b", 150, 5, 0.35)
    draw_ripples(canvas, SHORE, "#ffd9b5", 90, 6, 0.28)
    draw_glitter(canvas, SUN, SHORE, 190, "#ffe7b8", 130, 7)
    draw_trawler(canvas.at(235, 690, 0.85), "#5c3346")
    _draw_wake(canvas)
    draw_launch(canvas.at(760, 800, 1.12))
    _draw_foam(canvas)
    for x, y, span in ((420, 250, 74), (510, 300, 50), (330, 330, 40), (1330, 210, 56)):
        draw_gull(canvas, x, y, span, "#27365f")
    canvas.glow(SUN, 480, 800, "#ffb56b", 0.22)
    return canvas.finished()


def _draw_far_shore(canvas: Canvas) -> None:
    canvas.paint(hills(SHORE, 105, 4), down("#b9859b", "#e5a78f"))
    canvas.paint(city_blocks(SHORE, 120, 21), down("#8a6c90", "#c98f8f"))
    draw_church(canvas, 560, SHORE, 190, down("#7a628a", "#b28390"))
    draw_haze(canvas, 480, 660, "#ffd3a0", 0.6)
    tone = down("#4b4675", "#84617f")
    for x, height in ((40, 400), (250, 330), (1340, 300)):
        draw_dock_crane(canvas, x, SHORE, height, tone)
    sheds = [
        box(0, 548, 190, 70),
        [(0, 548), (95, 516), (190, 548)],
        box(190, 560, 150, 60),
        [(190, 560), (265, 534), (340, 560)],
        box(1290, 566, 310, 60),
    ]
    canvas.paint(sheds, down("#4a4570", "#70577c"))
    draw_lit_windows(canvas, SHORE, 46, "#ffe3a6", 40, 9)
    canvas.paint(box(0, SHORE - 14, 420, 20), "#3d3a63")
    mole = smooth(
        [
            (1000, SHORE),
            (1000, SHORE),
            (1020, SHORE - 16),
            (1600, SHORE - 20),
            (1600, SHORE),
            (1600, SHORE),
        ]
    )
    canvas.paint(mole, across("#6b4d6d", "#43406a"))
    draw_lighthouse(canvas, 1030, SHORE - 12, 150, across("#f4d6b0", "#8a6f92"), "#fff3c4")


def _draw_wake(canvas: Canvas) -> None:
    """The trail behind the launch, and her shadow on the water."""
    canvas.paint(ellipse(760, 822, 380, 26), "#14234a", opacity=0.6, blur=10)
    for spread, opacity in ((26, 0.35), (12, 0.6)):
        trail = smooth(
            [
                (430, 806),
                (250, 812 - spread),
                (-60, 830 - spread * 2),
                (-60, 850 + spread),
                (250, 834 + spread * 0.4),
                (440, 826),
            ]
        )
        canvas.paint(trail, across("#f7dfd2", "#fff2e2"), opacity=opacity, blur=3, speckle=0.6)


def _draw_foam(canvas: Canvas) -> None:
    bow = curve("1010,812 1046,786 1082,790 1120,814 1180,826 1060,832")
    side = curve("420,818 600,812 820,814 1040,810 1090,824 800,834 430,832")
    canvas.paint(side, "#f9e6d6", opacity=0.85, blur=2, speckle=0.5)
    canvas.paint(bow, "#fff4e4", opacity=0.95, blur=2, speckle=0.5)
