"""Opening what somebody uploaded as a picture, and saying in words why it cannot be one."""

import hashlib
import warnings
from dataclasses import dataclass
from typing import BinaryIO

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

from .colours import to_srgb
from .renditions import largest_size

# Phones' HEIC. Its thumbnails and depth maps are nothing that we show.
pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

# What Pillow may try: the file's own bytes decide its type, never its name. Format → the ending of
# the original as we keep it. MPO is how some phones write a JPEG with a second picture behind.
ENDINGS = {
    "JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif",
    "HEIF": "heic",
}  # fmt: skip
ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/gif,image/heic,.heic,.heif"
LONGEST_SIDE = 20_000  # pixels; no camera's, and no decoder's trouble
# What one upload may take in memory while it is decoded, so that the process stays under 500 MB:
# bench/upload_memory.py measures it.
MOST_MEMORY = 360_000_000

TURNED = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
ORIENTATION = 0x0112  # EXIF's tag: which of the above makes the picture upright
ON_ITS_SIDE = (5, 6, 7, 8)
BAND = 256  # rows of the small picture that are made at once


@dataclass(frozen=True)
class OpenedPicture:
    """A file that is a picture.

    `image` is upright, in sRGB, as large as the largest rendition and without any metadata;
    `width` and `height` are the upright original's, in pixels.
    """

    file: BinaryIO
    sha256: str
    ending: str
    width: int
    height: int
    image: Image.Image


def open_picture(file: BinaryIO) -> OpenedPicture:
    """Decode an upload; of several frames the first.

    `file` is read from its start, left there and left open. Raises ValidationError, in words for
    the person who chose the file, when it is too big, of another type, or damaged.
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
            with Image.open(file, formats=[name for name in ENDINGS if name != "MPO"]) as source:
                _refuse_too_large(source)
                upright, image = _decoded(source)
                ending = ENDINGS[source.format or ""]
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        raise ValidationError(
            "This file is not a JPEG, PNG, WebP, AVIF, GIF or HEIC picture, whatever its name "
            "says. Export it as a JPEG and try again.",
            code="not_a_picture",
        ) from None
    except Exception:
        # A damaged file makes the decoders raise nearly everything: OSError, SyntaxError,
        # ValueError, EOFError, struct.error, KeyError, RuntimeError …
        raise ValidationError(
            "This picture is damaged or only half there. Export or download it again.",
            code="damaged",
        ) from None
    finally:
        file.seek(0)
    return OpenedPicture(file, sha256_of(file), ending, *upright, image)


def sha256_of(file: BinaryIO) -> str:
    """The file's SHA-256 in hex; the file is read from its start and left there."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return digest


def _refuse_too_large(source: Image.Image) -> None:
    """By what the header says, before a pixel is decoded."""
    pixels = source.width * source.height
    if pixels > settings.PICTURE_MAX_PIXELS:
        raise _too_many_pixels()
    if max(source.size) > LONGEST_SIDE:
        raise ValidationError(
            f"This picture is {max(source.size):,} pixels long; {LONGEST_SIDE:,} is the most. "
            "Cut or export it smaller and try again.",
            code="too_long",
        )
    if pixels * _bytes_a_pixel(source) > MOST_MEMORY:
        most = MOST_MEMORY // _bytes_a_pixel(source) // 1_000_000
        raise ValidationError(
            f"A picture of this kind may have {most} million pixels, and this one has "
            f"{pixels / 1_000_000:.0f}. Export it smaller, or as an ordinary JPEG (baseline, RGB), "
            "and try again.",
            code="takes_too_much_memory",
        )


def _bytes_a_pixel(source: Image.Image) -> int:
    """What a format's decoder holds at once, in bytes for each pixel: measured at 50 megapixels."""
    match source.format:
        case "JPEG" | "MPO" if source.info.get("progressive"):
            return 2 * len(source.getbands()) + 1  # all coefficients of all passes
        case "WEBP":
            return 20
        case "AVIF":
            return 14
        case "HEIF":
            is_usual = source.info.get("bit_depth") == 8 and source.info.get("chroma") == 420
            return 7 if is_usual else 14  # phones write the usual ones
    return 5


def _decoded(source: Image.Image) -> tuple[tuple[int, int], Image.Image]:
    """The upright original's size, and the picture as large as its largest rendition.

    It is made small first and everything else is done to the small one: so it is quick, and takes
    little memory.
    """
    profile = source.info.get("icc_profile")
    turn = source.getexif().get(ORIENTATION, 1)
    is_on_its_side = turn in ON_ITS_SIDE
    upright = (source.height, source.width) if is_on_its_side else source.size
    target = largest_size(*upright)
    before_turning = (target[1], target[0]) if is_on_its_side else target
    source.draft(source.mode, before_turning)  # a JPEG decodes itself to half, quarter or eighth
    image = _reduced(source, before_turning)
    if image.size != before_turning:
        image = image.resize(before_turning, Image.Resampling.LANCZOS)
    image = to_srgb(image, profile)
    for turning in TURNED.get(turn, ()):
        image = image.transpose(turning)
    # A new picture from the pixels alone sheds every kind of metadata at once: EXIF with its GPS,
    # XMP, IPTC, comments, embedded thumbnails.
    fresh = Image.new("RGB", image.size)
    fresh.paste(image)
    return upright, fresh


def _reduced(source: Image.Image, target: tuple[int, int]) -> Image.Image:
    """The picture made smaller by a whole number, to no less than `target`, in a mode that
    `to_srgb` takes: a band at a time, so that there are never two of the full size.
    """
    source.load()
    factor = max(1, min(source.width // target[0], source.height // target[1]))
    if factor == 1 and source.mode in ("RGB", "L", "CMYK") and not source.has_transparency_data:
        return source
    height = BAND * factor
    small = None
    for top in range(0, source.height, height):
        bottom = min(top + height, source.height)
        band = _opaque(source.crop((0, top, source.width, bottom))).reduce(factor)
        if small is None:
            small = Image.new(band.mode, (band.width, -(-source.height // factor)))
        small.paste(band, (0, top // factor))
    assert small is not None
    return small


def _opaque(band: Image.Image) -> Image.Image:
    """In RGB, grey or CMYK of 8 bits, on white where it was transparent."""
    if band.has_transparency_data:
        rgba = band.convert("RGBA")
        white = Image.new("RGB", band.size, "white")
        white.paste(rgba, mask=rgba.getchannel("A"))
        return white
    if band.mode.startswith("I"):  # grey of 16 bits
        return band.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if band.mode in ("RGB", "L", "CMYK"):
        return band
    return band.convert("L" if band.mode == "1" else "RGB")


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        f"This picture has more than {settings.PICTURE_MAX_PIXELS // 1_000_000} million pixels. "
        "Export it smaller and try again.",
        code="too_many_pixels",
    )
