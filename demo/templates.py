"""The demo's six templates: backgrounds drawn by code, and what goes into them."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageDraw

from media_picker.lettering import font

SIZE = (1600, 1067)
WHOLE_STRIP = "10, 64, 80, 22"
LEFT_STRIP = "10, 56, 44, 32"
RIGHT_PHOTOGRAPH = "60, 18, 30, 66"


@dataclass(frozen=True)
class DemoTemplate:
    """`colours` run from the top to the bottom; the heading is drawn into the background."""

    title: str
    heading: str
    colours: tuple[tuple[int, int, int], tuple[int, int, int]]
    alt_text: str
    strapline_place: str = WHOLE_STRIP
    photograph_place: str = ""


TEMPLATES = (
    DemoTemplate(
        title="Template: witness appeal",
        heading="Did you see\nwhat happened?",
        colours=((13, 44, 92), (28, 92, 158)),
        alt_text="Eastmere Police appeal for witnesses: did you see what happened?",
    ),
    DemoTemplate(
        title="Template: missing person",
        heading="Have you\nseen …?",
        colours=((94, 24, 84), (150, 52, 122)),
        alt_text="Eastmere Police appeal for a missing person.",
        strapline_place=LEFT_STRIP,
        photograph_place=RIGHT_PHOTOGRAPH,
    ),
    DemoTemplate(
        title="Template: wanted",
        heading="Wanted",
        colours=((122, 20, 28), (170, 48, 44)),
        alt_text="Eastmere Police appeal for a wanted person.",
        strapline_place=LEFT_STRIP,
        photograph_place=RIGHT_PHOTOGRAPH,
    ),
    DemoTemplate(
        title="Template: court result",
        heading="Court result",
        colours=((44, 52, 64), (86, 98, 116)),
        alt_text="Eastmere Police: the result of a court case.",
    ),
    DemoTemplate(
        title="Template: weather warning",
        heading="Weather\nwarning",
        colours=((138, 72, 4), (184, 104, 8)),
        alt_text="Eastmere Police: a weather warning.",
    ),
    DemoTemplate(
        title="Template: road closed",
        heading="Road closed",
        colours=((16, 92, 66), (32, 122, 88)),
        alt_text="Eastmere Police: a road is closed.",
    ),
)


def draw_background(template: DemoTemplate) -> Image.Image:
    """RGB, 1600 by 1067 pixels; what matters stays inside the middle square."""
    width, height = SIZE
    top, bottom = template.colours
    fade = Image.linear_gradient("L").resize(SIZE)
    picture = Image.composite(Image.new("RGB", SIZE, bottom), Image.new("RGB", SIZE, top), fade)
    pen = ImageDraw.Draw(picture)
    for step in range(5):  # waves from one corner, as on water
        radius = 260 + 150 * step
        box = (width - radius, height - radius, width + radius, height + radius)
        pen.ellipse(box, outline=top, width=18)
    # Inside both the 16:9 and the square cut of this picture.
    left, first = (width - height) // 2 + 50, 150
    pen.text((left, first), "EASTMERE POLICE", "#ffffff", font=font(34, is_bold=True))
    pen.rectangle((left, first + 58, left + 120, first + 66), fill="#ffffff")
    pen.multiline_text(
        (left, first + 90), template.heading, "#ffffff", font=font(84, is_bold=True), spacing=12
    )
    return picture
