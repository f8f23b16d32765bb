"""Whatever is pasted becomes an album's number, or an error that shows a good one."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from media_picker.flickr.album_id import EXAMPLE_ID, EXAMPLE_LINK, album_id_in

numbers = st.from_regex(r"[0-9]{1,20}", fullmatch=True)
user_names = st.from_regex(r"[A-Za-z0-9@_-]{1,30}", fullmatch=True)


@given(
    number=numbers,
    scheme=st.sampled_from(["https://", "http://", "HTTPS://", ""]),
    host=st.sampled_from(["www.flickr.com", "flickr.com", "m.flickr.com", "WWW.Flickr.COM"]),
    user=user_names,
    word=st.sampled_from(["sets", "albums"]),
    tail=st.sampled_from(["", "/", "/?page=2", "?a=1&b=72157600000000000", "/#top", "/page3/"]),
    space=st.sampled_from(["", " ", "\n", "\t "]),
)
def test_every_shape_of_link_gives_the_number(
    number: str, scheme: str, host: str, user: str, word: str, tail: str, space: str
) -> None:
    link = f"{space}{scheme}{host}/photos/{user}/{word}/{number}{tail}{space}"
    assert album_id_in(link) == number


@given(numbers)
def test_a_number_is_itself(number: str) -> None:
    assert album_id_in(f" {number} ") == number


@given(st.text())
def test_anything_at_all_gives_a_number_or_an_error_with_an_example(pasted: str) -> None:
    try:
        found = album_id_in(pasted)
    except ValidationError as error:
        found, told = None, error.messages[0]
    if found is None:
        assert EXAMPLE_LINK in told
        return
    assert found.isascii()
    assert found.isdigit()
    assert found in pasted


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "https://www.flickr.com/photos/gmpolice1/",
        "https://www.flickr.com/photos/gmpolice1/14626270613/",
        "https://www.flickr.com/photos/gmpolice1/sets/",
        "https://www.flickr.com.example.com/photos/a/sets/72157645404898108/",
        "https://www.flickr.com@example.com/photos/a/sets/72157645404898108/",
        "https://example.com/?https://www.flickr.com/photos/a/sets/72157645404898108/",
        "javascript://www.flickr.com/photos/a/sets/72157645404898108/",
        "７２１５７６４５４０４８９８１０８",
        "72157645404898108 72157645404898109",
        "1" * 21,
        "http://[",
        "https://flickr.com/photos/a/sets/1/" + "x" * 1000,
    ],
)
def test_what_is_no_album_is_refused_with_an_example(pasted: str) -> None:
    with pytest.raises(ValidationError) as raised:
        album_id_in(pasted)
    assert raised.value.code == "not_an_album"
    assert EXAMPLE_ID in raised.value.messages[0]


@pytest.mark.parametrize("pasted", ["https://flic.kr/s/aHsk1QjRx9", "flic.kr/s/aHsk1QjRx9"])
def test_short_link_is_told_to_be_opened_first(pasted: str) -> None:
    with pytest.raises(ValidationError, match="short links") as raised:
        album_id_in(pasted)
    assert raised.value.code == "short_link"
