"""The client against a server that misbehaves: every failure has a message of its own."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from media_picker.flickr.addresses import is_picture_address
from media_picker.flickr.client import FlickrClient
from media_picker.flickr.facts import AlbumFacts
from media_picker.flickr.problems import MESSAGES, FlickrError, Kind
from tests.misbehaving_server import (
    Answer,
    MisbehavingServer,
    answers,
    breaks_off,
    drips,
    hangs_up,
    is_silent,
)

from .a_flickr import ALBUM, PICTURES, fails, flickr

DEEP = b'{"photoset": ' * 50_000


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (fails(1), Kind.NOT_FOUND),
        (fails(2), Kind.PRIVATE),
        (fails(99), Kind.PRIVATE),
        (fails(100), Kind.BAD_KEY),
        (fails(105), Kind.DOWN),
        (fails(116), Kind.REFUSED),
        (answers(500, {}), Kind.DOWN),
        (answers(503, b"<html>the-flickr-key"), Kind.DOWN),
        (answers(302, b"", Location="http://127.0.0.1:1/"), Kind.DOWN),
        (answers(200, b"<html>Bad panda"), Kind.UNREADABLE),
        (answers(200, b""), Kind.UNREADABLE),
        (answers(200, b"\xff\xfe\x00"), Kind.UNREADABLE),
        (answers(200, DEEP), Kind.UNREADABLE),
        (answers(200, ["a list"]), Kind.UNREADABLE),
        (answers(200, {"photoset": []}), Kind.UNREADABLE),
        (answers(200, {"photoset": {"owner": 5}}), Kind.UNREADABLE),
        (answers(200, {"photoset": {"owner": "../../evil"}}), Kind.UNREADABLE),
        (answers(200, {"stat": "fail"}), Kind.UNREADABLE),
        (answers(200, b" " * 6_000_000), Kind.DOWN),
        (hangs_up, Kind.DOWN),
        (breaks_off, Kind.DOWN),
        (is_silent, Kind.SLOW),
        (drips, Kind.SLOW),
    ],
)
def test_what_a_failure_means(
    server: MisbehavingServer, caplog: pytest.LogCaptureFixture, answer: Answer, kind: Kind
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answer = answer
    with pytest.raises(FlickrError) as raised:
        FlickrClient().album(ALBUM)
    assert raised.value.kind == kind
    assert raised.value.message == MESSAGES[kind]
    assert raised.value.__suppress_context__
    assert "the-flickr-secret" not in caplog.text


def test_every_kind_has_a_message_of_its_own() -> None:
    assert set(MESSAGES) == set(Kind)
    assert len(set(MESSAGES.values())) == len(Kind)


def test_key_and_secret_appear_in_no_log_of_a_call_that_succeeds(
    server: MisbehavingServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="flickrapi")
    server.answer = flickr(server)
    FlickrClient().album(ALBUM)
    assert "Calling" in caplog.text
    assert "the-flickr" not in caplog.text
    assert "the-flickr" not in repr(FlickrClient())


def test_nobody_listening_is_flickr_being_down(server: MisbehavingServer, settings: Any) -> None:
    settings.FLICKR_API_URL = "http://127.0.0.1:1/"
    with pytest.raises(FlickrError) as raised:
        FlickrClient().album(ALBUM)
    assert raised.value.kind == Kind.DOWN


@pytest.mark.parametrize("name", ["FLICKR_API_KEY", "FLICKR_API_SECRET"])
def test_without_a_key_nothing_is_asked(
    server: MisbehavingServer, settings: Any, name: str
) -> None:
    setattr(settings, name, "")
    with pytest.raises(FlickrError) as raised:
        FlickrClient()
    assert raised.value.kind == Kind.NO_KEY
    assert not server.asked


def test_album_with_its_photographs(server: MisbehavingServer) -> None:
    server.answer = flickr(server, count=3, title="Open <script>day</script>\u202e\n ")
    album = FlickrClient().album(ALBUM)
    assert album.title == "Open <script>day</script>"
    assert album.page_url == f"{server.url}/flickr/photos/12345678@N00/sets/{ALBUM}/"
    assert album.total == 3
    first = album.photographs[0]
    assert (first.id, first.title) == ("0", "Photograph 0")
    assert first.thumbnail_url == f"{PICTURES}/0_q.jpg"
    assert (first.image_url, first.width, first.height) == (f"{PICTURES}/0_l.jpg", 1024, 682)
    assert AlbumFacts.from_json(album.as_json()) == album


def test_real_flickr_is_asked_and_linked_when_no_address_is_set(
    server: MisbehavingServer, settings: Any
) -> None:
    settings.FLICKR_API_URL = ""
    assert FlickrClient().REST_URL == "https://api.flickr.com/services/rest/"


@pytest.mark.parametrize(
    ("count", "calls", "kept"),
    [(0, 2, 0), (250, 2, 250), (251, 3, 251), (500, 3, 500), (620, 3, 500)],
)
def test_photographs_come_by_page_up_to_five_hundred(
    server: MisbehavingServer, count: int, calls: int, kept: int
) -> None:
    server.answer = flickr(server, count=count)
    album = FlickrClient().album(ALBUM)
    assert len(server.asked) == calls
    assert [p.id for p in album.photographs] == [str(n) for n in range(kept)]
    assert album.total == count


def test_album_whose_photographs_are_all_private_is_private(server: MisbehavingServer) -> None:
    server.answer = flickr(server, count=3, shown=0)
    with pytest.raises(FlickrError) as raised:
        FlickrClient().album(ALBUM)
    assert raised.value.kind == Kind.PRIVATE


def test_smaller_photograph_is_shown_in_the_size_that_it_has(server: MisbehavingServer) -> None:
    server.answer = flickr(server, count=1, url_l=None, url_c=None)
    assert FlickrClient().album(ALBUM).photographs[0].image_url == f"{PICTURES}/0_m.jpg"


def test_photograph_at_a_strange_address_is_left_out(server: MisbehavingServer) -> None:
    strange = {f"url_{size}": "https://evil.example/1.jpg" for size in "qmcl"}
    server.answer = flickr(server, count=0, shown=2, **strange)
    assert FlickrClient().album(ALBUM).photographs == ()


@pytest.mark.parametrize(
    "address",
    [
        "http://live.staticflickr.com/1.jpg",
        "https://staticflickr.com.evil.example/1.jpg",
        "https://evilstaticflickr.com/1.jpg",
        "https://live.staticflickr.com@evil.example/1.jpg",
        "https://evil.example@live.staticflickr.com/1.jpg",
        "https://live.staticflickr.com:8443/1.jpg",
        "//live.staticflickr.com/1.jpg",
        "javascript:alert(1)//live.staticflickr.com",
        "https://[",
        "https://live.staticflickr.com:x/1.jpg",
        "http://127.0.0.1:1/1.jpg",
        5,
        None,
    ],
)
def test_pictures_come_from_no_other_address(server: MisbehavingServer, address: object) -> None:
    assert not is_picture_address(address)


def test_pictures_come_from_flickr_and_from_the_address_that_we_set(
    server: MisbehavingServer,
) -> None:
    assert is_picture_address("https://live.staticflickr.com/1.jpg")
    assert is_picture_address("https://farm6.staticflickr.com/1.jpg")
    assert is_picture_address(f"{server.url}/flickr/photos/1_q.jpg")


def test_signed_request_carries_no_secret(server: MisbehavingServer) -> None:
    server.answer = flickr(server)
    FlickrClient().album(ALBUM)
    for path, headers, body in server.asked:
        assert path == "/flickr/services/rest/"
        assert headers["Authorization"].startswith("OAuth ")
        assert "the-flickr-secret" not in str(headers) + body.decode()
