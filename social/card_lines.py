"""Setting text into a box: the largest size that fits, in balanced lines.

Every piece of text is measured once, in ems; an unhinted face such as Noto scales exactly, so
that all sizes are tried with arithmetic alone.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from media_picker.lettering import font

from .card_text import is_right_to_left

# The smallest size on a card, in its pixels. A phone of 390 pixels shows the card 358 wide, which
# makes 12 of 40: the smallest print that most people read at arm's length without zooming.
MINIMUM = 40
STEP = 2
MEASURED_AT = 200  # pixels: large enough for three exact digits
SPARE = 0.995  # of the box's width: rounding of glyphs to pixels never reaches its edge
PARAGRAPH_GAP = 0.55  # ems, between paragraphs
# Ems from line to line, and how much of them lies above the baseline. Arabic reaches deeper.
LEADING = (1.3, 1.0)
ARABIC_LEADING = (1.65, 1.1)
ARABIC = re.compile("[\u0600-\u06ff]")
LONGEST_CHUNK = 200  # characters of an unbroken word on one line, whatever their width

# Where a word that is too wide is broken first: after a double name's hyphen, a slash, a dash.
BREAK_AFTER = re.compile(r"(?<=\w[-‐/–—.@])(?=\w)")


class DoesNotFit(Exception):
    """Not even in the smallest size. `words_that_fit` are counted from the start."""

    def __init__(self, words_that_fit: int) -> None:
        super().__init__(words_that_fit)
        self.words_that_fit = words_that_fit


@dataclass(frozen=True)
class Piece:
    """What stays together on a line: a word, or part of one. `width` in ems."""

    text: str
    width: float
    follows_space: bool
    ends_word: bool


Line = list[Piece]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, measured."""

    is_right_to_left: bool
    leading: float
    above_baseline: float
    space: float
    pieces: list[Piece]

    def lines(self, width: float) -> list[Line]:
        """As few lines as possible, each filled before the next; `width` in ems."""
        lines: list[Line] = [[]]
        used = 0.0
        for piece in self.pieces:
            gap = self.space if piece.follows_space and lines[-1] else 0.0
            if lines[-1] and used + gap + piece.width > width:
                lines.append([])
                used = gap = 0.0
            lines[-1].append(piece)
            used += gap + piece.width
        return lines

    def balanced(self, width: float) -> list[Line]:
        """As few lines as possible, as even as possible: the least sum of squared gaps at their
        ends, the last line's too, within the narrowest width that needs no further line.
        """
        fewest = len(self.lines(width))
        narrow, wide = max(piece.width for piece in self.pieces), width
        while wide - narrow > 0.05:
            middle = (narrow + wide) / 2
            if len(self.lines(middle)) > fewest:
                narrow = middle
            else:
                wide = middle
        return self._least_ragged(wide)

    def _least_ragged(self, width: float) -> list[Line]:
        # best[i]: (lines, sum of squares) of the pieces from i on, and where the next line starts.
        count = len(self.pieces)
        best: list[tuple[int, float, int]] = [(0, 0.0, count)] * (count + 1)
        for start in reversed(range(count)):
            choices = []
            used = 0.0
            for end in range(start, count):
                piece = self.pieces[end]
                used += piece.width + (self.space if piece.follows_space and end > start else 0)
                if used > width and end > start:
                    break
                lines, squares, _ = best[end + 1]
                choices.append((lines + 1, squares + (width - used) ** 2, end + 1))
            best[start] = min(choices)
        found, start = [], 0
        while start < count:
            end = best[start][2]
            found.append(self.pieces[start:end])
            start = end
        return found


@dataclass(frozen=True)
class SetLine:
    """One line in its place: `baseline` in pixels below the top of the text."""

    text: str
    baseline: float
    is_right_to_left: bool


@dataclass(frozen=True)
class SetText:
    """Text that fits. `size` and `height` in pixels."""

    size: int
    lines: list[SetLine]
    height: float


@dataclass(frozen=True)
class Composition:
    """Paragraphs that are to stand in a box of `width` × `height` pixels."""

    texts: tuple[str, ...]
    width: int
    height: int

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return [_measured(text, SPARE * self.width / MINIMUM) for text in self.texts]

    def set(self, largest: int) -> SetText:
        """In the largest size that fits, from `largest` down to MINIMUM.

        Raises DoesNotFit.
        """
        for size in range(largest, MINIMUM - 1, -STEP):
            if self._fits(size):
                return self._set_in(size)
        raise DoesNotFit(self._words_that_fit())

    def _ems(self, size: int) -> float:
        return SPARE * self.width / size

    def _fits(self, size: int) -> bool:
        ems = self._ems(size)
        used = -PARAGRAPH_GAP * size
        for paragraph in self.paragraphs:
            if any(piece.width > ems for piece in paragraph.pieces):
                return False  # smaller rather than broken
            used += (len(paragraph.lines(ems)) * paragraph.leading + PARAGRAPH_GAP) * size
            if used > self.height:
                return False
        return True

    def _set_in(self, size: int) -> SetText:
        found = []
        top = 0.0
        for number, paragraph in enumerate(self.paragraphs):
            top += PARAGRAPH_GAP * size if number else 0
            for line in paragraph.balanced(self._ems(size)):
                found.append(
                    SetLine(
                        text=_joined(line),
                        baseline=top + paragraph.above_baseline * size,
                        is_right_to_left=paragraph.is_right_to_left,
                    )
                )
                top += paragraph.leading * size
        return SetText(size, found, top)

    def _words_that_fit(self) -> int:
        words = 0
        used = -PARAGRAPH_GAP * MINIMUM
        for paragraph in self.paragraphs:
            used += PARAGRAPH_GAP * MINIMUM
            for line in paragraph.lines(self._ems(MINIMUM)):
                used += paragraph.leading * MINIMUM
                if used > self.height:
                    return words
                words += sum(piece.ends_word for piece in line)
        return words


def _joined(line: Line) -> str:
    return "".join(
        f" {piece.text}" if piece.follows_space and number else piece.text
        for number, piece in enumerate(line)
    )


def _measured(text: str, widest: float) -> Paragraph:
    known: dict[str, float] = {}

    def width_of(part: str) -> float:
        if part not in known:
            known[part] = font(MEASURED_AT).getlength(part) / MEASURED_AT
        return known[part]

    pieces = []
    for word in text.split(" "):
        # A name stays whole wherever it can: the text is rather set smaller.
        is_whole = len(word) <= LONGEST_CHUNK and width_of(word) <= widest
        parts = [word] if is_whole else list(_parts(word, widest))
        for number, part in enumerate(parts):
            pieces.append(Piece(part, width_of(part), number == 0, number == len(parts) - 1))
    leading = ARABIC_LEADING if ARABIC.search(text) else LEADING
    return Paragraph(is_right_to_left(text), *leading, width_of(" "), pieces)


def _parts(word: str, widest: float) -> Iterator[str]:
    """A word that is wider than the box even in the smallest size, cut to lines: after its own
    hyphens, and where that is not enough with hyphens between letters.
    """
    measure = font(MEASURED_AT).getlength
    most = widest * MEASURED_AT
    for part in BREAK_AFTER.split(word):
        rest = part
        while len(rest) > LONGEST_CHUNK or measure(rest) > most:
            # The longest beginning that fits with a hyphen.
            longest = range(1, min(len(rest), LONGEST_CHUNK + 1))
            cut = max(1, bisect_right(longest, most, key=lambda end: measure(rest[:end] + "-")))
            while cut > 1 and unicodedata.category(rest[cut]).startswith("M"):
                cut -= 1  # a mark stays with its letter
            is_in_letters = rest[cut - 1].isalpha() and rest[cut].isalpha()
            yield rest[:cut] + ("-" if is_in_letters and not is_right_to_left(rest) else "")
            rest = rest[cut:]
        yield rest
