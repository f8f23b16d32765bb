"""Flickr and YouTube told to fail, and how often they were asked, seen by the real clients."""

import time
from concurrent.futures import ThreadPoolExecutor
from json import JSONDecodeError
from typing import Any

import flickrapi
import pytest
import requests
from googleapiclient.errors import HttpError

from tests.sandbox.flickr_caller import flickr_client
from tests.sandbox.x_caller import post_tweet
from tests.sandbox.youtube_caller import list_videos, youtube_client
from tests.sandbox_process import SandboxProcess

ALBUM = "72157645404898108"
VIDEO = "HGdRhjvORBk"
NOTHING = {
    "x": 0,
    "x_uploads": 0,
    "x_alt_texts": 0,
    "x_posts": 0,
    "x_deletes": 0,
    "x_account": 0,
    "x_timeline": 0,
    "flickr": 0,
    "flickr_pictures": 0,
    "youtube": 0,
    "youtube_posters": 0,
    "youtube_player": 0,
}


def album(sandbox: SandboxProcess, timeout: float = 30) -> Any:
    client = flickr_client(sandbox.flickr_url)
    return client.photosets.getInfo(photoset_id=ALBUM, timeout=timeout)


def test_flickr_that_answers_with_a_page_is_no_json(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(flickr_answer="html")

    with pytest.raises(JSONDecodeError):
        album(sandbox)


def test_flickr_that_is_broken_answers_500(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(flickr_answer="500")

    with pytest.raises(flickrapi.FlickrError, match="500"):
        album(sandbox)


def test_flickr_may_answer_with_a_list(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(flickr_answer="list")

    # flickrapi expects an object and trips.
    with pytest.raises(AttributeError, match="'list' object"):
        album(sandbox)


def test_slow_flickr_is_given_up_by_a_caller_with_a_time_limit(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(flickr_delay_seconds=1)

    with pytest.raises(requests.ReadTimeout):
        album(sandbox, timeout=0.3)

    started = time.monotonic()
    assert album(sandbox)["stat"] == "ok"
    assert time.monotonic() - started >= 1


def test_youtube_may_answer_with_a_page(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(youtube_answer="html")

    # Google's client hands on the text when it is no JSON, and says nothing.
    assert "<h1>Back soon</h1>" in str(list_videos(sandbox.youtube_url, VIDEO))


def test_youtube_that_is_broken_answers_500(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(youtube_answer="500")

    with pytest.raises(HttpError) as raised:
        list_videos(sandbox.youtube_url, VIDEO)

    assert raised.value.status_code == 500


def test_youtube_may_answer_with_a_list(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(youtube_answer="list")

    # Google's client hands on whatever JSON there is.
    assert isinstance(list_videos(sandbox.youtube_url, VIDEO), list)


def test_slow_youtube_is_given_up_by_a_caller_with_a_time_limit(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(youtube_delay_seconds=1)
    request = youtube_client(sandbox.youtube_url, timeout=0.3).videos().list(part="id", id=VIDEO)

    with pytest.raises(TimeoutError):
        request.execute()

    started = time.monotonic()
    assert list_videos(sandbox.youtube_url, VIDEO)["items"]
    assert time.monotonic() - started >= 1


def test_one_service_fails_and_the_others_go_on(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(flickr_answer="500")

    assert list_videos(sandbox.youtube_url, VIDEO)["items"]
    assert post_tweet(sandbox.x_url, "Still here").status_code == 201


def test_service_recovers_when_told(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(flickr_answer="500", youtube_answer="quota")

    sandbox.set_behaviour(flickr_answer=None, youtube_answer=None)

    assert album(sandbox)["stat"] == "ok"
    assert list_videos(sandbox.youtube_url, VIDEO)["items"]


def test_change_with_one_impossible_value_changes_nothing(sandbox: SandboxProcess) -> None:
    before = sandbox.behaviour()

    response = requests.post(
        f"{sandbox.url}/rehearsal/behaviour",
        json={"upload_delay_seconds": 9, "flickr_answer": "html", "youtube_answer": "wrongly"},
        timeout=10,
    )

    assert response.status_code == 400
    assert list(response.json()["errors"]) == ["youtube_answer"]
    assert sandbox.behaviour() == before


def test_nothing_asked_is_nothing_counted(sandbox: SandboxProcess) -> None:
    requests.get(sandbox.url, timeout=10)
    requests.get(f"{sandbox.url}/albums-and-videos/", timeout=10)
    sandbox.behaviour()

    assert sandbox.calls() == NOTHING


def test_each_service_is_counted_by_itself(sandbox: SandboxProcess) -> None:
    album(sandbox)
    album(sandbox)
    list_videos(sandbox.youtube_url, VIDEO)
    post_tweet(sandbox.x_url, "Counted")
    requests.get(f"{sandbox.url}/flickr/photos/52901000000_q.jpg", timeout=10)
    requests.get(f"{sandbox.youtube_url}/vi/{VIDEO}/hqdefault.jpg", timeout=10)
    requests.get(sandbox.player_url + VIDEO, timeout=10)

    assert sandbox.calls() == NOTHING | {
        "x": 1,
        "x_posts": 1,
        "flickr": 2,
        "flickr_pictures": 1,
        "youtube": 1,
        "youtube_posters": 1,
        "youtube_player": 1,
    }


def test_call_that_got_no_good_answer_is_counted_too(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(youtube_answer="500", flickr_answer="html")

    with pytest.raises(HttpError):
        list_videos(sandbox.youtube_url, VIDEO)
    with pytest.raises(JSONDecodeError):
        album(sandbox)

    assert sandbox.calls() == NOTHING | {"flickr": 1, "youtube": 1}


def test_calls_at_the_same_moment_are_all_counted(sandbox: SandboxProcess) -> None:
    with ThreadPoolExecutor(8) as pool:
        for answer in [pool.submit(album, sandbox) for _ in range(40)]:
            assert answer.result()["stat"] == "ok"

    assert sandbox.calls()["flickr"] == 40


def test_reset_forgets_counts_and_ordered_behaviour(sandbox: SandboxProcess) -> None:
    album(sandbox)
    sandbox.set_behaviour(flickr_answer="500", youtube_delay_seconds=30)

    sandbox.reset()

    assert sandbox.calls() == NOTHING
    assert album(sandbox)["stat"] == "ok"
    assert list_videos(sandbox.youtube_url, VIDEO)["items"]
