"""What is said about a picture: alt text or decorative, tags, a last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from media_picker.forms import PictureWordsForm
from media_picker.models import Picture, PictureTag
from media_picker.models.picture_tag import names_in

MakePicture = Callable[..., Picture]


def test_alt_text_is_needed_unless_the_picture_is_decorative(make_picture: MakePicture) -> None:
    picture = make_picture()
    picture.alt_text = " "
    with pytest.raises(ValidationError, match="Say what the picture shows"):
        picture.full_clean()
    picture.alt_text, picture.is_decorative = "", True
    picture.full_clean()
    picture.alt_text = "A quay"
    with pytest.raises(ValidationError, match="has no alt text"):
        picture.full_clean()


def test_decorative_picture_has_an_empty_alt_text_in_a_page(make_picture: MakePicture) -> None:
    picture = make_picture(alt_text="", is_decorative=True)
    assert 'alt=""' in picture.shown().html()


def test_picture_may_be_used_on_its_last_day_and_not_the_day_after(
    make_picture: MakePicture,
) -> None:
    picture = make_picture("Bridge", use_until=date(2026, 11, 22))
    assert picture.problem_on(date(2026, 11, 22)) == ""
    assert "may not be used after 22 November 2026" in picture.problem_on(date(2026, 11, 23))
    assert make_picture().problem_on(date(2099, 1, 1)) == ""


def test_picture_that_nobody_has_described_is_objected_to(make_picture: MakePicture) -> None:
    picture = make_picture(alt_text="")
    assert "has no alt text" in picture.problem_on(date(2026, 11, 22))
    assert list(Picture.objects.undescribed()) == [picture]


@pytest.mark.parametrize(
    ("text", "names"),
    [("Harbour,  night  boats ,harbour", ["harbour", "night boats"]), (" , ,", []), ("", [])],
)
def test_tags_are_words_with_commas_between_them(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def words_of(picture: Picture, **changes: str) -> PictureWordsForm:
    data = {"title": picture.title, "alt_text": picture.alt_text, **changes}
    return PictureWordsForm(data, instance=picture)


def test_form_makes_and_takes_away_tags(make_picture: MakePicture) -> None:
    picture = make_picture(tags=["harbour", "night"])
    assert PictureWordsForm(instance=picture)["tags"].value() == "harbour, night"
    form = words_of(picture, tags="Harbour, dawn")
    assert form.is_valid()
    form.save()
    assert [tag.name for tag in picture.tags.all()] == ["dawn", "harbour"]
    assert PictureTag.objects.count() == 3


@pytest.mark.parametrize(
    ("tags", "words"),
    [("x" * 41, "too long for a tag"), (",".join(map(str, range(21))), "21 tags are too many")],
)
def test_form_says_what_is_wrong_with_tags(
    make_picture: MakePicture, tags: str, words: str
) -> None:
    form = words_of(make_picture(), tags=tags)
    assert words in form.errors["tags"][0]
