"""One view of Eastmere: sky, skyline, and in front of it the harbour, a street or a park."""

from io import BytesIO
from random import Random
from typing import Literal

from PIL import Image, ImageDraw

from sandbox.drawings.palette import HOURS, Colour, Hour, paint_sky

# Drawn larger and shrunk: Pillow's own edges are jagged.
SHARPNESS = 2
JPEG_QUALITY = 82

Place = Literal["harbour", "street", "park"]


def draw_scene(place: Place, seed: str, width: int, height: int) -> Image.Image:
    """A picture of `width` by `height` pixels. The same arguments always draw the same."""
    scene = _Scene(seed, width * SHARPNESS, height * SHARPNESS)
    return scene.draw(place).resize((width, height), Image.Resampling.LANCZOS)


def as_jpeg(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=JPEG_QUALITY)
    return file.getvalue()


class _Scene:
    """A canvas measured in hundredths: x of its width, y of its height, sizes of the smaller."""

    def __init__(self, seed: str, width: int, height: int) -> None:
        self.dice = Random(seed)  # noqa: S311 -- nothing secret: the same picture every time
        self.hour: Hour = self.dice.choice(HOURS)
        self.canvas = paint_sky(self.hour, width, height)
        self.pen = ImageDraw.Draw(self.canvas)
        self.unit = min(width, height) / 100

    def draw(self, place: Place) -> Image.Image:
        self._sun()
        self._hills()
        self._skyline()
        foregrounds = {"harbour": self._harbour, "street": self._street, "park": self._park}
        foregrounds[place]()
        return self.canvas

    def _sun(self) -> None:
        self._disc(self.dice.randint(12, 88), self.dice.randint(12, 34), 7, self.hour.sun)

    def _hills(self) -> None:
        ridge = [(x, 58 - self.dice.randint(0, 14)) for x in range(0, 121, 20)]
        self._shape([(0, 100), *ridge, (100, 100)], _between(self.hour.far, self.hour.horizon))

    def _skyline(self) -> None:
        x = -2
        while x < 100:
            wide, top = self.dice.randint(6, 12), self.dice.randint(38, 58)
            self._box(x, top, x + wide, 72, self.hour.far)
            for window in range(int(x) + 2, int(x + wide) - 1, 3):
                for floor in range(top + 3, 64, 5):
                    if self.dice.random() < 0.6:
                        self._box(window, floor, window + 1.2, floor + 2, self.hour.window)
            x += wide + self.dice.randint(0, 3)

    def _harbour(self) -> None:
        self._box(0, 66, 100, 100, self.hour.water)
        for _ in range(24):
            x, y = self.dice.randint(0, 96), self.dice.randint(70, 98)
            self._box(x, y, x + 5, y + 0.7, _between(self.hour.water, self.hour.horizon))
        x = self.dice.randint(14, 56)
        self._shape([(x, 72), (x + 32, 72), (x + 27, 82), (x + 5, 82)], (240, 243, 246))
        self._box(x + 2, 75, x + 30, 76.5, (178, 40, 48))
        self._box(x + 7, 63, x + 23, 72, (226, 232, 238))
        for window in range(x + 9, x + 22, 4):
            self._box(window, 65, window + 2.4, 68.5, (38, 62, 92))
        self._box(x + 16, 55, x + 19.5, 63, (178, 40, 48))

    def _street(self) -> None:
        self._box(0, 72, 100, 100, (74, 78, 86))
        for x in range(0, 100, 14):
            self._box(x, 91, x + 7, 92.2, (224, 222, 206))
        x = self.dice.randint(12, 52)
        body, blue = (244, 246, 248), (24, 86, 168)
        self._shape([(x + 8, 75), (x + 13, 67), (x + 27, 67), (x + 33, 75)], (52, 66, 84))
        self._box(x, 75, x + 40, 84, body)
        for number, stripe in enumerate(range(x + 2, x + 38, 4)):
            self._box(stripe, 77, stripe + 4, 79.5, blue if number % 2 else (246, 208, 52))
        self._box(x + 17, 64.6, x + 23, 67, (52, 128, 236))
        for wheel in (x + 9, x + 31):
            self._disc(wheel, 84.5, 4.4, (26, 28, 32))
            self._disc(wheel, 84.5, 2, (168, 174, 182))

    def _park(self) -> None:
        self._box(0, 68, 100, 100, self.hour.near)
        self._shape(
            [(40, 100), (64, 100), (54, 68), (51, 68)], _between((206, 190, 160), self.hour.near)
        )
        for _ in range(4):
            x, y = self.dice.choice([self.dice.randint(2, 34), self.dice.randint(68, 96)]), 70
            crown = _between(self.hour.near, (40, 92, 58))
            self._box(x - 0.8, y - 8, x + 0.8, y + 8, (88, 66, 52))
            self._disc(x, y - 12, 9, crown)
            self._disc(x + 3, y - 7, 6, crown)
        for coat in self.dice.sample(
            [(28, 44, 84), (246, 208, 52), (170, 54, 60), (60, 120, 110)], 3
        ):
            self._person(self.dice.randint(38, 62), self.dice.randint(78, 88), coat)

    def _person(self, x: float, y: float, coat: Colour) -> None:
        self._box(x - 1, y + 4, x + 1, y + 11, (34, 38, 48))
        self._box(x - 1.7, y - 3, x + 1.7, y + 5, coat)
        self._disc(x, y - 5, 2, (206, 164, 136))

    def _box(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        self.pen.rectangle((*self._at(left, top), *self._at(right, bottom)), fill)

    def _shape(self, corners: list[tuple[float, float]], fill: Colour) -> None:
        self.pen.polygon([self._at(x, y) for x, y in corners], fill)

    def _disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        self.pen.circle(self._at(x, y), radius * self.unit, fill)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return x * self.canvas.width / 100, y * self.canvas.height / 100


def _between(one: Colour, other: Colour) -> Colour:
    return (one[0] + other[0]) // 2, (one[1] + other[1]) // 2, (one[2] + other[2]) // 2
