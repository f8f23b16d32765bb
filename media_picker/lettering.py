"""The faces in which we letter pictures: Noto Sans, under the Open Font Licence in fonts/.

The files come from npm (@expo-google-fonts/noto-sans 0.4.2, -arabic 0.4.3, -hebrew 0.4.1), with
one byte changed: the length of their table `prep` is 8, with its padding, instead of 7. At 7
FreeType takes a face for one without instructions and fits every glyph to pixels itself, which
costs five times as much as drawing it and does nothing for letters as large as ours.
"""

from functools import cache
from pathlib import Path
from typing import Literal

from PIL import ImageFont

FONTS = Path(__file__).with_name("fonts")

# Noto keeps scripts apart. The Arabic and the Hebrew face have Latin letters too.
Script = Literal["Latin", "Arabic", "Hebrew"]
FAMILIES: dict[Script, str] = {
    "Latin": "NotoSans",  # and Greek, Cyrillic, Devanagari
    "Arabic": "NotoSansArabic",
    "Hebrew": "NotoSansHebrew",
}


@cache
def font(
    size_px: int, *, is_bold: bool = False, script: Script = "Latin"
) -> ImageFont.FreeTypeFont:
    """The face in a size, in pixels to the em; kept, because opening one takes a millisecond."""
    weight = "Bold" if is_bold else "Regular"
    return ImageFont.truetype(FONTS / f"{FAMILIES[script]}-{weight}.ttf", size_px)
