"""Which face of ours letters a text, and what it has no sign for."""

import unicodedata
from functools import cache

from media_picker.lettering import FAMILIES, Script, font

# Where the face has no sign of its own, the shaper leaves no trace of these: they say how
# neighbours join (Persian, Indic) or look.
JOINERS = "\u200c\u200d"
UNASSIGNED = "\uffff"  # never a character: every face draws its sign for “unknown”


def face_for(text: str) -> Script:
    """The face that draws all of the text, or else the most of it."""
    return min(FAMILIES, key=lambda face: len(signs_missing(text, face)))


def signs_missing(text: str, face: Script) -> list[str]:
    """The characters that the face has no sign for, each once, in their order."""
    return [c for c in dict.fromkeys(text) if not has_sign(c, face)]


@cache
def has_sign(character: str, face: Script) -> bool:
    """Whether the face draws a character as more than its box for “unknown”."""
    if character in JOINERS or character.isspace():
        return True
    if unicodedata.category(character) in ("Cn", "Co", "Cs"):
        return False  # unassigned, private, half of a pair: no face of ours can know them
    return _drawn(character, face) != _drawn(UNASSIGNED, face)


@cache
def _drawn(character: str, face: Script) -> tuple[tuple[int, int], bytes]:
    mask = font(24, script=face).getmask(character)
    return mask.size, bytes(mask)
