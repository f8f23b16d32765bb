"""X over HTTP: tweepy with our own session, and one error that says what it means."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import requests
import tweepy
from django.conf import settings
from urllib3.exceptions import NewConnectionError

TWEEPY_HOST = "https://api.twitter.com"
MOST_ALT_CHARACTERS = 1000  # X's own limit for an alt text


class XError(Exception):
    """A call to X that did not succeed.

    `is_permanent`: the same call would fail again. `may_have_posted`: X may have taken the post
    although it did not say so; only then is its fate unknown. `wait_seconds`: X asked to be left
    alone for so long.
    """

    def __init__(
        self,
        reason: str,
        *,
        is_permanent: bool = False,
        may_have_posted: bool = False,
        wait_seconds: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.is_permanent = is_permanent
        self.may_have_posted = may_have_posted
        self.wait_seconds = wait_seconds


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
        return response


class XClient:
    """The newsroom's account. Every method raises XError and nothing else."""

    def __init__(self) -> None:
        if not settings.X_API_KEY:
            raise XError(
                "There are no keys for X. Ask whoever looks after the newsroom to set them.",
                is_permanent=True,
            )
        self._client = tweepy.Client(
            consumer_key=settings.X_API_KEY,
            consumer_secret=settings.X_API_SECRET,
            access_token=settings.X_ACCESS_TOKEN,
            access_token_secret=settings.X_ACCESS_SECRET,
        )
        self._session = self._client.session = XSession()

    def upload(self, picture: bytes, content_type: str, alt_text: str) -> str:
        """Upload a picture (JPEG or PNG, 5 MB at most) with its alt text; returns its media id."""
        body = Multipart(
            files={"media": ("picture", picture, content_type)},
            fields={"media_category": "tweet_image"},
        )
        answer = self._call("/2/media/upload", body)
        media_id = self._id_in(answer)
        if alt_text:
            metadata = {"alt_text": {"text": alt_text[:MOST_ALT_CHARACTERS]}}
            self._call("/2/media/metadata", {"id": media_id, "metadata": metadata})
        return media_id

    def post(self, text: str, media_id: str = "") -> str:
        """Post; returns X's id. The only call after which a post's fate can be unknown."""
        body: dict[str, Any] = {"text": text}
        if media_id:
            body["media"] = {"media_ids": [media_id]}
        answer = self._call("/2/tweets", body, is_the_post=True)
        return self._id_in(answer, is_the_post=True)

    def _call(self, route: str, body: object, *, is_the_post: bool = False) -> Any:
        """POST `body` through tweepy, and say of every failure what it means."""
        try:
            response = self._client.request("POST", route, json=body, user_auth=True)
            return response.json()
        except tweepy.TooManyRequests as error:
            raise XError(
                "X asked the newsroom to wait: too many posts in a short time.",
                wait_seconds=_seconds_until_reset(error.response),
            ) from None
        except tweepy.TwitterServerError as error:
            raise XError(
                f"X had a fault of its own ({error.response.status_code}).",
                may_have_posted=is_the_post,
            ) from None
        except tweepy.HTTPException as error:
            raise XError(f"X refused it: {_words_of(error)}", is_permanent=True) from None
        except requests.ConnectionError as error:
            raise XError(
                "X could not be reached.", may_have_posted=is_the_post and _was_connected(error)
            ) from None
        except requests.Timeout:
            raise XError("X did not answer in time.", may_have_posted=is_the_post) from None
        except (requests.RequestException, ValueError, AttributeError, TypeError) as error:
            # HTML where JSON should be, a list where an object should be: tweepy lets these out.
            status = self._session.last_status or 0
            is_refused = 400 <= status < 500
            raise XError(
                f"X’s answer ({status}) could not be understood ({type(error).__name__}).",
                is_permanent=is_refused,
                may_have_posted=is_the_post and not is_refused,
            ) from None

    @staticmethod
    def _id_in(answer: Any, *, is_the_post: bool = False) -> str:
        data = answer.get("data") if isinstance(answer, dict) else None
        found = str(data.get("id")) if isinstance(data, dict) else ""
        if not (found.isascii() and found.isdigit() and len(found) <= 40):
            raise XError("X’s answer had no id in it.", may_have_posted=is_the_post)
        return found


def _seconds_until_reset(response: requests.Response) -> float | None:
    """What X’s header says, between a second and an hour; None when it says nothing useful."""
    reset = response.headers.get("x-rate-limit-reset", "")
    if not reset.isdigit():
        return None
    return min(max(int(reset) - time.time(), 1.0), 3600.0)


def _was_connected(error: requests.ConnectionError) -> bool:
    """Whether a connection stood that may have carried the request before it broke."""
    if isinstance(error, requests.exceptions.ConnectTimeout | requests.exceptions.SSLError):
        return False
    cause = error.args[0] if error.args else None
    return not isinstance(getattr(cause, "reason", None), NewConnectionError)


def _words_of(error: tweepy.HTTPException) -> str:
    """X's own words: untrusted, so short and without control characters."""
    words = "; ".join(str(message) for message in error.api_messages) or str(error)
    return "".join(c if c.isprintable() else " " for c in words)[:300]
