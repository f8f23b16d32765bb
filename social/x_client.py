"""X over HTTP: tweepy with our own session, and one error that says what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import requests
import tweepy
from django.conf import settings

from .tweet_text import MOST_ALT_CHARACTERS
from .x_failure import Asked, Meaning, XError, meaning_of, not_understood, words_of
from .x_tweet import XTweet, is_an_id

TWEEPY_HOST = "https://api.twitter.com"
TWEETS_A_PAGE = 100  # X's most
MOST_PAGES = 10
# A media id whose end X did not name is not kept for long.
MEDIA_SECONDS = 600


@dataclass
class Answer:
    """What came back from one call, for the log: X's own words, or ours where it said nothing."""

    status: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Media:
    """An uploaded picture: X's id of it, and for how many seconds a tweet may take it."""

    id: str
    seconds: float


Record = Callable[[Asked], AbstractContextManager[Answer]]


@contextmanager
def unrecorded(asked: Asked) -> Iterator[Answer]:
    yield Answer()


@dataclass(frozen=True)
class Multipart:
    """A body that tweepy's `request` cannot make: it knows JSON only and hands this through."""

    files: dict[str, tuple[str, bytes, str]]
    fields: dict[str, str]


class XSession(requests.Session):
    """Goes to the configured address instead of tweepy's, and never waits for ever."""

    last_status: int | None = None

    def request(self, method: str, url: str, **kwargs: Any) -> requests.Response:
        self.last_status = None
        body = kwargs.get("json")
        if isinstance(body, Multipart):
            kwargs |= {"json": None, "files": body.files, "data": body.fields}
        response = super().request(
            method,
            settings.X_API_URL + url.removeprefix(TWEEPY_HOST),
            timeout=settings.X_TIMEOUT_SECONDS,
            allow_redirects=False,  # a signed request goes nowhere else
            **kwargs,
        )
        self.last_status = response.status_code
        # tweepy makes a number of it and stumbles over anything else.
        if not response.headers.get("x-rate-limit-reset", "0").isdigit():
            del response.headers["x-rate-limit-reset"]
        return response


class XClient:
    """The newsroom's account. Every method raises XError and nothing else.

    `record` gets each call before it is made and its answer after.
    """

    def __init__(self, record: Record = unrecorded) -> None:
        if not settings.X_API_KEY:
            raise XError(
                "There are no keys for X. Ask whoever looks after the newsroom to set them.",
                Meaning.ACCOUNT,
            )
        self._record = record
        self._client = tweepy.Client(
            consumer_key=settings.X_API_KEY,
            consumer_secret=settings.X_API_SECRET,
            access_token=settings.X_ACCESS_TOKEN,
            access_token_secret=settings.X_ACCESS_SECRET,
        )
        self._session = self._client.session = XSession()

    def upload(self, picture: bytes, content_type: str) -> Media:
        """Upload a picture (JPEG or PNG, 5 MB at most)."""
        body = Multipart(
            files={"media": ("picture", picture, content_type)},
            fields={"media_category": "tweet_image"},
        )
        answer = self._call(Asked.UPLOAD, "POST", "/2/media/upload", body)
        media_id = _id_in(answer)
        seconds = answer["data"].get("expires_after_secs")
        is_number = isinstance(seconds, int | float) and 0 <= seconds <= 30 * 86_400
        return Media(media_id, float(seconds) if is_number else MEDIA_SECONDS)

    def describe(self, media_id: str, alt_text: str) -> None:
        """Give an uploaded picture its alt text."""
        metadata = {"alt_text": {"text": alt_text[:MOST_ALT_CHARACTERS]}}
        body = {"id": media_id, "metadata": metadata}
        self._call(Asked.DESCRIBE, "POST", "/2/media/metadata", body)

    def post(self, text: str, media_id: str = "") -> str:
        """Post; returns X's id. The only call after which a post's fate can be unknown."""
        body: dict[str, Any] = {"text": text}
        if media_id:
            body["media"] = {"media_ids": [media_id]}
        return _id_in(self._call(Asked.POST, "POST", "/2/tweets", body), Meaning.UNKNOWN)

    def delete(self, tweet_id: str) -> None:
        """Delete a tweet. `Meaning.GONE`: it is not there, or no longer."""
        answer = self._call(Asked.DELETE, "DELETE", f"/2/tweets/{tweet_id}")
        data = answer.get("data") if isinstance(answer, dict) else None
        if not isinstance(data, dict) or data.get("deleted") is not True:
            raise XError("X did not say that it deleted the tweet.", Meaning.PASSING)

    def own_id(self) -> str:
        """X's id of the account. The cheapest question there is: it serves as a check too."""
        return _id_in(self._call(Asked.ACCOUNT, "GET", "/2/users/me"))

    def own_tweets(self, account_id: str, since: datetime) -> list[XTweet]:
        """The account's tweets since then, newest first, all of them.

        Raises XError too when there are more than could be read: then a tweet that was not seen
        is not known to be missing.
        """
        tweets: list[XTweet] = []
        query = {
            "max_results": TWEETS_A_PAGE,
            "start_time": f"{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "tweet.fields": "entities,created_at",
        }
        for _ in range(MOST_PAGES):
            route = f"/2/users/{account_id}/tweets"
            answer = self._call(Asked.TIMELINE, "GET", route, params=query)
            if not isinstance(answer, dict) or "meta" not in answer:
                raise XError("X’s answer had no timeline in it.", Meaning.PASSING)
            tweets += XTweet.all_in(answer.get("data"))
            meta = answer["meta"]
            token = meta.get("next_token") if isinstance(meta, dict) else None
            if not token:
                return tweets
            query["pagination_token"] = str(token)
        raise XError("The account’s timeline is too long to be read to its end.", Meaning.PASSING)

    def _call(
        self,
        asked: Asked,
        method: str,
        route: str,
        body: object = None,
        *,
        params: dict[str, Any] | None = None,
    ) -> Any:
        """Ask X through tweepy, record it, and say of every failure what it means."""
        with self._record(asked) as answer:
            try:
                response = self._client.request(
                    method, route, params=params, json=body, user_auth=True
                )
                return response.json()
            except (tweepy.TweepyException, requests.RequestException) as error:
                failure = meaning_of(error, asked, self._session.last_status)
                answer.words = words_of(error) or str(failure)
                raise failure from None
            except (ValueError, AttributeError, TypeError, KeyError):
                # HTML where JSON should be, a list where an object should be: tweepy lets these
                # out of its own code.
                failure = not_understood(asked, self._session.last_status)
                answer.words = str(failure)
                raise failure from None
            finally:
                answer.status = self._session.last_status


def _id_in(answer: Any, otherwise: Meaning = Meaning.PASSING) -> str:
    data = answer.get("data") if isinstance(answer, dict) else None
    found = str(data.get("id")) if isinstance(data, dict) else ""
    if not is_an_id(found):
        raise XError("X’s answer had no id in it.", otherwise)
    return found
