"""What YouTube said is kept, with a poster of our own that is public only while it is shown."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from PIL import Image

from media_picker.youtube.models import VideoUse, YouTubeVideo
from media_picker.youtube.problems import MESSAGES, Kind
from tests.misbehaving_server import MisbehavingServer, answers
from tests.newsroom_fixtures import jpeg

from .a_youtube import VIDEO, row, youtube


@pytest.fixture
def video(db: None) -> YouTubeVideo:
    return YouTubeVideo.objects.create(video_id=VIDEO)


def test_refresh_keeps_the_facts_and_a_poster(
    server: MisbehavingServer, video: YouTubeVideo
) -> None:
    server.answer = youtube(server, row())
    video.refresh()
    kept = YouTubeVideo.objects.get()
    assert kept.video is not None
    assert kept.video.title == str(kept) == "Harbour open day"
    assert kept.poster.name == f"posters/{kept.key}/poster.jpg"
    assert Image.open(kept.poster).size == (kept.poster_width, kept.poster_height) == (480, 360)


def test_refresh_that_fails_keeps_facts_and_poster_and_says_since_when(
    server: MisbehavingServer, video: YouTubeVideo
) -> None:
    server.answer = youtube(server, row())
    video.refresh()
    fetched_at, poster = video.fetched_at, video.poster.name
    server.answer = answers(500, {})
    video.refresh()
    since = video.problem_since
    server.answer = youtube(server)
    video.refresh()
    kept = YouTubeVideo.objects.get()
    assert kept.video is not None
    assert (kept.fetched_at, kept.poster.name) == (fetched_at, poster)
    assert kept.problem == MESSAGES[Kind.NOT_FOUND]
    assert kept.problem_since == since is not None
    assert kept.is_gone
    server.answer = youtube(server, row())
    video.refresh()
    kept = YouTubeVideo.objects.get()
    assert (kept.problem, kept.problem_kind, kept.problem_since) == ("", "", None)


def test_video_without_a_poster_is_kept_without_one(
    server: MisbehavingServer, video: YouTubeVideo
) -> None:
    server.answer = youtube(server, row(), poster=None)
    video.refresh()
    assert video.video is not None
    assert video.shown().poster_url == ""
    server.answer = youtube(server, row())
    video.refresh()
    assert video.shown().poster_url == f"/posters/{video.key}.jpg"


@pytest.mark.django_db(transaction=True)
def test_new_poster_takes_the_place_of_the_old_and_the_same_one_is_left_alone(
    server: MisbehavingServer,
) -> None:
    video = YouTubeVideo.objects.create(video_id=VIDEO)
    server.answer = youtube(server, row())
    video.refresh()
    first = video.poster.name
    video.refresh()
    assert video.poster.name == first
    server.answer = youtube(server, row(), poster=jpeg(640, 480, "maroon"))
    video.refresh()
    kept = YouTubeVideo.objects.get()
    assert kept.poster.name != first
    assert (kept.poster_width, kept.poster_height) == (640, 480)
    assert kept.poster.storage.exists(kept.poster.name)
    assert not kept.poster.storage.exists(first)


def test_poster_whose_file_somebody_took_away_is_fetched_again(
    server: MisbehavingServer, video: YouTubeVideo
) -> None:
    server.answer = youtube(server, row())
    video.refresh()
    video.poster.storage.delete(video.poster.name)
    video.refresh()
    assert video.poster.storage.exists(video.poster.name)


@pytest.mark.django_db(transaction=True)
def test_youtube_is_asked_outside_any_transaction(server: MisbehavingServer) -> None:
    video = YouTubeVideo.objects.create(video_id=VIDEO)
    mine, seen = connection._connections[connection._alias], []  # type: ignore[attr-defined]
    ask = youtube(server, row())

    def answer(handler: object) -> None:
        seen.append(mine.in_atomic_block)
        ask(handler)  # type: ignore[arg-type]

    server.answer = answer
    video.refresh()
    assert seen == [False, False, False]


@pytest.mark.parametrize(
    ("kind", "is_gone"), [(kind, kind in {Kind.NOT_FOUND, Kind.PRIVATE}) for kind in Kind]
)
def test_gone_are_those_that_visitors_cannot_see(
    video: YouTubeVideo, kind: Kind, is_gone: bool
) -> None:
    YouTubeVideo.objects.update(problem_kind=kind)
    assert YouTubeVideo.objects.gone().exists() == is_gone


def test_poster_is_public_while_anything_public_shows_the_video(
    client: Client,
    server: MisbehavingServer,
    video: YouTubeVideo,
    press_officer: User,
    contributor: User,
) -> None:
    server.answer = youtube(server, row())
    video.refresh()
    address = video.shown().poster_url
    assert client.get(address).status_code == 404
    # Any two rows can hold it; in the newsroom they are editions.
    for holder in (press_officer, contributor):
        VideoUse.objects.record(holder, video)
        VideoUse.objects.record(holder, video)
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, max-age=60, s-maxage=1"
    assert Image.open(io.BytesIO(response.getvalue())).size == (480, 360)
    VideoUse.objects.record(press_officer, None)
    assert client.get(address).status_code == 200
    VideoUse.objects.record(contributor, None)
    assert client.get(address).status_code == 404


def test_holder_that_shows_another_video_shows_the_first_no_longer(
    video: YouTubeVideo, press_officer: User
) -> None:
    other = YouTubeVideo.objects.create(video_id="aaaaaaaaaaa")
    VideoUse.objects.record(press_officer, video)
    VideoUse.objects.record(press_officer, other)
    assert list(YouTubeVideo.objects.public()) == [other]


def test_private_poster_is_for_the_newsroom_alone(
    client: Client,
    server: MisbehavingServer,
    video: YouTubeVideo,
    outsider: User,
    contributor: User,
) -> None:
    server.answer = youtube(server, row())
    video.refresh()
    address = video.shown(is_private=True).poster_url
    assert client.get(address).status_code == 302
    client.force_login(outsider)
    assert client.get(address).status_code == 403
    client.force_login(contributor)
    assert client.get(address).status_code == 200
    assert client.get(f"/media/{video.poster.name}").status_code == 404


def test_keys_of_posters_cannot_be_guessed(db: None) -> None:
    keys = {YouTubeVideo.objects.create(video_id=f"aaaaaaaaaa{n}").key for n in range(3)}
    assert len(keys) == 3
    assert all(len(key) >= 22 for key in keys)  # 128 bits in base 64
