"""The client against a server that misbehaves: what each failure means for the ledger."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from social.x_client import XClient, XError
from tests.misbehaving_server import (
    Answer,
    MisbehavingServer,
    answers,
    hangs_up,
    is_silent,
    misbehaving_server,
)


@pytest.fixture
def server(settings: Any) -> Iterator[MisbehavingServer]:
    with misbehaving_server() as server:
        settings.X_API_URL = f"{server.url}/x"
        for name in ("X_API_KEY", "X_API_SECRET", "X_ACCESS_TOKEN", "X_ACCESS_SECRET"):
            setattr(settings, name, f"the-{name.lower()}")
        settings.X_TIMEOUT_SECONDS = 0.5
        yield server


PERMANENT = (True, False)
UNKNOWN = (False, True)
PASSING = (False, False)


@pytest.mark.parametrize(
    ("answer", "for_the_post", "for_the_upload"),
    [
        (answers(400, {"detail": "bad"}), PERMANENT, PERMANENT),
        (answers(401, {"detail": "Unauthorized"}), PERMANENT, PERMANENT),
        (answers(402, {"detail": "pay"}), PERMANENT, PERMANENT),
        (answers(403, {"detail": "duplicate content"}), PERMANENT, PERMANENT),
        (answers(403, ["a list"]), PERMANENT, PERMANENT),
        (answers(404, b"<html>"), PERMANENT, PERMANENT),
        (answers(302, b"", Location="http://127.0.0.1:1/"), PERMANENT, PERMANENT),
        (answers(429, {}), PASSING, PASSING),
        (answers(500, {}), UNKNOWN, PASSING),
        (answers(503, b"<html>"), UNKNOWN, PASSING),
        (answers(502, ["a list"]), UNKNOWN, PASSING),
        (answers(201, b"<html>ok</html>"), UNKNOWN, PASSING),
        (answers(201, b""), UNKNOWN, PASSING),
        (answers(201, b'{"data": {"id": "12'), UNKNOWN, PASSING),
        (answers(201, ["a list"]), UNKNOWN, PASSING),
        (answers(201, {"data": []}), UNKNOWN, PASSING),
        (answers(201, {"data": {"id": "not a number"}}), UNKNOWN, PASSING),
        (answers(201, {"data": {"id": None}}), UNKNOWN, PASSING),
        (hangs_up, UNKNOWN, PASSING),
        (is_silent, UNKNOWN, PASSING),
    ],
)
def test_what_a_failure_means(
    server: MisbehavingServer,
    answer: Answer,
    for_the_post: tuple[bool, bool],
    for_the_upload: tuple[bool, bool],
) -> None:
    server.answer = answer
    client = XClient()
    for call, meaning in (
        (lambda: client.post("Hello"), for_the_post),
        (lambda: client.upload(b"jpeg", "image/jpeg", "alt"), for_the_upload),
    ):
        with pytest.raises(XError) as raised:
            call()
        assert (raised.value.is_permanent, raised.value.may_have_posted) == meaning
        assert "the-x_" not in str(raised.value)


def test_nobody_listening_means_that_nothing_was_posted(
    server: MisbehavingServer, settings: Any
) -> None:
    settings.X_API_URL = "http://127.0.0.1:1"
    with pytest.raises(XError) as raised:
        XClient().post("Hello")
    assert (raised.value.is_permanent, raised.value.may_have_posted) == PASSING


@pytest.mark.parametrize(
    ("reset", "least", "most"),
    [("in a minute", None, None), ("past", 1, 1), ("minute", 50, 61), ("day", 3600, 3600)],
)
def test_rate_limit_says_how_long_to_wait_within_bounds(
    server: MisbehavingServer, reset: str, least: float | None, most: float | None
) -> None:
    now = int(time.time())
    header = {"past": now - 9, "minute": now + 60, "day": now + 86400}.get(reset, reset)
    server.answer = answers(429, {}, x_rate_limit_reset=str(header))
    with pytest.raises(XError) as raised:
        XClient().post("Hello")
    wait = raised.value.wait_seconds
    assert not raised.value.may_have_posted
    if least is None or most is None:
        assert wait is None
    else:
        assert wait is not None
        assert least <= wait <= most


def test_words_of_x_are_cut_and_have_no_control_characters(server: MisbehavingServer) -> None:
    server.answer = answers(403, {"detail": "no\x1b[31m\n" + "x" * 1000})
    with pytest.raises(XError) as raised:
        XClient().post("Hello")
    assert "\x1b" not in str(raised.value)
    assert len(str(raised.value)) < 350


def test_post_sends_text_and_media_and_nothing_else(server: MisbehavingServer) -> None:
    server.answer = answers(201, {"data": {"id": "12345", "text": "Hello"}})
    assert XClient().post("Hello", "9") == "12345"
    path, headers, body = server.asked[-1]
    assert path == "/x/2/tweets"
    assert json.loads(body) == {"text": "Hello", "media": {"media_ids": ["9"]}}
    assert headers["Authorization"].startswith("OAuth ")


def test_upload_sends_the_very_bytes_and_the_alt_text(server: MisbehavingServer) -> None:
    server.answer = answers(200, {"data": {"id": "9"}})
    assert XClient().upload(b"\xff\xd8the bytes", "image/jpeg", "Alt" * 500) == "9"
    (path, headers, body), (metadata_path, _, metadata) = server.asked
    assert path == "/x/2/media/upload"
    assert headers["Content-Type"].startswith("multipart/form-data")
    assert b"\xff\xd8the bytes" in body
    assert b"tweet_image" in body
    assert metadata_path == "/x/2/media/metadata"
    assert json.loads(metadata)["metadata"]["alt_text"]["text"] == ("Alt" * 500)[:1000]


def test_without_keys_nothing_is_tried(settings: Any) -> None:
    settings.X_API_KEY = ""
    with pytest.raises(XError, match="no keys") as raised:
        XClient()
    assert raised.value.is_permanent
