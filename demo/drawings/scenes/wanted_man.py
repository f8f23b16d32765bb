"""A portrait of a man in a hooded top against a plain wall, for a wanted appeal."""

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.clothes import draw_hoodie
from demo.drawings.face import Face
from demo.drawings.frame import WIDTH
from demo.drawings.outline import box, ellipse
from demo.drawings.paint import across, down
from demo.drawings.portrait import draw_portrait

DEAN = Face(
    skin="#cf9a76",
    hair="#33231c",
    eyes="#4d5a48",
    age=0.3,
    smile=0.05,
    jaw=1.06,
    brows=1.15,
    beard="stubble",
)


def wanted_man() -> Image.Image:
    """Even light, nothing to distract from the face."""
    canvas = Canvas.of(across("#b3bec6", "#a3afb9", "#7f8c99"))
    for y in range(96, 1067, 97):
        canvas.paint(box(0, y, WIDTH, 3), "#7f8c98", opacity=0.35)
        offset = 0 if y // 97 % 2 else 120
        canvas.paint(
            [box(x + offset, y - 94, 3, 94) for x in range(-240, WIDTH, 240)],
            "#7f8c98",
            opacity=0.35,
        )
    canvas.paint(box(0, 0, WIDTH, 1067), down("#ffffff", "#e3e7ea", "#8b95a3"), mode="shade")
    canvas.glow(560, 300, 900, "#f4f8fb", 0.5)
    canvas.paint(ellipse(960, 560, 300, 420), "#2c3644", opacity=0.38, blur=70)
    draw_portrait(canvas.at(800, 450, 1.36), DEAN, "crop", lambda at: draw_hoodie(at, "#46566e"))
    return canvas.finished()
