"""Every picture that leaves the newsroom has the web's colours: sRGB."""

import io

from PIL import Image, ImageCms

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB, mode "RGB", by the ICC profile that its file carried.

    Without a profile, or with one that is broken or of another colour space than the pixels,
    they are taken for what browsers would: sRGB, or plain CMYK.
    """
    if profile and image.mode in ("L", "RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a damaged profile is no reason to refuse a good picture
        else:
            assert converted is not None  # only with inPlace
            return converted
    return image.convert("RGB")
