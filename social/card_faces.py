"""What our face has no sign for."""

import unicodedata
from functools import cache

from media_picker.lettering import NO_LETTER, font

# Where the face has no sign of its own, the shaper leaves no trace of these: they say how
# neighbours join (Persian, Indic) or look.
JOINERS = "\u200c\u200d"


def signs_missing(text: str) -> list[str]:
    """The characters that the face has no sign for, each once, in their order."""
    return [c for c in dict.fromkeys(text) if not has_sign(c)]


@cache
def has_sign(character: str) -> bool:
    """Whether the face draws a character as more than its box for “unknown”."""
    if character in JOINERS or character.isspace():
        return True
    if unicodedata.category(character) in ("Cn", "Co", "Cs"):
        return False  # unassigned, private, half of a pair: no face of ours can know them
    return _drawn(character) != _drawn(NO_LETTER)


@cache
def _drawn(character: str) -> tuple[tuple[int, int], bytes]:
    mask = font(24).getmask(character)
    return mask.size, bytes(mask)
