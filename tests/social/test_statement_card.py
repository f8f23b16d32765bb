"""Cards against approved pictures, and what holds for any text.

After a change that is meant to be seen: delete the picture in approved_cards/, run the tests (the
new one is drawn there, and its test fails once), look at it, and commit it.
"""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageStat

from media_picker.lettering import font
from social.card_colours import LEAST_CONTRAST, ForceColours, contrast, rgb
from social.card_frames import BAND, HEIGHT, WIDTH, frame_for
from social.card_lines import MINIMUM, Composition, DoesNotFit
from social.card_text import card_text, is_default_alt_text
from social.statement_card import (
    CardError,
    NoLetters,
    NothingToDraw,
    Statement,
    Style,
    TooLong,
    default_alt_text,
    draw,
)

APPROVED = Path(__file__).with_name("approved_cards")
SMALL = (600, 338)  # the approved pictures' size: a misplaced line is seen, a renderer's is not
MOST_DIFFERENCE = 1.5  # of 255, the mean over all pixels
FORCE = "Eastmere Police"

SHORT = "Our thoughts are with Leah's family tonight."
TWO_PARAGRAPHS = (
    "PC Daniel Featherstonehaugh-Holt served Eastmere for 21 years. He was a kind man, a patient "
    'teacher and "the best of us", as his team put it.\n\n'
    "We will miss him. Our thoughts are with his wife and his children. 🕊️"
)
LONG = (
    "We are aware of the film from Harbour Street that has been shared this evening. A 34-year-old "
    "man has been arrested on suspicion of affray and is in custody. Nobody was seriously hurt. "
    "Officers will stay in the area overnight, and we ask anybody who saw what happened, or who "
    "has film of it, to call 101 and give the number 4471. Please don't share pictures of the "
    "people in it: they have families too."
)
POLISH = (
    "Poszukujemy świadków zdarzenia na ulicy Łąkowej. Jeśli coś widziałeś, zadzwoń pod 101 i podaj "
    "numer sprawy."
)
ARABIC = (
    "تعازينا الحارة لعائلة السيد أحمد الخطيب. كان صديقاً لكل من عرفه في إيستمير.\n"
    "نشكر PC Smith وجميع من ساعدوا، واتصلوا على 101."
)
HEBREW = "אנו משתתפים בצער המשפחה. מי שראה את האירוע מתבקש להתקשר ל-101."


def photograph(width: int, height: int) -> Image.Image:
    """Somebody in a dark coat, on the right: the head's middle is at FACE."""
    sky = Image.linear_gradient("L").resize((width, height))
    picture = Image.merge("RGB", (sky, sky.transpose(Image.Transpose.FLIP_TOP_BOTTOM), sky))
    pen = ImageDraw.Draw(picture)
    across = min(width, height) * 0.2
    x, y = FACE[0] * width, FACE[1] * height
    pen.rectangle((x - across, y, x + across, height), "#222233")
    pen.ellipse((x - across / 2, y - across / 2, x + across / 2, y + across / 2), "#e8c39e")
    return picture


FACE = (0.75, 0.3)
PORTRAIT, LANDSCAPE, PANORAMA = (800, 1200), (1500, 1000), (2400, 1000)


def statement(
    text: str, style: Style = Style.STATEMENT, size: tuple[int, int] | None = None
) -> Statement:
    picture = photograph(*size) if size else None
    return Statement(text, FORCE, style, picture=picture, focal=FACE)


def pixels(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    assert image.size == (1200, 675)
    return image.convert("RGB")


# As pictures

CARDS = {
    "short_statement": statement(SHORT),
    "short_tribute": statement(SHORT, Style.TRIBUTE),
    "two_paragraphs": statement(TWO_PARAGRAPHS, Style.TRIBUTE),
    "long_statement": statement(LONG),
    "polish_landscape": statement(POLISH, size=LANDSCAPE),
    "arabic": statement(ARABIC),
    "arabic_portrait": statement(ARABIC, Style.TRIBUTE, PORTRAIT),
    "hebrew": statement(HEBREW),
    "tribute_portrait": statement(TWO_PARAGRAPHS, Style.TRIBUTE, PORTRAIT),
    "statement_panorama": statement(SHORT, size=PANORAMA),
    "picture_only": statement("", size=LANDSCAPE),
    "tribute_picture_only": statement("", Style.TRIBUTE, PORTRAIT),
}


def difference(one: Image.Image, other: Image.Image) -> float:
    stat = ImageStat.Stat(ImageChops.difference(one, other))
    return sum(stat.mean) / len(stat.mean)


@pytest.mark.parametrize("name", sorted(CARDS))
def test_card_looks_as_approved(name: str) -> None:
    drawn = pixels(draw(CARDS[name]).content).resize(SMALL, Image.Resampling.BOX)
    path = APPROVED / f"{name}.png"
    if not path.exists():
        drawn.quantize(256).save(path, optimize=True)
        pytest.fail(f"Nobody has approved this card: look at {path} and commit it.")
    assert difference(drawn, Image.open(path).convert("RGB")) < MOST_DIFFERENCE


def test_tolerance_notices_a_changed_word() -> None:
    approved = Image.open(APPROVED / "short_statement.png").convert("RGB")
    other = pixels(draw(statement(SHORT.replace("Leah", "Priya"))).content)
    assert difference(other.resize(SMALL, Image.Resampling.BOX), approved) > MOST_DIFFERENCE


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, PANORAMA, (900, 900), (300, 200)])
@pytest.mark.parametrize("text", ["", SHORT])
@pytest.mark.parametrize("style", Style)
def test_focal_point_stays_in_view(size: tuple[int, int], text: str, style: Style) -> None:
    picture = Image.new("RGB", size, "#404040")
    x, y = FACE[0] * size[0], FACE[1] * size[1]
    reach = min(size) * 0.05
    ImageDraw.Draw(picture).ellipse((x - reach, y - reach, x + reach, y + reach), "#ff0000")
    image = pixels(draw(Statement(text, FORCE, style, picture=picture, focal=FACE)).content)
    red, green, _ = image.split()
    seen = ImageChops.subtract(red, green).point(lambda value: 255 if value > 120 else 0)
    box = seen.getbbox()
    assert box
    assert box[2] - box[0] == pytest.approx(box[3] - box[1], abs=6)  # round still: nothing is cut


def test_transparent_picture_stands_on_the_cards_paper() -> None:
    clear = Image.new("RGBA", PORTRAIT, (0, 0, 0, 0))
    image = pixels(draw(Statement(SHORT, FORCE, picture=clear)).content)
    assert min(image.getpixel((100, 400))) > 250


# Words


def test_quotes_are_curly() -> None:
    typed = "\"It's 'over'\", she said (\"really\"). The '90s; a man of 5'10\"; 'no'"
    wanted = "“It’s ‘over’”, she said (“really”). The ’90s; a man of 5'10\"; ‘no’"
    assert card_text(typed).paragraphs == (wanted,)


def test_quotes_that_were_typed_curly_stay() -> None:
    assert card_text("„Dziękuję” – «merci»").paragraphs == ("„Dziękuję” – «merci»",)


def test_emoji_are_left_out_and_said_so() -> None:
    card = draw(statement("Sleep well, Leah. 🕊️ You will be missed ❤️ 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿🕊️"))
    assert card.left_out == ("🕊️", "❤️", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿")
    assert "🕊️ ❤️" in card.note
    same = draw(statement("Sleep well, Leah. You will be missed"))
    assert same.content == card.content
    assert same.note == ""


def test_signs_that_the_face_has_stay() -> None:
    text = "© Eastmere™ – £5, 20 °C…"
    assert card_text(text) == card_text("©️ Eastmere™️ – £5, 20 °C…")
    assert card_text(text).paragraphs == (text,)
    assert card_text(text).left_out == ()


def test_invisible_characters_are_dropped() -> None:
    assert card_text("a\ufeff\u202eb\u200b c\x07").paragraphs == ("ab c",)


def test_place_of_a_pasted_picture_is_dropped() -> None:
    assert card_text("a \ufffcb").paragraphs == ("a b",)


def test_paragraph_of_joiners_alone_is_none() -> None:
    assert card_text("a\n\u200d\xa0\nb").paragraphs == ("a", "b")


def test_towers_of_marks_are_cut_and_vowel_signs_stay() -> None:
    assert card_text("Z" + "\u0301" * 4000).paragraphs == ("Ź" + "\u0301" * 4,)
    vocalised = "شَدَّةٌ"
    assert card_text(vocalised).paragraphs == (unicodedata.normalize("NFC", vocalised),)


def test_paragraphs_are_kept() -> None:
    assert card_text("One  line.\r\n\r\n \nAnother\tone.").paragraphs == (
        "One line.",
        "Another one.",
    )


def test_script_without_a_face_is_refused_with_its_letters() -> None:
    with pytest.raises(NoLetters, match="“你好”") as caught:
        draw(statement("For 你好 Li"))
    assert caught.value.characters == ["你", "好"]


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200b"])
def test_empty_statement_is_refused(text: str) -> None:
    with pytest.raises(NothingToDraw, match="empty"):
        draw(statement(text))


def test_statement_of_emoji_alone_is_refused() -> None:
    with pytest.raises(NothingToDraw, match="only emoji"):
        draw(statement("🕊️❤️"))


# Lines


def set_lines(text: str, width: int = 1072, height: int = 500, largest: int = 84) -> list[str]:
    setting = Composition(card_text(text).paragraphs, width, height).set(largest)
    return [line.text for line in setting.lines]


@pytest.mark.parametrize("text", [SHORT, LONG, POLISH, ARABIC])
def test_no_paragraph_ends_with_a_lone_word(text: str) -> None:
    for paragraph in card_text(text).paragraphs:
        assert len(set_lines(paragraph)[-1].split()) > 1


def test_lines_are_more_even_than_filled_ones() -> None:
    paragraph = Composition(card_text(LONG).paragraphs, 1072, 500).paragraphs[0]

    def raggedness(lines: list) -> float:
        lengths = [sum(piece.width for piece in line) for line in lines]
        return sum((max(lengths) - length) ** 2 for length in lengths)

    filled, balanced = paragraph.lines(26), paragraph.balanced(26)
    assert len(filled) == len(balanced)
    assert raggedness(balanced) < raggedness(filled) / 2


def test_shorter_text_is_set_larger() -> None:
    sizes = [
        Composition((LONG[:length],), 1072, 500).set(84).size for length in (10, 100, 200, 300, 400)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 84
    assert sizes[-1] >= MINIMUM


def test_long_name_is_set_smaller_rather_than_broken() -> None:
    name = "Featherstonehaugh-Cholmondeley"
    assert any(name in line for line in set_lines(f"PC Daniel {name} served here.", 700))


def test_double_name_that_is_too_wide_breaks_at_its_hyphen() -> None:
    assert set_lines("Featherstonehaugh-Cholmondeley", 400) == [
        "Featherstonehaugh-",
        "Cholmondeley",
    ]


def test_unbroken_name_gets_hyphens() -> None:
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    lines = set_lines(name, 500)
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == name


def test_number_held_by_a_nonbreaking_space_stays_on_one_line() -> None:
    lines = set_lines("Report what you have seen to PC\xa04471 or to any of our officers.", 480)
    assert any("PC\xa04471" in line for line in lines)


# Too long


def test_too_long_says_how_many_words() -> None:
    with pytest.raises(TooLong) as caught:
        draw(statement(LONG * 3))
    over = caught.value.words_over
    assert f"{over} words too long" in str(caught.value)
    assert "picture" not in str(caught.value)
    words = (LONG * 3).split()
    assert draw(statement(" ".join(words[:-over])))
    with pytest.raises(TooLong, match="1 word too long"):
        draw(statement(" ".join(words[: 1 - over])))


def test_too_long_beside_a_picture_names_the_other_way_out() -> None:
    with pytest.raises(TooLong, match="leave the picture out"):
        draw(statement(LONG, size=PORTRAIT))


def test_enormous_text_is_counted_without_being_set() -> None:
    with pytest.raises(TooLong) as caught:
        draw(statement("word " * 200_000))
    assert 199_000 < caught.value.words_over < 200_000
    with pytest.raises(TooLong, match="1 word too long"):
        draw(statement("x" * 100_000))


# Any text

LETTERS = st.characters(codec="utf-8")
WRITING = st.text("abc ÅŁż'\"-.—…\n🕊❤\ufe0f\u200d\u0301عربيאבג019", max_size=600)


@settings(max_examples=120, deadline=None)
@given(st.text(LETTERS, max_size=300) | WRITING, st.sampled_from(Style), st.booleans())
def test_any_text_fits_its_box_or_is_refused(text: str, style: Style, has_picture: bool) -> None:
    size = (200, 300) if has_picture else None
    try:
        card = draw(statement(text, style, size))
    except CardError:
        return
    assert len(card.content) < 5_000_000
    image = pixels(card.content)
    # Outside the text's box the card is the one without these words.
    has_text = bool(card_text(text).paragraphs)
    other = draw(statement("x" if has_text else "", style, size))
    frame = frame_for(
        has_text=has_text,
        picture_size=size,
        is_band_above=style is Style.STATEMENT,
    )
    changed = ImageChops.difference(image, pixels(other.content))
    if frame.text:
        # JPEG spreads a letter over the blocks of 8 pixels that it touches.
        spread = 8 if has_picture else 0
        left, top, right, bottom = frame.text
        changed.paste(0, (left - spread, top - spread, right + spread, bottom + spread))
    assert changed.getbbox() is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcdefghij", min_size=1, max_size=14), min_size=1, max_size=250))
def test_leaving_out_the_words_over_makes_it_fit(words: list[str]) -> None:
    try:
        draw(statement(" ".join(words)))
    except TooLong as error:
        fitting = words[: -error.words_over]
        assert fitting
        assert draw(statement(" ".join(fitting)))


@settings(max_examples=60, deadline=None)
@given(st.text("abcdefghij ilWmé", min_size=1, max_size=400), st.integers(300, 1072))
def test_no_line_is_wider_than_its_box(text: str, width: int) -> None:
    assume(text.strip())
    try:
        setting = Composition(card_text(text).paragraphs, width, 500).set(84)
    except DoesNotFit:
        return
    assert setting.height <= 500
    for line in setting.lines:
        assert font(setting.size).getlength(line.text) <= width


# The file


@pytest.mark.parametrize("size", [None, PORTRAIT])
def test_same_statement_gives_same_bytes(size: tuple[int, int] | None) -> None:
    assert draw(statement(SHORT, size=size)) == draw(statement(SHORT, size=size))


def test_file_has_no_metadata() -> None:
    picture = photograph(*PORTRAIT)
    picture.info["comment"] = b"secret"
    exif = picture.getexif()
    exif[0x010E] = "secret"
    for card in (draw(statement(SHORT)), draw(Statement(SHORT, FORCE, picture=picture))):
        image = Image.open(io.BytesIO(card.content))
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert b"secret" not in card.content


def test_text_alone_is_png_and_a_picture_jpeg() -> None:
    assert draw(statement(SHORT)).content_type == "image/png"
    assert draw(statement(SHORT)).content.startswith(b"\x89PNG")
    assert draw(statement("", size=PORTRAIT)).content_type == "image/jpeg"
    assert draw(statement("", size=PORTRAIT)).content.startswith(b"\xff\xd8")


def test_worst_picture_stays_far_below_five_megabytes() -> None:
    bands = [Image.effect_noise((WIDTH, HEIGHT), 120) for _ in range(3)]
    card = draw(Statement("", FORCE, picture=Image.merge("RGB", bands)))
    assert len(card.content) < 2_500_000


# Colours


def test_drawn_text_has_a_contrast_of_seven_to_one() -> None:
    for style in Style:
        image = pixels(draw(statement(SHORT, style)).content)
        colours = sorted(image.crop((64, 150, 1136, 500)).getcolors(1_000_000), reverse=True)
        paper, ink = colours[0][1], colours[1][1]
        assert contrast(paper, ink) >= LEAST_CONTRAST


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast(rgb("#767676"), rgb("#fff")) == pytest.approx(4.54, abs=0.01)


def test_colours_too_alike_are_refused() -> None:
    with pytest.raises(ValueError, match=r"4\.5:1"):
        ForceColours("#767676", "#ffffff")


@pytest.mark.parametrize("name", ["", "The Constabulary of " + "Upper and Lower " * 12, "شرطة"])
@pytest.mark.parametrize("style", Style)
def test_any_force_name_stays_inside_its_band(name: str, style: Style) -> None:
    with_name = pixels(draw(Statement(SHORT, name, style)).content)
    without = pixels(draw(Statement(SHORT, "", style)).content)
    box = ImageChops.difference(with_name, without).getbbox()
    if not name:
        assert box is None
        return
    assert box
    assert 60 <= box[0] < box[2] <= WIDTH - 60
    inside = (0, BAND) if style is Style.STATEMENT else (HEIGHT - BAND, HEIGHT)
    assert inside[0] <= box[1] < box[3] <= inside[1]


# Alt text


def test_alt_text_starts_as_the_full_statement() -> None:
    assert default_alt_text(f"  {TWO_PARAGRAPHS}\n") == TWO_PARAGRAPHS.removesuffix(" 🕊️")


def test_alt_text_leaves_out_what_the_card_does() -> None:
    typed = "❤️ Thank you 🚓 all\n👩‍👩‍👧 from 1️⃣ 🇬🇧 to 10 − 2, © 2026 ✓"
    assert default_alt_text(typed) == "Thank you all\nfrom to 10 − 2, © 2026"
    assert is_default_alt_text("Thank you all\nfrom to 10 − 2, © 2026 ✓", typed)
    assert not is_default_alt_text("Thank you.", typed)


@given(st.text(max_size=1500) | st.text("ab c", min_size=900, max_size=1500))
def test_alt_text_is_never_over_a_thousand_characters(text: str) -> None:
    alt = default_alt_text(text)
    assert len(alt) <= 1000
    assert default_alt_text(alt) == alt
    assert alt.endswith("…") or is_default_alt_text(alt, text)


def test_long_alt_text_is_cut_after_a_word() -> None:
    alt = default_alt_text("word, " * 300)
    assert alt.endswith("word…")
    assert len(alt) > 990
    assert default_alt_text("x" * 1500) == "x" * 999 + "…"
    exact = "x" * 999 + " y" * 10
    assert default_alt_text(exact) == "x" * 999 + "…"


def test_card_text_is_composed() -> None:
    (paragraph,) = card_text("Zoe\u0308").paragraphs
    assert paragraph == unicodedata.normalize("NFC", "Zoe\u0308")
    assert len(paragraph) == 3
