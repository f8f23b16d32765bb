"""Whether a file is a picture that X takes: JPEG, PNG, WebP or GIF, at most 5 MB, not broken.

Sizes and kinds: https://docs.x.com/x-api/media/quickstart/best-practices
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 50_000_000
CONTENT_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
}


class NotAPicture(Exception):
    """X would not take this file; the message says why."""


@dataclass(frozen=True)
class PictureFile:
    """What was found out about the file. Width and height in pixels."""

    content_type: str
    width: int
    height: int


def inspect(content: bytes) -> PictureFile:
    """Look into a file of at most MAX_BYTES. Raises NotAPicture."""
    try:
        with Image.open(BytesIO(content), formats=list(CONTENT_TYPES)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise NotAPicture("The picture has too many pixels.")
            image.load()
            return PictureFile(CONTENT_TYPES[image.format or ""], image.width, image.height)
    # Pillow raises one or another of these for a file that is broken or not a picture at all.
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NotAPicture("The file is not a JPEG, PNG, WebP or GIF picture.") from error
