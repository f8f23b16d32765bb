"""The client against a server that misbehaves: what each failure means for the ledger."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from social.x_client import Answer as Logged
from social.x_client import Media, XClient
from social.x_failure import Asked, Meaning, XError
from social.x_tweet import XTweet
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


PERMANENT, UNKNOWN, PASSING = Meaning.REFUSED, Meaning.UNKNOWN, Meaning.PASSING
ACCOUNT, WAIT, DUPLICATE = Meaning.ACCOUNT, Meaning.WAIT, Meaning.DUPLICATE


@pytest.mark.parametrize(
    ("answer", "for_the_post", "for_the_upload"),
    [
        (answers(400, {"detail": "bad"}), PERMANENT, PERMANENT),
        (answers(401, {"detail": "Unauthorized"}), ACCOUNT, ACCOUNT),
        (answers(401, ["a list"]), ACCOUNT, ACCOUNT),
        (answers(402, {"detail": "pay"}), ACCOUNT, ACCOUNT),
        (answers(403, {"detail": "duplicate content"}), DUPLICATE, DUPLICATE),
        (answers(403, {"detail": "Your account is suspended"}), ACCOUNT, ACCOUNT),
        (answers(403, {"detail": "no", "reason": "client-not-enrolled"}), ACCOUNT, ACCOUNT),
        (answers(403, {"detail": "not yours"}), PERMANENT, PERMANENT),
        (answers(400, {"detail": "Your media IDs are invalid."}), Meaning.MEDIA_GONE, PERMANENT),
        (answers(403, ["a list"]), PERMANENT, PERMANENT),
        (answers(404, b"<html>"), PERMANENT, PERMANENT),
        (answers(302, b"", Location="http://127.0.0.1:1/"), PERMANENT, PERMANENT),
        (answers(429, {}), WAIT, WAIT),
        (answers(429, b"<html>"), WAIT, WAIT),
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
    for_the_post: Meaning,
    for_the_upload: Meaning,
) -> None:
    server.answer = answer
    client = XClient()
    for call, meaning in (
        (lambda: client.post("Hello"), for_the_post),
        (lambda: client.upload(b"jpeg", "image/jpeg"), for_the_upload),
    ):
        with pytest.raises(XError) as raised:
            call()
        assert raised.value.meaning == meaning
        assert "the-x_" not in str(raised.value)


def test_nobody_listening_means_that_nothing_was_posted(
    server: MisbehavingServer, settings: Any
) -> None:
    settings.X_API_URL = "http://127.0.0.1:1"
    with pytest.raises(XError) as raised:
        XClient().post("Hello")
    assert raised.value.meaning == PASSING
    assert "nothing was sent" in str(raised.value)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (hangs_up, "X took the request and broke off before answering. It may have the tweet."),
        (is_silent, "X did not answer in time. It may have the tweet."),
        (answers(201, b"<html>"), "X’s answer (201) could not be understood."),
    ],
)
def test_log_says_in_plain_words_why_there_is_no_answer(
    server: MisbehavingServer, answer: Answer, said: str
) -> None:
    server.answer = answer
    logged = Logged()

    @contextmanager
    def record(asked: Asked) -> Iterator[Logged]:
        yield logged

    with pytest.raises(XError) as raised:
        XClient(record).post("Hello")
    assert logged.words == str(raised.value) == said


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
    assert raised.value.meaning == WAIT
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
    server.answer = answers(200, {"data": {"id": "9", "expires_after_secs": 86400}})
    media = XClient().upload(b"\xff\xd8the bytes", "image/jpeg")
    assert media == Media("9", 86400.0)
    XClient().describe("9", "Alt" * 500)
    (path, headers, body), (metadata_path, _, metadata) = server.asked
    assert path == "/x/2/media/upload"
    assert headers["Content-Type"].startswith("multipart/form-data")
    assert b"\xff\xd8the bytes" in body
    assert b"tweet_image" in body
    assert metadata_path == "/x/2/media/metadata"
    assert json.loads(metadata)["metadata"]["alt_text"]["text"] == ("Alt" * 500)[:1000]


@pytest.mark.parametrize("seconds", [None, "soon", -5, 10**12, {"a": 1}])
def test_upload_whose_end_x_does_not_name_is_kept_for_a_short_time_only(
    server: MisbehavingServer, seconds: object
) -> None:
    server.answer = answers(200, {"data": {"id": "9", "expires_after_secs": seconds}})
    assert XClient().upload(b"jpeg", "image/jpeg").seconds <= 600


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [
        (answers(404, {"detail": "Could not find tweet"}), Meaning.GONE),
        (answers(200, {"data": {"deleted": False}}), PASSING),
        (answers(200, ["a list"]), PASSING),
        (answers(503, {}), PASSING),
        (answers(401, {}), ACCOUNT),
        (hangs_up, PASSING),
    ],
)
def test_deleting_succeeds_only_when_x_says_so(
    server: MisbehavingServer, answer: Answer, meaning: Meaning
) -> None:
    server.answer = answer
    with pytest.raises(XError) as raised:
        XClient().delete("77")
    assert raised.value.meaning == meaning
    server.answer = answers(200, {"data": {"deleted": True}})
    XClient().delete("77")
    assert server.asked[-1][0] == "/x/2/tweets/77"


def tweet(tweet_id: str, **fields: object) -> dict[str, object]:
    whole = {
        "id": tweet_id,
        "text": "Fish &amp; chips https://t.co/aaaaaaaaaa https://t.co/bbbbbbbbbb",
        "created_at": "2026-11-22T10:00:00.000Z",
        "entities": {
            "urls": [
                {"url": "https://t.co/aaaaaaaaaa", "expanded_url": "https://news.example/a/"},
                {
                    "url": "https://t.co/bbbbbbbbbb",
                    "expanded_url": "https://x.com/eastmere/status/1/photo/1",
                },
            ]
        },
    }
    return whole | fields


def test_timeline_is_read_page_by_page_and_links_are_expanded(server: MisbehavingServer) -> None:
    def pages(handler: BaseHTTPRequestHandler) -> None:
        is_second = "pagination_token=more" in handler.path
        meta = {"result_count": 1} | ({} if is_second else {"next_token": "more"})
        page = {"data": [tweet("2" if is_second else "3"), {"id": "x"}, "odd"], "meta": meta}
        answers(200, page)(handler)

    server.answer = pages
    since = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    found = XClient().own_tweets("15", since)
    assert [t.id for t in found] == ["3", "2"]
    assert "start_time=2026-11-22T09%3A30%3A00Z" in server.asked[0][0]
    assert found[0].says("Fish & chips https://news.example/a/", "https://news.example/a/")
    assert not found[0].says("Fish & chips", "https://news.example/b/")
    assert not found[0].says("Fish and chips https://news.example/a/", "https://news.example/a/")


def test_timeline_that_does_not_end_is_not_taken_for_the_whole(server: MisbehavingServer) -> None:
    server.answer = answers(200, {"data": [], "meta": {"next_token": "more"}})
    with pytest.raises(XError, match="too long"):
        XClient().own_tweets("15", datetime.now(tz=UTC))


def test_timeline_of_an_unknown_account_is_not_an_empty_one(server: MisbehavingServer) -> None:
    server.answer = answers(200, {"errors": [{"detail": "no such user"}]})
    with pytest.raises(XError, match="no timeline"):
        XClient().own_tweets("15", datetime.now(tz=UTC))


def test_bare_domain_that_x_expands_is_recognised() -> None:
    links = [
        {"url": "https://t.co/a", "expanded_url": "http://police.example"},
        {"url": "https://t.co/b", "expanded_url": "https://news.example/a/"},
    ]
    row = tweet("3", text="police.example: https://t.co/b", entities={"urls": links})
    row["text"] = "https://t.co/a says https://t.co/b"
    (found,) = XTweet.all_in([row])
    assert found.says("police.example says https://news.example/a/", "https://news.example/a/")


def test_without_keys_nothing_is_tried_and_everything_waits(settings: Any) -> None:
    settings.X_API_KEY = ""
    with pytest.raises(XError, match="no keys") as raised:
        XClient()
    assert raised.value.meaning == ACCOUNT
