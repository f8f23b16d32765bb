"""A German shepherd, sitting, in profile to the right. It sits on the canvas's y = 0, 700 tall."""

from demo.drawings.canvas import Canvas
from demo.drawings.outline import Outline, curve, ellipse, line, stroke
from demo.drawings.paint import across, down, mix

TAN, BLACK, CREAM = "#bf8650", "#2a2127", "#e0b98a"

BODY = curve(
    "60,-520 10,-500 -50,-420 -108,-310 -158,-190 -186,-80 -170,-6 -60,-2 20,-60 "
    "60,-160 118,-240 150,-330 148,-420 118,-490"
)
HAUNCH = curve(
    "-186,-60 -170,-150 -110,-204 -40,-186 2,-120 6,-60 70,-30 92,-8 84,0 -140,0 -180,-14"
)
FORELEG = curve(
    "70,-330 128,-340 136,-240 122,-120 120,-46 158,-24 166,-4 160,0 80,0 82,-120 66,-230"
)
FAR_LEG = curve("90,-300 134,-300 146,-200 150,-110 150,-46 188,-26 198,-6 192,0 112,0 112,-120")
HEAD = curve(
    "6,-520 14,-580 50,-628 100,-634 132,-610 150,-582 206,-566 236,-556 244,-536 "
    "236,-516 190,-498 146,-486 122,-462 70,-452 26,-470"
)
NEAR_EAR = curve("38,-606! 34,-660 60,-722! 88,-676 96,-624!")
FAR_EAR = curve("80,-618! 88,-670 112,-716! 126,-668 126,-612!")
TAIL = stroke(line((-150, -40), (-230, -18), (-320, -16), (-372, -34)), 62, 18)


def dog_outlines() -> list[Outline]:
    """The whole dog, for its shadow and its rim of light."""
    return [BODY, HAUNCH, FAR_LEG, FORELEG, HEAD, NEAR_EAR, FAR_EAR, TAIL]


def draw_dog(canvas: Canvas) -> None:
    """The dog with its working harness."""
    canvas.paint(TAIL, down(BLACK, mix(BLACK, TAN, 0.4)))
    canvas.paint(FAR_EAR, "#4a3328")
    canvas.paint(FAR_LEG, down("#7d5534", "#8d6440"))
    canvas.paint(BODY, down(TAN, TAN, mix(TAN, "#4a2a20", 0.3)))
    saddle = curve(
        "70,-540 0,-520 -70,-420 -130,-310 -190,-180 -220,-40 -120,-70 -80,-190 "
        "-20,-260 50,-300 70,-380 40,-460"
    )
    canvas.paint(saddle, BLACK, blur=5, within=BODY, speckle=0.6)
    canvas.paint(
        ellipse(118, -380, 40, 100, 12), CREAM, opacity=0.7, blur=14, within=BODY, speckle=0.5
    )
    canvas.paint(FORELEG, across(mix(TAN, "#4a2a20", 0.2), mix(TAN, CREAM, 0.5), TAN))
    canvas.paint(HAUNCH, down(mix(TAN, BLACK, 0.35), TAN, mix(TAN, CREAM, 0.4)))
    canvas.rim(HAUNCH, "#6b4228", 4, 5, opacity=0.6, blur=6)
    _draw_paws(canvas)
    _draw_head(canvas)
    _draw_harness(canvas)


def _draw_paws(canvas: Canvas) -> None:
    toes = [stroke([(x, -3), (x + 3, -17)], 3) for x in (44, 62, 124, 142)]
    canvas.paint(toes, "#5a3826", opacity=0.8)


def _draw_head(canvas: Canvas) -> None:
    canvas.paint(HEAD, across(mix(TAN, "#4a2a20", 0.15), TAN, TAN))
    muzzle = curve("140,-590 160,-580 250,-560 250,-500 190,-496 150,-500 134,-540")
    canvas.paint(muzzle, BLACK, opacity=0.92, blur=7, within=HEAD, speckle=0.5)
    canvas.paint(ellipse(60, -620, 70, 26), BLACK, opacity=0.55, blur=14, within=HEAD)
    canvas.paint(ellipse(74, -500, 50, 30), CREAM, opacity=0.5, blur=14, within=HEAD)
    canvas.paint(stroke(line((244, -524), (200, -514), (160, -516)), 4), "#120d10")
    canvas.paint(curve("222,-570 244,-566 252,-548 236,-542 222,-550"), "#171216")
    canvas.paint(ellipse(236, -560, 6, 3), "#8d8894")
    canvas.paint(curve("118,-588 132,-598 150,-584 136,-578"), "#1b1316")
    canvas.paint(ellipse(135, -587, 7), "#8a5a22")
    canvas.paint(ellipse(136, -587, 4), "#120d10")
    canvas.paint(ellipse(138, -590, 2), "#ffffff")
    canvas.paint(NEAR_EAR, down(BLACK, mix(TAN, BLACK, 0.5)))
    inner = curve("50,-622! 50,-660 62,-696! 78,-664 82,-628!")
    canvas.paint(inner, down("#7a4f40", "#4a3028"))


def _draw_harness(canvas: Canvas) -> None:
    """Collar, and a blue harness with a reflecting strip."""
    collar = stroke(line((22, -474), (62, -450), (116, -452)), 22)
    canvas.paint(collar, "#1e3f8f", within=[HEAD, BODY])
    canvas.paint(ellipse(104, -434, 11), "#e2c25a")
    chest = stroke(line((-30, -436), (40, -360), (160, -330)), 36)
    girth = stroke(line((-66, -390), (-40, -290), (30, -226), (130, -214)), 36)
    for strap in (girth, chest):
        canvas.paint(strap, "#1e3f8f", within=BODY, without=FORELEG if strap is girth else [])
    canvas.paint(stroke(line((-30, -436), (40, -360), (150, -330)), 9), "#e9ecea", within=BODY)
    canvas.paint(
        stroke(line((-66, -390), (-40, -290), (30, -226), (130, -214)), 9),
        "#e9ecea",
        within=BODY,
        without=FORELEG,
    )
    plate = curve("-86,-404 -20,-446 4,-398 -60,-352")
    canvas.paint(plate, "#1e3f8f", within=BODY)
    canvas.paint(stroke([(-48, -386), (-16, -408)], 11), "#f2f4f2", within=BODY)
