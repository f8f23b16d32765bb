"""Paper grain and the round fall-off of light: the same for every picture."""

from functools import cache
from random import Random

from PIL import Image, ImageChops, ImageFilter

from demo.drawings.frame import HEIGHT, WIDTH, Bounds


@cache
def light_ball() -> Image.Image:
    """A soft round light, brightest in the middle."""
    # Pillow's gradient is 255 in the corners, so the circle that touches the sides is at 180.
    fall = [round(255 * max(0.0, 1 - level / 180) ** 2.2) for level in range(256)]
    return Image.radial_gradient("L").resize((512, 512), Image.Resampling.BICUBIC).point(fall)


@cache
def dark_corners() -> Image.Image:
    """Nothing in the middle of the picture, strongest in its corners."""
    fall = [round(255 * max(0.0, (level - 110) / 145) ** 1.4) for level in range(256)]
    return Image.radial_gradient("L").point(fall).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)


@cache
def noise() -> Image.Image:
    """The same grain for every picture: a little clotted, so that it does not bloat a JPEG."""
    raw = Image.frombytes("L", (WIDTH, HEIGHT), Random(1829).randbytes(WIDTH * HEIGHT))
    clotted = raw.filter(ImageFilter.GaussianBlur(0.8))
    return clotted.point([min(255, max(0, 128 + (level - 128) * 3)) for level in range(256)])


def speckled(mask: Image.Image, bounds: Bounds, amount: float) -> Image.Image:
    """Scatter the half-tones of a mask into grain; full and empty stay as they are."""
    grain = noise().crop(bounds).point([128 + (level - 128) // 2 for level in range(256)])
    half = mask.point([round(255 * (1 - abs(level - 127.5) / 127.5)) for level in range(256)])
    weight = half.point([round(level * amount) for level in range(256)])
    rough = ImageChops.add(mask, grain, 1, -128)
    return Image.composite(rough, mask, weight)
