"""What Flickr said is kept, and stays when Flickr says nothing."""

from __future__ import annotations

import pytest
from django.db import connection

from media_picker.flickr.models import FlickrAlbum
from media_picker.flickr.problems import MESSAGES, Kind
from tests.misbehaving_server import MisbehavingServer, answers

from .a_flickr import ALBUM, fails, flickr


@pytest.fixture
def album(db: None) -> FlickrAlbum:
    return FlickrAlbum.objects.create(album_id=ALBUM)


def test_refresh_keeps_what_flickr_says(server: MisbehavingServer, album: FlickrAlbum) -> None:
    server.answer = flickr(server, count=2, title="Open day")
    album.refresh()
    kept = FlickrAlbum.objects.get()
    assert kept.album is not None
    assert (kept.album.title, len(kept.album.photographs)) == ("Open day", 2)
    assert kept.fetched_at is not None
    assert (kept.problem, kept.problem_since) == ("", None)
    assert str(kept) == "Open day"


def test_refresh_that_fails_keeps_what_was_fetched_and_says_since_when(
    server: MisbehavingServer, album: FlickrAlbum
) -> None:
    server.answer = flickr(server)
    album.refresh()
    fetched_at = album.fetched_at
    server.answer = answers(500, {})
    album.refresh()
    since = album.problem_since
    server.answer = fails(1)
    album.refresh()
    kept = FlickrAlbum.objects.get()
    assert kept.album is not None
    assert kept.fetched_at == fetched_at
    assert kept.problem == MESSAGES[Kind.NOT_FOUND]
    assert kept.problem_since == since is not None
    server.answer = flickr(server)
    album.refresh()
    kept = FlickrAlbum.objects.get()
    assert (kept.problem, kept.problem_kind, kept.problem_since) == ("", "", None)


def test_album_never_fetched_has_a_problem_and_no_facts(
    server: MisbehavingServer, album: FlickrAlbum
) -> None:
    server.answer = answers(500, {})
    album.refresh()
    assert album.album is None
    assert str(album) == f"Flickr album {ALBUM}"
    assert album.fetched_at is None
    assert FlickrAlbum.objects.get().facts is None


@pytest.mark.parametrize(
    ("kind", "is_gone"), [(kind, kind in {Kind.NOT_FOUND, Kind.PRIVATE}) for kind in Kind]
)
def test_gone_are_those_that_visitors_cannot_see(
    album: FlickrAlbum, kind: Kind, is_gone: bool
) -> None:
    FlickrAlbum.objects.update(problem_kind=kind)
    assert FlickrAlbum.objects.gone().exists() == is_gone


@pytest.mark.django_db(transaction=True)
def test_flickr_is_asked_outside_any_transaction(server: MisbehavingServer) -> None:
    album = FlickrAlbum.objects.create(album_id=ALBUM)
    here, seen = connection._connections, []  # type: ignore[attr-defined]
    mine = here[connection._alias]  # type: ignore[attr-defined]
    ask = flickr(server)

    def answer(handler: object) -> None:
        seen.append(mine.in_atomic_block)
        ask(handler)  # type: ignore[arg-type]

    server.answer = answer
    album.refresh()
    assert seen == [False, False]
