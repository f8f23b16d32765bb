"""A hand that holds a telephone, and the telephone.

The telephone is 300 by 600 units with its middle at the canvas's origin.
"""

from demo.drawings.canvas import Canvas
from demo.drawings.outline import box, curve, ellipse, line, stroke
from demo.drawings.paint import Colour, Paint, across, down, mix

SCREEN = box(-136, -280, 272, 560, 30)


def draw_phone(canvas: Canvas, screen: Paint) -> None:
    """The telephone's front, lit."""
    canvas.paint(box(-156, -306, 312, 612, 50), across("#3c4257", "#171a26", "#2b3042"))
    canvas.paint(box(-150, -300, 300, 600, 44), "#0b0d15")
    canvas.paint(SCREEN, screen)
    canvas.paint(box(-44, -270, 88, 20, 10), "#0b0d15")


def draw_palm(canvas: Canvas, skin: Colour, sleeve: Colour) -> None:
    """Wrist, sleeve and palm: drawn before the telephone."""
    shade = mix(skin, "#3a1530", 0.5)
    arm = curve("-120,330 120,330 160,460 190,900! -150,900! -140,460")
    canvas.paint(arm, across(skin, mix(skin, shade, 0.4), shade))
    cuff = curve("-176,560! 20,588 216,556! 250,900! -230,900!")
    canvas.paint(cuff, across(mix(sleeve, "#ffffff", 0.12), sleeve, mix(sleeve, "#05060f", 0.4)))
    canvas.paint(stroke(line((-174, 566), (20, 594), (214, 562)), 16), mix(sleeve, "#ffffff", 0.12))
    palm = curve("-150,20 -196,120 -194,300 -140,420 0,440 120,380 184,250 190,60 150,-40 0,-60")
    canvas.paint(palm, across(skin, mix(skin, shade, 0.6)))


def draw_fingers(canvas: Canvas, skin: Colour) -> None:
    """Four fingers round the right edge and the thumb on the left: drawn after the telephone."""
    shade = mix(skin, "#3a1530", 0.5)
    for number, (y, length) in enumerate(((-70, 66), (4, 72), (78, 68), (148, 56))):
        finger = stroke(line((196, y + 26), (178, y + 6), (156 - length * 0.3, y)), 62, 52)
        canvas.paint([(x - 6, py + 12) for x, py in finger], "#05060f", opacity=0.45, blur=8)
        canvas.paint(
            finger, down(mix(skin, "#ffe9cf", 0.25), skin, mix(skin, shade, 0.55 + number * 0.08))
        )
        nail = ellipse(142 - length * 0.3, y - 6, 20, 15, -6)
        canvas.paint(nail, mix(skin, "#ffe3dc", 0.5))
    thumb = curve(
        "-184,276 -210,150 -204,20 -178,-76 -140,-104 -116,-84 -124,-20 -134,80 "
        "-140,200 -158,300 -172,318"
    )
    canvas.paint([(x + 12, y + 10) for x, y in thumb], "#05060f", opacity=0.4, blur=9)
    canvas.paint(thumb, across(mix(skin, "#ffe9cf", 0.2), skin, mix(skin, shade, 0.45)))
    canvas.paint(ellipse(-141, -66, 19, 28, 14), mix(skin, "#ffe3dc", 0.5))
    creases = [
        stroke(line((-196, 40), (-176, 46), (-150, 38)), 3),
        stroke(line((-198, 60), (-178, 66), (-152, 58)), 3),
    ]
    canvas.paint(creases, shade, opacity=0.5, blur=1)
