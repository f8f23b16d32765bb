"""The player that other pages frame, and the page to watch a video on."""

import pytest
import requests

from tests.sandbox_process import SandboxProcess

PUBLIC = "HGdRhjvORBk"


def player(sandbox: SandboxProcess, video_id: str, query: str = "") -> str:
    response = requests.get(sandbox.player_url + video_id + query, timeout=10)
    assert response.status_code == 200
    return response.text


def watch(sandbox: SandboxProcess, query: str) -> requests.Response:
    return requests.get(f"{sandbox.youtube_url}/watch{query}", timeout=10)


def test_player_waits_for_a_press(sandbox: SandboxProcess) -> None:
    text = player(sandbox, PUBLIC)

    assert "A night with the Harbourside patrol" in text
    assert 'aria-label="Play"' in text
    assert "2:31" in text
    assert "is-playing" not in text


def test_player_plays_at_once_when_told(sandbox: SandboxProcess) -> None:
    text = player(sandbox, PUBLIC, "?autoplay=1&rel=0")

    assert "is-playing" in text
    assert 'dur="151s"' in text
    assert 'aria-label="Pause"' in text


@pytest.mark.parametrize(
    ("video_id", "words"),
    [
        ("NoSuchVideo", "There is no such video."),
        ("PrivateClip", "This video is private."),
        ("DeletedClip", "This video was deleted by its owner."),
        ("NoEmbedding", "The owner does not let other sites show this video."),
        ("AgeLimited1", "This video is for adults."),
        ("Upcoming-01", "This broadcast has not begun."),
    ],
)
def test_player_says_why_it_does_not_play(
    sandbox: SandboxProcess, video_id: str, words: str
) -> None:
    text = player(sandbox, video_id, "?autoplay=1")

    assert words in text
    assert "is-playing" not in text
    assert 'aria-label="Play"' not in text


@pytest.mark.parametrize("video_id", ["PrivateClip", "DeletedClip"])
def test_player_does_not_tell_the_title_of_a_hidden_video(
    sandbox: SandboxProcess, video_id: str
) -> None:
    text = player(sandbox, video_id)

    assert "Briefing" not in text
    assert "old appeal" not in text


def test_live_video_says_live(sandbox: SandboxProcess) -> None:
    text = player(sandbox, "LiveNow-001", "?autoplay=1")

    assert '<span class="live">LIVE</span>' in text
    assert "<animate" not in text


def test_title_is_escaped(sandbox: SandboxProcess) -> None:
    for text in (player(sandbox, "ScriptTitle"), watch(sandbox, "?v=ScriptTitle").text):
        assert "<script" not in text
        assert "&lt;script&gt;alert(&#x27;the video&#x27;)" in text


def test_player_alone_may_be_framed_and_by_this_machine_alone(sandbox: SandboxProcess) -> None:
    framed = requests.get(sandbox.player_url + PUBLIC, timeout=10).headers
    page = watch(sandbox, f"?v={PUBLIC}").headers

    assert "X-Frame-Options" not in framed
    policy = framed["Content-Security-Policy"]
    assert "frame-ancestors http://127.0.0.1:* http://localhost:*" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_watch_page_plays_what_others_may_not_embed(sandbox: SandboxProcess) -> None:
    text = watch(sandbox, "?v=NoEmbedding&autoplay=1").text

    assert "Inside the control room</h1>" in text
    assert "is-playing" in text
    assert "stand-in for YouTube. Nothing here is public." in text


@pytest.mark.parametrize("query", ["", "?v=", "?v=NoSuchVideo", "?v=PrivateClip", "?v=DeletedClip"])
def test_video_that_nobody_may_see_has_no_page(sandbox: SandboxProcess, query: str) -> None:
    response = watch(sandbox, query)

    assert response.status_code == 404
    assert "There is no such video" in response.text
