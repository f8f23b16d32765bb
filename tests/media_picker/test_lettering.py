"""The font for words in pictures."""

import pytest

from media_picker.lettering import font, letters_without_form


@pytest.mark.parametrize(
    "words", ["Have you seen Zoë? £50 – “yes”…", "Gęślą jaźń", "Ελλάδα Україна", "هل رأيت", "שלום"]
)
def test_font_has_the_letters_of_our_neighbours_names(words: str) -> None:
    assert letters_without_form(words) == ""


def test_letters_that_cannot_be_drawn_are_named_once() -> None:
    assert letters_without_form("Found 🙂 safe 🙂 中") == "🙂中"


def test_arabic_letters_are_joined() -> None:
    apart = sum(font(40).getlength(letter) for letter in "سلام")
    assert font(40).getlength("سلام") < apart


def test_bold_is_wider() -> None:
    assert font(40, is_bold=True).getlength("Appeal") > font(40).getlength("Appeal")
