"""The nightly task: every album and video of live stories is asked for again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from media_picker.flickr.models import FlickrAlbum
from media_picker.live_media import refresh_media
from media_picker.youtube.models import YouTubeVideo
from tests.media_picker.youtube.a_youtube import VIDEO, refuses, row, youtube
from tests.misbehaving_server import MisbehavingServer, answers, misbehaving_server

pytestmark = pytest.mark.django_db
OTHER = "aaaaaaaaaaa"


@pytest.fixture
def server(settings: Any) -> Iterator[MisbehavingServer]:
    with misbehaving_server() as server:
        settings.YOUTUBE_API_URL = f"{server.url}/youtube"
        settings.FLICKR_API_URL = f"{server.url}/flickr/services/rest/"
        settings.YOUTUBE_API_KEY = "the-key"
        settings.FLICKR_API_KEY = settings.FLICKR_API_SECRET = "the-key"
        yield server


def test_one_that_fails_leaves_the_others_alone(server: MisbehavingServer) -> None:
    good, none = youtube(server, row()), answers(200, {"items": []})
    server.answer = lambda handler: (none if OTHER in server.asked[-1][0] else good)(handler)
    refresh_media([], [OTHER, VIDEO])
    assert YouTubeVideo.objects.gone().get().video_id == OTHER
    assert str(YouTubeVideo.objects.get(video_id=VIDEO)) == "Harbour open day"


def test_both_services_are_asked_although_one_is_down(server: MisbehavingServer) -> None:
    server.answer = answers(500, {})
    refresh_media(["1", "2"], [VIDEO])
    assert FlickrAlbum.objects.exclude(problem="").count() == 2
    assert YouTubeVideo.objects.get().problem


def test_used_up_quota_is_not_asked_again_tonight(server: MisbehavingServer) -> None:
    server.answer = refuses(403, "quotaExceeded")
    refresh_media([], [VIDEO, OTHER])
    assert len(server.asked) == 1


def test_without_keys_nothing_is_asked_of_flickr(server: MisbehavingServer, settings: Any) -> None:
    settings.FLICKR_API_KEY = ""
    refresh_media(["1", "2"], [])
    assert not server.asked
    assert FlickrAlbum.objects.count() == 1
