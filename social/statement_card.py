"""A statement or a tribute drawn as a card, for networks that show a picture under a post.

A calculation: no database, no network; the same statement gives the same bytes.
"""

import io
from dataclasses import dataclass, field
from enum import Enum

from PIL import Image, ImageDraw

from media_picker.lettering import font
from media_picker.renditions import MIDDLE, Focal, crop_box

from .card_colours import RGB, ForceColours, between, rgb
from .card_faces import signs_missing
from .card_frames import HEIGHT, MARGIN, WIDTH, Box, Frame, frame_for
from .card_lines import Composition, DoesNotFit, SetText
from .card_text import MOST_CHARACTERS, CardText, card_text, default_alt_text, is_right_to_left

__all__ = [
    "Card", "CardError", "NoLetters", "NothingToDraw", "Statement", "Style", "TooLong",
    "default_alt_text", "draw",
]  # fmt: skip

NAME_SIZE = 38
CHECK = 12  # pixels a side of the chequered band's squares


class Style(Enum):
    """How a card looks."""

    STATEMENT = "statement"  # the force's band above, dark on light
    TRIBUTE = "tribute"  # light on dark, the force's band below


# Pixels. A short tribute need not shout.
LARGEST = {Style.STATEMENT: 84, Style.TRIBUTE: 72}


@dataclass(frozen=True)
class Statement:
    """What is to be drawn: text, a picture, or both.

    `picture` is any picture of Pillow's, upright and in sRGB as our renditions are; `focal` is
    the place in it that must stay in view, in fractions of its width and height.
    """

    text: str
    force_name: str
    style: Style = Style.STATEMENT
    colours: ForceColours = field(default_factory=ForceColours)
    picture: Image.Image | None = None
    focal: Focal = MIDDLE


@dataclass(frozen=True)
class Card:
    """A drawn card: a file of 1200 × 675 pixels without metadata.

    `left_out` are the emoji and symbols of the text that the card does not show.
    """

    content: bytes
    content_type: str
    left_out: tuple[str, ...]

    @property
    def note(self) -> str:
        """For the editor: what is not as it was typed, or ""."""
        if not self.left_out:
            return ""
        return f"Left out, because the card cannot show emoji: {' '.join(self.left_out)}"


class CardError(ValueError):
    """A statement that cannot be drawn; its words are for the editor."""


class NothingToDraw(CardError):
    """Neither text nor a picture."""


class NoLetters(CardError):
    """Letters of a script that no face of ours has."""

    def __init__(self, characters: list[str]) -> None:
        self.characters = characters
        shown = "".join(characters[:10])
        super().__init__(
            f"The card has no letters for “{shown}”. Write these words in another script, or use "
            "a picture that has the text in it."
        )


class TooLong(CardError):
    """More text than the card holds in a size that can be read on a phone."""

    def __init__(self, words_over: int, *, has_picture: bool) -> None:
        self.words_over = words_over
        words = "1 word" if words_over == 1 else f"{words_over:,} words"
        wayout = ", or leave the picture out to make room" if has_picture else ""
        super().__init__(
            f"The statement is {words} too long to be read on a phone. Shorten it{wayout}."
        )


def draw(statement: Statement) -> Card:
    """The statement's card: PNG for text alone, which stays sharp and small, else JPEG.

    Raises CardError: NothingToDraw, NoLetters or TooLong.
    """
    text = card_text(statement.text.strip())
    image = drawn(statement, text)
    if statement.picture is None:
        return Card(as_png(image), "image/png", text.left_out)
    return Card(as_jpeg(image), "image/jpeg", text.left_out)


def drawn(statement: Statement, text: CardText) -> Image.Image:
    """The card's pixels, in RGB."""
    picture = statement.picture
    _refuse_undrawable(text, picture)
    dark, light = rgb(statement.colours.dark), rgb(statement.colours.light)
    is_tribute = statement.style is Style.TRIBUTE
    paper, ink = (dark, light) if is_tribute else (light, dark)
    frame = frame_for(
        has_text=bool(text.paragraphs),
        picture_size=picture.size if picture else None,
        is_band_above=not is_tribute,
    )
    image = Image.new("RGB", (WIDTH, HEIGHT), paper)
    if frame.text:
        setting = _set(statement, text, frame.text)
        is_centred = is_tribute and picture is None
        _letter(image, frame.text, setting, ink, is_centred=is_centred)
    if picture and frame.picture:
        _show(image, frame.picture, picture, statement.focal, paper)
    _draw_band(image, frame.band, dark, None if is_tribute else light)
    if is_tribute and frame.text:
        left, _, right, _ = frame.text
        quiet = between(dark, light, 0.35)
        ImageDraw.Draw(image).line((left, frame.band[1], right - 1, frame.band[1]), quiet, width=2)
    _letter_name(image, frame, statement, light)
    return image


def as_png(image: Image.Image) -> bytes:
    """Level 1 is a third of the default's work; for a card of text it is small all the same."""
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def as_jpeg(image: Image.Image) -> bytes:
    """Colours at full resolution, or letters get coloured fringes; noise alone makes 1.2 MB."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, subsampling=0)
    return out.getvalue()


def _refuse_undrawable(text: CardText, picture: Image.Image | None) -> None:
    if not text.paragraphs and not picture:
        if text.left_out:
            raise NothingToDraw(
                "The statement has only emoji, which the card cannot show. Add words or a picture."
            )
        raise NothingToDraw("The card is empty. Write the statement, choose a picture, or both.")
    missing = [c for p in text.paragraphs for c in signs_missing(p)]
    if missing:
        raise NoLetters(list(dict.fromkeys(missing)))


def _set(statement: Statement, text: CardText, box: Box) -> SetText:
    left, top, right, bottom = box
    composition = Composition(text.paragraphs, right - left, bottom - top)
    try:
        setting = composition.set(LARGEST[statement.style])
    except DoesNotFit as error:
        fits = error.words_that_fit
    else:
        if len(statement.text.strip()) <= MOST_CHARACTERS:
            return setting
        fits = sum(len(p.split(" ")) for p in text.paragraphs)
    words = sum(len(p.split(" ")) for p in text.paragraphs)
    if len(statement.text.strip()) > MOST_CHARACTERS:  # only its beginning was looked at
        words = len(statement.text.split())
    raise TooLong(max(1, words - fits), has_picture=statement.picture is not None)


def _letter(image: Image.Image, box: Box, setting: SetText, ink: RGB, *, is_centred: bool) -> None:
    """Letter the text in the middle of the box's height.

    Through a mask of the box's size, so that nothing is ever drawn outside.
    """
    width, height = box[2] - box[0], box[3] - box[1]
    mask = Image.new("L", (width, height))
    pen = ImageDraw.Draw(mask)
    top = (height - setting.height) / 2
    for line in setting.lines:
        if is_centred:
            x, anchor = width / 2, "ms"
        elif line.is_right_to_left:
            x, anchor = float(width), "rs"
        else:
            x, anchor = 0.0, "ls"
        pen.text(
            (x, round(top + line.baseline)),
            line.text,
            fill=255,
            font=font(setting.size),
            anchor=anchor,
            direction="rtl" if line.is_right_to_left else "ltr",
        )
    image.paste(ink, box, mask)


def _show(image: Image.Image, box: Box, picture: Image.Image, focal: Focal, paper: RGB) -> None:
    """The picture fills the box, cut around its focal point."""
    size = (box[2] - box[0], box[3] - box[1])
    if picture.has_transparency_data:
        on_paper = Image.new("RGB", picture.size, paper)
        coloured = picture.convert("RGBA")
        on_paper.paste(coloured, mask=coloured)
        picture = on_paper
    elif picture.mode != "RGB":
        picture = picture.convert("RGB")
    cut = crop_box(picture.size, size, focal)
    # Halved first wherever it can be: a third of the work, and no eye sees it.
    fitted = picture.resize(size, Image.Resampling.BICUBIC, box=cut, reducing_gap=1.1)
    image.paste(fitted, box)


def _draw_band(image: Image.Image, box: Box, dark: RGB, checks: RGB | None) -> None:
    """The force's band, with its chequers at the foot or without."""
    left, top, right, bottom = box
    pen = ImageDraw.Draw(image)
    pen.rectangle((left, top, right - 1, bottom - 1), dark)
    if checks is None:
        return
    for row in (0, 1):
        y = bottom - (2 - row) * CHECK
        for x in range(row * CHECK, right, 2 * CHECK):
            pen.rectangle((x, y, x + CHECK - 1, y + CHECK - 1), checks)


def _letter_name(image: Image.Image, frame: Frame, statement: Statement, ink: RGB) -> None:
    """The force's name in its band, on one line however long it is: smaller where it must be."""
    is_tribute = statement.style is Style.TRIBUTE
    is_centred = is_tribute and not (frame.text and frame.picture)
    left, _, right, _ = frame.text if is_tribute and frame.text else (MARGIN, 0, WIDTH - MARGIN, 0)
    _, top, _, bottom = frame.band
    middle = (top + bottom - (0 if is_tribute else 2 * CHECK)) / 2
    name = statement.force_name
    length = font(NAME_SIZE, is_bold=not is_tribute).getlength(name)
    size = max(1, int(NAME_SIZE * min(1.0, (right - left) / max(length, 1))))
    ImageDraw.Draw(image).text(
        ((left + right) / 2 if is_centred else left, middle),
        name,
        fill=ink,
        font=font(size, is_bold=not is_tribute),
        anchor="mm" if is_centred else "lm",
        direction="rtl" if is_right_to_left(name) else "ltr",
    )
