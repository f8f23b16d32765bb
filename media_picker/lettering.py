"""The font for words that are drawn into pictures."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
# No font has a letter here: what it draws instead is what it draws for every letter that it lacks.
NO_LETTER = "\uffff"


@lru_cache(maxsize=256)
def font(size_px: int, *, is_bold: bool = False) -> ImageFont.FreeTypeFont:
    """Noto Sans with Latin, Greek, Cyrillic, Arabic and Hebrew; `size_px` is the em in pixels.

    Pillow shapes what is drawn with it, from right to left where the words run so.
    """
    name = "NotoSans-Bold.ttf" if is_bold else "NotoSans-Regular.ttf"
    return ImageFont.truetype(FONTS / name, size_px)


def letters_without_form(text: str) -> str:
    """The letters of a text that the font cannot draw, such as emoji, each once."""
    drawn = font(20)
    blank = bytes(drawn.getmask(NO_LETTER))
    letters = dict.fromkeys(letter for letter in text if letter.isprintable())
    return "".join(letter for letter in letters if bytes(drawn.getmask(letter)) == blank)
