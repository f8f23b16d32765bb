"""Opening what somebody uploaded as a picture, and saying in words why it cannot be one."""

import hashlib
import warnings
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image, ImageOps, UnidentifiedImageError

# What Pillow may try: the file's own bytes decide its type, never its name.
FORMATS = ("JPEG", "PNG", "WEBP")
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def open_picture(file: BinaryIO) -> Image.Image:
    """Decode an upload, turned the right way up, in RGB.

    `file` is read from its start and left open. The picture that comes back keeps no metadata of
    the file but its `format` ("JPEG", "PNG" or "WEBP").

    Raises ValidationError, in words for the person who chose the file, when it is too big, of
    another type, or damaged.
    """
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        raise ValidationError("This file is empty. Choose the picture again.", code="empty")
    if size > settings.PICTURE_MAX_BYTES:
        raise ValidationError(
            f"This file has {size / 1024**2:.0f} MB; a picture may have "
            f"{settings.PICTURE_MAX_BYTES // 1024**2} MB. Export it smaller and try again.",
            code="too_large",
        )
    try:
        with warnings.catch_warnings():
            # Pillow only warns between its limit and twice its limit; for us both are refusals.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            source = Image.open(file, formats=FORMATS)
            if source.width * source.height > settings.PICTURE_MAX_PIXELS:
                raise _too_many_pixels()
            upright = ImageOps.exif_transpose(source)
            picture = _flattened(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        raise ValidationError(
            "This file is not a JPEG, PNG or WebP picture, whatever its name says. "
            "Export it as a JPEG and try again.",
            code="not_a_picture",
        ) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        # Pillow's decoders raise all of these for damaged files.
        raise ValidationError(
            "This picture is damaged or only half there. Export or download it again.",
            code="damaged",
        ) from None
    finally:
        file.seek(0)
    picture.format = source.format
    return picture


def sha256_of(file: BinaryIO) -> str:
    """The file's SHA-256 in hex; the file is read from its start and left there."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return digest


def _flattened(image: Image.Image) -> Image.Image:
    """The pixels alone, on white where they were transparent.

    Pasting into a new picture sheds every kind of metadata at once: EXIF with its GPS, XMP, IPTC,
    comments and embedded thumbnails.
    """
    image.load()
    fresh = Image.new("RGB", image.size, "white")
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        fresh.paste(rgba, mask=rgba.getchannel("A"))
    else:
        fresh.paste(image.convert("RGB"))
    return fresh


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        f"This picture has more than {settings.PICTURE_MAX_PIXELS // 1_000_000} million pixels. "
        "Export it smaller and try again.",
        code="too_many_pixels",
    )
