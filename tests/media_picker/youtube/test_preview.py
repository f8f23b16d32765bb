"""The preview under the video's field, and the field itself."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from media_picker.youtube.models import YouTubeVideo
from media_picker.youtube.problems import MESSAGES, Kind
from media_picker.youtube.video_field import VideoIdField
from tests.misbehaving_server import Answer, MisbehavingServer, answers, is_silent

from .a_youtube import VIDEO, refuses, row, youtube

PLAYER = f'src="https://www.youtube-nocookie.com/embed/{VIDEO}"'


def press(client: Client, pasted: str, status: int = 200) -> str:
    response = client.post(reverse("media_picker:youtube_preview"), {"id": pasted})
    assert response.status_code == status
    return response.content.decode()


def test_preview_shows_player_title_channel_length_and_date(
    client: Client, press_officer: User, server: MisbehavingServer
) -> None:
    client.force_login(press_officer)
    server.answer = youtube(server, row(snippet__title="<script>alert(1)</script>"))
    html = press(client, f"https://youtu.be/{VIDEO}?si=abc&t=9")
    assert f'data-media-id="{VIDEO}"' in html
    assert PLAYER in html
    assert 'title="&lt;script&gt;alert(1)&lt;/script&gt;"' in html
    assert "<script>" not in html
    for words in ("Eastmere Police", "2:31", "1 June 2026"):
        assert words in html


def test_player_s_address_is_a_setting(
    client: Client, press_officer: User, server: MisbehavingServer, settings: Any
) -> None:
    client.force_login(press_officer)
    settings.YOUTUBE_PLAYER_URL = "http://127.0.0.1:8001/youtube/embed/"
    server.answer = youtube(server, row())
    assert f'src="http://127.0.0.1:8001/youtube/embed/{VIDEO}"' in press(client, VIDEO)


def test_pressing_again_really_asks_again(
    client: Client, press_officer: User, server: MisbehavingServer
) -> None:
    client.force_login(press_officer)
    server.answer = youtube(server, row(snippet__title="Before"))
    press(client, VIDEO)
    server.answer = youtube(server, row(snippet__title="After"))
    html = press(client, VIDEO)
    assert "After" in html
    assert "Before" not in html
    assert sum("/videos" in path for path, _, _ in server.asked) == 2


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"status__embeddable": False}, "does not let it play on other sites"),
        ({"contentDetails__contentRating": {"ytRating": "ytAgeRestricted"}}, "signed-in adults"),
        ({"snippet__liveBroadcastContent": "live"}, "It is live now"),
        ({"snippet__liveBroadcastContent": "upcoming"}, "It has not begun yet"),
    ],
)
def test_preview_notes_what_visitors_would_meet(
    client: Client,
    press_officer: User,
    server: MisbehavingServer,
    changes: dict[str, Any],
    note: str,
) -> None:
    client.force_login(press_officer)
    server.answer = youtube(server, row(**changes))
    assert note in press(client, VIDEO)


@pytest.mark.parametrize(
    ("answer", "kind", "has_player"),
    [
        (answers(200, {"items": []}), Kind.NOT_FOUND, False),
        (answers(200, {"items": [row(status__privacyStatus="private")]}), Kind.PRIVATE, False),
        (refuses(403, "quotaExceeded"), Kind.QUOTA, True),
        (refuses(400, "keyInvalid"), Kind.BAD_KEY, True),
        (is_silent, Kind.SLOW, True),
        (answers(503, {}), Kind.DOWN, True),
        (answers(200, b"<html>"), Kind.UNREADABLE, True),
    ],
)
def test_every_problem_is_said_in_words_without_the_key(
    client: Client,
    press_officer: User,
    server: MisbehavingServer,
    answer: Answer,
    kind: Kind,
    has_player: bool,
) -> None:
    client.force_login(press_officer)
    server.answer = youtube(server, row())
    press(client, VIDEO)
    server.answer = answer
    html = press(client, VIDEO)
    assert escape(MESSAGES[kind]) in html
    assert "Harbour open day" in html, "what was fetched before stays"
    assert (PLAYER in html) == has_player
    assert "the-youtube-key" not in html


def test_without_a_key_there_is_the_player_a_note_and_the_poster(
    client: Client, press_officer: User, server: MisbehavingServer, settings: Any
) -> None:
    client.force_login(press_officer)
    settings.YOUTUBE_API_KEY = ""
    server.answer = youtube(server)
    html = press(client, VIDEO)
    assert PLAYER in html
    assert escape(MESSAGES[Kind.NO_KEY]) in html
    assert YouTubeVideo.objects.get().poster


def test_what_is_no_video_is_told_what_a_good_one_looks_like(
    client: Client, press_officer: User, server: MisbehavingServer
) -> None:
    client.force_login(press_officer)
    html = press(client, "<b>nothing</b>", status=422)
    assert VIDEO in html
    assert "data-media-id" not in html
    assert not server.asked
    assert not YouTubeVideo.objects.exists()


def test_preview_is_closed_to_everybody_else(
    client: Client, outsider: User, server: MisbehavingServer
) -> None:
    press(client, VIDEO, status=302)
    client.force_login(outsider)
    press(client, VIDEO, status=403)
    assert not server.asked


class StoryForm(forms.Form):
    video = VideoIdField()


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [("", ""), (VIDEO, VIDEO), (f"https://www.youtube.com/watch?t=1&v={VIDEO}", VIDEO)],
)
def test_field_keeps_the_id(pasted: str, kept: str) -> None:
    form = StoryForm({"video": pasted})
    assert form.is_valid()
    assert form.cleaned_data["video"] == kept


def test_field_refuses_anything_else_without_asking_youtube(server: MisbehavingServer) -> None:
    form = StoryForm({"video": "https://example.com/watch?v=HGdRhjvORBk"})
    assert "not a YouTube video" in form.errors["video"][0]
    assert not server.asked


def test_field_has_a_refresh_button_with_a_name() -> None:
    html = str(StoryForm()["video"])
    assert reverse("media_picker:youtube_preview") in html
    assert 'aria-label="Refresh preview"' in html
