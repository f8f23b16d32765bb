"""The client against a server that misbehaves: every failure has a message of its own."""

from __future__ import annotations

import logging
import subprocess
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

import pytest

from media_picker.youtube.client import fetch_facts
from media_picker.youtube.facts import VideoFacts
from media_picker.youtube.poster import fetch_poster
from media_picker.youtube.problems import MESSAGES, Kind, YouTubeError
from tests.misbehaving_server import (
    Answer,
    MisbehavingServer,
    answers,
    breaks_off,
    drips,
    hangs_up,
    is_silent,
)
from tests.newsroom_fixtures import jpeg

from .a_youtube import VIDEO, refuses, row, youtube


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (answers(200, {"items": []}), Kind.NOT_FOUND),
        (answers(200, {"items": [row(status__uploadStatus="deleted")]}), Kind.NOT_FOUND),
        (answers(404, {}), Kind.NOT_FOUND),
        (answers(200, {"items": [row(status__privacyStatus="private")]}), Kind.PRIVATE),
        (refuses(403, "quotaExceeded"), Kind.QUOTA),
        (refuses(403, "rateLimitExceeded"), Kind.QUOTA),
        (answers(429, {}), Kind.QUOTA),
        (refuses(400, "keyInvalid"), Kind.BAD_KEY),
        (refuses(400, "API_KEY_INVALID", is_new=True), Kind.BAD_KEY),
        (refuses(403, "accessNotConfigured"), Kind.BAD_KEY),
        (refuses(401, "authError"), Kind.BAD_KEY),
        (refuses(400, "invalidPart"), Kind.REFUSED),
        (answers(403, b"<html>"), Kind.REFUSED),
        (answers(400, {"error": "the-youtube-key"}), Kind.REFUSED),
        (answers(500, {}), Kind.DOWN),
        (answers(503, b"<html>"), Kind.DOWN),
        (answers(302, b"", Location="http://127.0.0.1:1/"), Kind.DOWN),
        (answers(200, b"<html>the-youtube-key"), Kind.UNREADABLE),
        (answers(200, b""), Kind.UNREADABLE),
        (answers(200, b"\xff\xfe\x00"), Kind.UNREADABLE),
        (answers(200, b'{"items": ' * 50_000), Kind.UNREADABLE),
        (answers(200, ["a list"]), Kind.UNREADABLE),
        (answers(403, ["a list"]), Kind.UNREADABLE),
        (answers(200, {"items": {}}), Kind.UNREADABLE),
        (answers(200, {"items": ["text"]}), Kind.UNREADABLE),
        (answers(200, {"items": [{"snippet": []}]}), Kind.UNREADABLE),
        (answers(200, {"items": [row(snippet__publishedAt="soon")]}), Kind.UNREADABLE),
        (answers(200, {"items": [row(contentDetails__duration="long")]}), Kind.UNREADABLE),
        (
            answers(200, {"items": [row(contentDetails__duration=f"P{'9' * 40}D")]}),
            Kind.UNREADABLE,
        ),
        (hangs_up, Kind.DOWN),
        (breaks_off, Kind.DOWN),
        (is_silent, Kind.SLOW),
    ],
)
def test_what_a_failure_means_and_that_it_keeps_the_key(
    server: MisbehavingServer, caplog: pytest.LogCaptureFixture, answer: Answer, kind: Kind
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answer = answer
    with pytest.raises(YouTubeError) as raised:
        fetch_facts(VIDEO)
    assert raised.value.kind == kind
    assert raised.value.message == MESSAGES[kind]
    assert "key=the-youtube-key" in server.asked[-1][0]
    told = "".join(traceback.format_exception(raised.value))
    assert "the-youtube-key" not in told
    assert "key=the-youtube-key" not in caplog.text


def test_every_kind_has_a_message_of_its_own() -> None:
    assert set(MESSAGES) == set(Kind)
    assert len(set(MESSAGES.values())) == len(Kind)


def test_key_appears_in_no_log_of_a_call_that_succeeds(
    server: MisbehavingServer, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("", "googleapiclient", "httplib2"):  # the settings keep them quiet
        caplog.set_level(logging.DEBUG, logger=name or None)
    server.answer = youtube(server, row())
    fetch_facts(VIDEO)
    assert "URL being requested" in caplog.text
    assert "the-youtube-key" not in caplog.text


def test_nobody_listening_is_youtube_being_down(server: MisbehavingServer, settings: Any) -> None:
    settings.YOUTUBE_API_URL = "http://127.0.0.1:1/youtube"
    with pytest.raises(YouTubeError) as raised:
        fetch_facts(VIDEO)
    assert raised.value.kind == Kind.DOWN


def test_without_a_key_nothing_is_asked(server: MisbehavingServer, settings: Any) -> None:
    settings.YOUTUBE_API_KEY = ""
    with pytest.raises(YouTubeError) as raised:
        fetch_facts(VIDEO)
    assert raised.value.kind == Kind.NO_KEY
    assert not server.asked


def test_video_with_its_facts(server: MisbehavingServer) -> None:
    server.answer = youtube(server, row(snippet__title="A <script>\u202e day\n"))
    facts = fetch_facts(VIDEO)
    assert facts == VideoFacts(
        title="A <script> day",
        channel="Eastmere Police",
        duration_seconds=151,
        published_at=datetime(2026, 6, 1, 10, 30, tzinfo=UTC),
        is_embeddable=True,
        is_age_restricted=False,
        live="none",
        privacy="public",
    )
    assert (facts.length, facts.notes) == ("2:31", [])
    assert VideoFacts.from_json(facts.as_json()) == facts
    path = server.asked[-1][0]
    assert path.startswith(("/youtube/v3/videos?", "/youtube/youtube/v3/videos?"))
    assert f"id={VIDEO}" in path


@pytest.mark.parametrize(
    ("changes", "note", "length"),
    [
        ({"status__embeddable": False}, "link to YouTube instead", "2:31"),
        (
            {"contentDetails__contentRating": {"ytRating": "ytAgeRestricted"}},
            "signed-in adults",
            "2:31",
        ),
        (
            {"snippet__liveBroadcastContent": "live", "contentDetails__duration": "P0D"},
            "live now",
            "",
        ),
        ({"snippet__liveBroadcastContent": "upcoming"}, "not begun", "2:31"),
        ({"status__privacyStatus": "unlisted"}, "unlisted", "2:31"),
        ({"contentDetails__duration": "PT1H2M5S"}, "", "1:02:05"),
        ({"contentDetails__duration": "P1DT1S"}, "", "24:00:01"),
    ],
)
def test_what_an_editor_should_know_is_noted(
    server: MisbehavingServer, changes: dict[str, Any], note: str, length: str
) -> None:
    server.answer = youtube(server, row(**changes))
    facts = fetch_facts(VIDEO)
    assert facts.length == length
    assert [note in one for one in facts.notes] == ([True] if note else [])


def test_google_s_client_is_not_loaded_before_it_is_used() -> None:
    script = "import sys, media_picker.youtube.client; print('googleapiclient' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr


def test_poster_is_fetched_by_the_id_and_drawn_anew(server: MisbehavingServer) -> None:
    content = jpeg(480, 360, comment=b"SECRET")
    server.answer = youtube(server, poster=content)
    poster = fetch_poster(VIDEO)
    assert poster is not None
    assert (poster.width, poster.height) == (480, 360)
    assert poster.content.startswith(b"\xff\xd8")
    assert b"SECRET" in content
    assert b"SECRET" not in poster.content
    assert [path for path, _, _ in server.asked] == [
        f"/youtube/vi/{VIDEO}/maxresdefault.jpg",
        f"/youtube/vi/{VIDEO}/hqdefault.jpg",
    ]


@pytest.mark.parametrize(
    "answer",
    [
        answers(404, b""),
        answers(200, b"<svg onload=alert(1)>"),
        answers(200, b"\xff\xd8\xff" + b"x" * 6_000_000),
        answers(302, b"", Location="http://127.0.0.1:1/"),
        hangs_up,
        is_silent,
        drips,
    ],
)
def test_poster_that_cannot_be_had_is_none(server: MisbehavingServer, answer: Answer) -> None:
    server.answer = answer
    assert fetch_poster(VIDEO) is None


def test_real_posters_come_from_youtube_s_picture_host_alone(settings: Any) -> None:
    from media_picker.youtube.addresses import poster_addresses, watch_page

    settings.YOUTUBE_API_URL = ""
    assert all(a.startswith(f"https://i.ytimg.com/vi/{VIDEO}/") for a in poster_addresses(VIDEO))
    assert watch_page(VIDEO) == f"https://www.youtube.com/watch?v={VIDEO}"
