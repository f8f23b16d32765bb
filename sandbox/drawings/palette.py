"""The hours of the day as colours, and the sky that they make."""

from dataclasses import dataclass

from PIL import Image

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Hour:
    """The colours of one hour: the sky above and at the horizon, sun or moon, far land, near land,
    water, and the light in the windows."""

    zenith: Colour
    horizon: Colour
    sun: Colour
    far: Colour
    near: Colour
    water: Colour
    window: Colour


HOURS = (
    Hour((86, 152, 211), (206, 230, 243), (255, 244, 200), (125, 160, 172), (84, 128, 92),
         (58, 118, 158), (221, 236, 244)),
    Hour((246, 178, 122), (255, 231, 188), (255, 250, 226), (186, 143, 132), (120, 106, 84),
         (150, 128, 138), (255, 239, 196)),
    Hour((44, 48, 96), (222, 120, 98), (255, 196, 126), (84, 66, 104), (50, 50, 70),
         (64, 64, 110), (255, 214, 120)),
    Hour((14, 24, 52), (44, 70, 112), (232, 236, 246), (26, 40, 72), (18, 28, 44),
         (20, 40, 78), (255, 206, 104)),
    Hour((142, 158, 172), (214, 220, 224), (240, 242, 242), (142, 154, 160), (104, 120, 108),
         (112, 132, 144), (250, 232, 180)),
)  # fmt: skip


def paint_sky(hour: Hour, width: int, height: int) -> Image.Image:
    """A canvas in the hour's sky, from the zenith down to the horizon. Sizes in pixels."""
    column = Image.new("RGB", (1, 2))
    column.putpixel((0, 0), hour.zenith)
    column.putpixel((0, 1), hour.horizon)
    return column.resize((width, height), Image.Resampling.BILINEAR, box=(0, 0.5, 1, 1.5))
