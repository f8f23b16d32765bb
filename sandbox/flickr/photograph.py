"""One photograph of this Flickr: what it is called, and the sizes that its file comes in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from PIL import ImageOps

from sandbox.drawings.scene import Place, as_jpeg, draw_scene

# By the letters of the `url_…` extras: the longest side in pixels, or a square's side.
# https://www.flickr.com/services/api/misc.urls.html
SQUARES = {"sq": 75, "q": 150}
LONGEST_SIDES = {"t": 100, "s": 240, "n": 320, "m": 500, "z": 640, "c": 800, "l": 1024}
SIZES = (*SQUARES, *LONGEST_SIDES)


@dataclass(frozen=True)
class Photograph:
    """`width` and `height` in pixels are those of the file that its owner once uploaded."""

    id: str
    title: str
    place: Place
    taken_at: datetime
    description: str = ""
    width: int = 1600
    height: int = 1067

    @property
    def secret(self) -> str:
        """Ten hexadecimal digits that go with the id, as Flickr has it."""
        return hashlib.sha256(self.id.encode()).hexdigest()[:10]

    def dimensions(self, size: str) -> tuple[int, int] | None:
        """Width and height in pixels of one of SIZES; None if the photograph is not that large."""
        if size in SQUARES:
            return SQUARES[size], SQUARES[size]
        longest = max(self.width, self.height)
        if LONGEST_SIDES[size] > longest:
            return None
        scale = LONGEST_SIDES[size] / longest
        return round(self.width * scale), round(self.height * scale)

    def file_name(self, size: str) -> str:
        return f"{self.id}_{size}.jpg"


@lru_cache(maxsize=1024)
def draw_photograph(photograph: Photograph, size: str) -> bytes:
    """The JPEG in one of the sizes that it has."""
    dimensions = photograph.dimensions(size)
    assert dimensions is not None, f"photograph {photograph.id} has no size {size}"
    if size in SQUARES:
        whole = draw_scene(photograph.place, photograph.id, *_whole_around(photograph, size))
        return as_jpeg(ImageOps.fit(whole, dimensions))
    return as_jpeg(draw_scene(photograph.place, photograph.id, *dimensions))


def _whole_around(photograph: Photograph, size: str) -> tuple[int, int]:
    """The smallest whole picture out of which the square can be cut."""
    scale = SQUARES[size] / min(photograph.width, photograph.height)
    return round(photograph.width * scale), round(photograph.height * scale)
