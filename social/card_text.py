"""What a person typed, made ready to be lettered on a card."""

import re
import unicodedata
from dataclasses import dataclass

from twitter_text.regexp.emoji import emoji as EMOJI

from .card_faces import has_sign
from .tweet_text import MOST_ALT_CHARACTERS

# More never fits on a card, even of the narrowest letters, and shaping it would take long.
MOST_CHARACTERS = 5_000

BLANK = " \xa0\u202f\u200c\u200d"
# No script of ours puts more than four on a letter; towers of them would take seconds to draw.
MARK = "[\u0300-\u036f\u0591-\u05c7\u064b-\u0655]"  # on Latin, Hebrew and Arabic letters
MARKS_ON_MARKS = re.compile(f"({MARK}{{4}}){MARK}+")
SMALLEST_EMOJI = "\xa9"  # ©: text wholly below it need not be searched, and the search is slow
VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f]")
FEET_AND_INCHES = re.compile(r"(?<=\d)'(?=\d)|(?<=\d'\d)\"|(?<=\d'\d\d)\"")
OPENING_QUOTE = re.compile(r"(?<![^\s(\[{‘“—–/-])(['\"])(?=\S)")
SHORTENED_YEAR = re.compile(r"(?<!\w)'(?=\d\ds?\b)")  # the ’90s


@dataclass(frozen=True)
class CardText:
    """Paragraphs with single spaces, and what was left out of them, each once, in its order."""

    paragraphs: tuple[str, ...]
    left_out: tuple[str, ...]


def card_text(typed: str) -> CardText:
    """Without emoji and other symbols that our faces cannot draw, and without invisible
    characters; straight quotes are made curly. Every line that was typed is a paragraph.
    """
    text, left_out = _without_undrawable(typed)
    paragraphs = (curly(line) for line in _lines(MARKS_ON_MARKS.sub(r"\1", text)))
    return CardText(tuple(p for p in paragraphs if p.strip(BLANK)), left_out)


def curly(text: str) -> str:
    """Straight quotes and apostrophes made curly, but for feet and inches (5'10")."""
    text = FEET_AND_INCHES.sub(lambda m: "\0" if m[0] == "'" else "\1", text)
    text = SHORTENED_YEAR.sub("’", text)
    # Twice: the first pass turns an outer quote, which the quote inside it follows.
    for _ in range(2):
        text = OPENING_QUOTE.sub(lambda m: "‘" if m[1] == "'" else "“", text)
    return text.translate({ord("'"): "’", ord('"'): "”", 0: "'", 1: '"'})


def is_right_to_left(paragraph: str) -> bool:
    """By its first letter that has a direction (rule P2 of Unicode's annex 9)."""
    for character in paragraph:
        match unicodedata.bidirectional(character):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False


def default_alt_text(statement: str) -> str:
    """The full statement to start the picture's alt text with, without what the card leaves out: at
    most 1,000 characters, a longer one cut after a word, with an ellipsis.
    """
    text = "\n".join(_lines(_without_undrawable(statement)[0])).strip()
    if len(text) <= MOST_ALT_CHARACTERS:
        return text
    head = text[:MOST_ALT_CHARACTERS]  # one longer than what stays: it may end on a word's end
    cut = re.sub(r"\s+\S*\Z", "", head) if re.search(r"\s", head) else head[:-1]
    return cut.rstrip(" \t\n,;:–—-") + "…"


def is_default_alt_text(alt_text: str, statement: str) -> bool:
    """Whether it starts as this statement gives it; a browser knows fewer symbols to leave out."""
    return default_alt_text(alt_text) == default_alt_text(statement)


def _without_undrawable(typed: str) -> tuple[str, tuple[str, ...]]:
    """The text without what the card cannot show, and the emoji and symbols that it had."""
    left_out: dict[str, None] = {}

    def without(match: re.Match[str]) -> str:
        bare = VARIATION_SELECTORS.sub("", match[0])
        if all(has_sign(c) for c in bare):
            return bare  # ©, ™: a letter's companion rather than a picture
        left_out[match[0]] = None
        return ""

    text = unicodedata.normalize("NFC", typed[:MOST_CHARACTERS])
    if max(text, default="") >= SMALLEST_EMOJI:
        text = VARIATION_SELECTORS.sub("", EMOJI.sub(without, text))
    kept = []
    for character in text:
        if _is_undrawable_symbol(character):
            left_out[character] = None
        elif not _is_invisible(character):
            kept.append(character)
    return "".join(kept), tuple(left_out)


def _lines(text: str) -> list[str]:
    """With single spaces, and none around them."""
    # NBSP stays: it holds “PC 1234” together.
    return [" ".join(re.split(r"[^\S\xa0\u202f]+", line.strip())) for line in text.splitlines()]


def _is_undrawable_symbol(character: str) -> bool:
    """Newer emoji than we know of, arrows, dingbats: without them the words stay what they were.

    An unassigned code point is most likely next year's emoji.
    """
    is_symbol = unicodedata.category(character) in ("So", "Sk", "Sm", "Cn", "Co", "Cs")
    return is_symbol and not has_sign(character)


def _is_invisible(character: str) -> bool:
    """Control and format characters, but for line ends, tabs and what joins letters."""
    if character in "\n\r\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u200c\u200d":
        return False
    # U+FFFC stands where a word processor had a picture.
    return character == "\ufffc" or unicodedata.category(character) in ("Cc", "Cf")
