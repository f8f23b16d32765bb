"""YouTube's `videos.list`, asked by the real google-api-python-client."""

import json
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
import requests
from googleapiclient.errors import HttpError
from PIL import Image

from tests.sandbox.youtube_caller import list_videos
from tests.sandbox_process import SandboxProcess

PUBLIC = "HGdRhjvORBk"


def one_video(sandbox: SandboxProcess, video_id: str) -> dict[str, Any]:
    (video,) = list_videos(sandbox.youtube_url, video_id)["items"]
    found: dict[str, Any] = video
    return found


def refusal(sandbox: SandboxProcess, **asked: Any) -> tuple[int, dict[str, Any]]:
    with pytest.raises(HttpError) as raised:
        list_videos(sandbox.youtube_url, PUBLIC, **asked)
    error: dict[str, Any] = json.loads(raised.value.content)["error"]
    assert error["code"] == raised.value.status_code
    return raised.value.status_code, error


def test_public_video_comes_with_all_its_facts(sandbox: SandboxProcess) -> None:
    answer = list_videos(sandbox.youtube_url, PUBLIC)

    (video,) = answer["items"]
    assert answer["kind"] == "youtube#videoListResponse"
    assert answer["pageInfo"] == {"totalResults": 1, "resultsPerPage": 1}
    assert (video["kind"], video["id"]) == ("youtube#video", PUBLIC)
    assert video["snippet"]["title"] == "A night with the Harbourside patrol"
    assert video["snippet"]["channelTitle"] == "Eastmere Police"
    assert video["snippet"]["publishedAt"] == "2026-06-16T15:30:00Z"
    assert video["snippet"]["liveBroadcastContent"] == "none"
    assert video["contentDetails"]["duration"] == "PT2M31S"
    assert video["contentDetails"]["contentRating"] == {}
    assert video["status"]["embeddable"] is True
    assert video["status"]["privacyStatus"] == "public"
    assert "liveStreamingDetails" not in video


def test_only_the_parts_that_were_asked_for_come(sandbox: SandboxProcess) -> None:
    (video,) = list_videos(sandbox.youtube_url, PUBLIC, part="status")["items"]

    assert set(video) == {"kind", "etag", "id", "status"}


@pytest.mark.parametrize("video_id", ["PrivateClip", "DeletedClip", "NoSuchVideo", "x"])
def test_video_that_nobody_may_see_is_an_empty_list(sandbox: SandboxProcess, video_id: str) -> None:
    answer = list_videos(sandbox.youtube_url, video_id)

    assert answer["items"] == []
    assert answer["pageInfo"] == {"totalResults": 0, "resultsPerPage": 0}


def test_several_videos_come_in_the_order_asked_without_the_missing(
    sandbox: SandboxProcess,
) -> None:
    answer = list_videos(sandbox.youtube_url, "ScriptTitle", "PrivateClip", PUBLIC)

    assert [video["id"] for video in answer["items"]] == ["ScriptTitle", PUBLIC]


def test_video_may_be_forbidden_to_embed(sandbox: SandboxProcess) -> None:
    assert one_video(sandbox, "NoEmbedding")["status"]["embeddable"] is False


def test_video_may_be_for_adults(sandbox: SandboxProcess) -> None:
    rating = one_video(sandbox, "AgeLimited1")["contentDetails"]["contentRating"]

    assert rating == {"ytRating": "ytAgeRestricted"}


def test_live_video_has_begun_and_has_no_length(sandbox: SandboxProcess) -> None:
    video = one_video(sandbox, "LiveNow-001")

    assert video["snippet"]["liveBroadcastContent"] == "live"
    assert video["contentDetails"]["duration"] == "P0D"
    began = datetime.fromisoformat(video["liveStreamingDetails"]["actualStartTime"])
    assert began < datetime.now(UTC)


def test_upcoming_video_begins_later(sandbox: SandboxProcess) -> None:
    video = one_video(sandbox, "Upcoming-01")

    assert video["snippet"]["liveBroadcastContent"] == "upcoming"
    assert set(video["liveStreamingDetails"]) == {"scheduledStartTime"}
    begins = datetime.fromisoformat(video["liveStreamingDetails"]["scheduledStartTime"])
    assert begins > datetime.now(UTC)


def test_odd_title_arrives_unchanged(sandbox: SandboxProcess) -> None:
    title = one_video(sandbox, "ScriptTitle")["snippet"]["title"]

    assert title == "<script>alert('the video')</script> & “quotes”"


def test_key_that_is_refused_is_400_with_googles_reason(sandbox: SandboxProcess) -> None:
    status, error = refusal(sandbox, key="invalid-key")

    assert status == 400
    assert error["status"] == "INVALID_ARGUMENT"
    assert error["details"][0]["reason"] == "API_KEY_INVALID"
    assert "invalid-key" not in json.dumps(error)


def test_call_without_a_key_is_403(sandbox: SandboxProcess) -> None:
    status, error = refusal(sandbox, key=None)

    assert (status, error["status"]) == (403, "PERMISSION_DENIED")


def test_used_up_quota_is_403_with_googles_reason(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(youtube_answer="quota")

    status, error = refusal(sandbox)

    assert status == 403
    assert error["errors"][0]["reason"] == "quotaExceeded"
    assert error["errors"][0]["domain"] == "youtube.quota"


def test_part_that_is_not_known_is_400(sandbox: SandboxProcess) -> None:
    status, error = refusal(sandbox, part="snippet,wishes")

    assert (status, error["errors"][0]["reason"]) == (400, "unknownPart")


def test_call_that_names_no_video_is_400(sandbox: SandboxProcess) -> None:
    response = requests.get(
        f"{sandbox.youtube_url}/v3/videos", params={"part": "snippet", "key": "k"}, timeout=30
    )

    assert response.status_code == 400
    assert response.json()["error"]["errors"][0]["location"] == "id"


def test_address_of_the_real_interface_answers_too(sandbox: SandboxProcess) -> None:
    query = {"part": "snippet", "id": PUBLIC, "key": "k"}

    response = requests.get(f"{sandbox.youtube_url}/v3/videos", params=query, timeout=30)

    assert response.json()["items"][0]["id"] == PUBLIC


def test_posters_have_the_sizes_that_the_snippet_says(sandbox: SandboxProcess) -> None:
    thumbnails = one_video(sandbox, PUBLIC)["snippet"]["thumbnails"]

    assert thumbnails["high"] == {
        "url": f"{sandbox.url}/youtube/vi/{PUBLIC}/hqdefault.jpg",
        "width": 480,
        "height": 360,
    }
    assert thumbnails["maxres"]["url"].endswith(f"/vi/{PUBLIC}/maxresdefault.jpg")
    for thumbnail in thumbnails.values():
        picture = Image.open(BytesIO(requests.get(thumbnail["url"], timeout=30).content))
        picture.load()
        assert (picture.format, *picture.size) == (
            "JPEG",
            thumbnail["width"],
            thumbnail["height"],
        )


@pytest.mark.parametrize(
    "path",
    ["PrivateClip/hqdefault", "DeletedClip/hqdefault", "NoSuchVideo/hqdefault", f"{PUBLIC}/huge"],
)
def test_poster_that_is_not_there_is_not_found(sandbox: SandboxProcess, path: str) -> None:
    assert requests.get(f"{sandbox.youtube_url}/vi/{path}.jpg", timeout=30).status_code == 404
