"""Whatever is pasted becomes a video's id, or an error that shows a good one."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from media_picker.youtube.video_id import EXAMPLE_ID, EXAMPLE_LINK, ID, NO_VIDEOS, video_id_in

ids = st.from_regex(r"[A-Za-z0-9_-]{11}", fullmatch=True).filter(lambda i: i not in NO_VIDEOS)
extras = st.lists(
    st.sampled_from(["t=90", "t=1m30s", "list=PL0123456789", "si=AbC_123", "feature=share", "pp="]),
    unique=True,
)
schemes = st.sampled_from(["https://", "http://", "HTTPS://", ""])


@given(
    id=ids,
    scheme=schemes,
    host=st.sampled_from(["www.youtube.com", "youtube.com", "m.youtube.com", "YouTube.com"]),
    before=extras,
    after=extras,
)
def test_watch_link_gives_the_id_wherever_it_stands_in_the_query(
    id: str, scheme: str, host: str, before: list[str], after: list[str]
) -> None:
    query = "&".join([*before, f"v={id}", *after])
    assert video_id_in(f"{scheme}{host}/watch?{query}") == id


@given(
    id=ids,
    scheme=schemes,
    place=st.sampled_from(
        [
            "youtu.be/",
            "www.youtube.com/shorts/",
            "youtube.com/live/",
            "m.youtube.com/embed/",
            "www.youtube-nocookie.com/embed/",
        ]
    ),
    slash=st.sampled_from(["", "/"]),
    extra=extras,
)
def test_every_other_link_gives_the_id_at_its_end(
    id: str, scheme: str, place: str, slash: str, extra: list[str]
) -> None:
    query = "?" + "&".join(extra) if extra else ""
    assert video_id_in(f" {scheme}{place}{id}{slash}{query}\n") == id


@given(st.from_regex(r"[A-Za-z0-9_-]{11}", fullmatch=True))
def test_an_id_is_itself(id: str) -> None:
    assert video_id_in(f" {id} ") == id


@given(st.text())
def test_anything_at_all_gives_an_id_or_an_error_with_an_example(pasted: str) -> None:
    try:
        found = video_id_in(pasted)
    except ValidationError as error:
        found, told = None, error.messages[0]
    if found is None:
        assert EXAMPLE_LINK in told
        return
    assert ID.fullmatch(found)
    assert found in pasted


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "HGdRhjvORB",
        "HGdRhjvORBkk",
        "HGdRhjvORB\u0430",
        "https://www.youtube.com/@eastmerepolice",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=short",
        "https://youtube.com.example.com/watch?v=HGdRhjvORBk",
        "https://www.youtube.com@example.com/watch?v=HGdRhjvORBk",
        "https://example.com/watch?v=HGdRhjvORBk",
        "javascript://youtube.com/watch?v=HGdRhjvORBk",
        "https://www.youtube.com/embed/live_stream?channel=UC0123456789",
        "http://[",
        "https://youtu.be/HGdRhjvORBk?" + "x" * 2000,
    ],
)
def test_what_is_no_video_is_refused_with_an_example(pasted: str) -> None:
    with pytest.raises(ValidationError) as raised:
        video_id_in(pasted)
    assert raised.value.code == "not_a_video"
    assert EXAMPLE_ID in raised.value.messages[0]


@pytest.mark.parametrize(
    "pasted",
    [
        "https://www.youtube.com/playlist?list=PL0123456789",
        "https://www.youtube.com/embed/videoseries?list=PL0123456789",
    ],
)
def test_list_is_told_to_be_opened_first(pasted: str) -> None:
    with pytest.raises(ValidationError, match="list of videos"):
        video_id_in(pasted)
