"""What X can be asked, and what it means for the ledger when a call does not succeed."""

from __future__ import annotations

import re
import ssl
import time
from enum import Enum

import requests
import tweepy
from django.db.models import TextChoices
from urllib3.exceptions import NewConnectionError

MOST_WORDS = 300

# What X says of an account that it has stopped, or of keys that may not post: the same for every
# tweet. https://docs.x.com/x-api/fundamentals/response-codes-and-errors
ABOUT_THE_ACCOUNT = re.compile(
    r"suspended|temporarily locked|client-not-enrolled|client-forbidden|app permissions", re.I
)

BROKEN_OFF = (requests.ConnectionError, requests.exceptions.ChunkedEncodingError)


class Asked(TextChoices):
    """What X can be asked, in words for the log."""

    UPLOAD = "upload", "Upload the picture"
    DESCRIBE = "describe", "Give the picture its alt text"
    POST = "post", "Post the tweet"
    TIMELINE = "timeline", "Look at the account’s timeline"
    DELETE = "delete", "Delete the tweet"
    ACCOUNT = "account", "Ask whose account this is"


class Meaning(Enum):
    """What a call that did not succeed means for the ledger."""

    REFUSED = "the same call would fail again"
    PASSING = "X surely did not do it, for a reason that passes"
    UNKNOWN = "X may have taken the post although it did not say so"
    WAIT = "X asked to be left alone for a while"
    ACCOUNT = "nothing that this account asks for is done"
    DUPLICATE = "X has these very words already"
    MEDIA_GONE = "X no longer has the picture that was uploaded"
    GONE = "X has no such tweet, or no longer"


class XError(Exception):
    """A call to X that did not succeed. `wait_seconds`: X asked to be left alone for so long."""

    def __init__(self, reason: str, meaning: Meaning, *, wait_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.meaning = meaning
        self.wait_seconds = wait_seconds


def meaning_of(error: Exception, asked: Asked, status: int | None) -> XError:
    """What a failed call means. `asked` decides whether X may have done it all the same."""
    in_doubt = Meaning.UNKNOWN if asked == Asked.POST else Meaning.PASSING
    if isinstance(error, tweepy.TooManyRequests):
        return XError(
            "X asked the newsroom to wait: too many calls in a short time.",
            Meaning.WAIT,
            wait_seconds=_seconds_until_reset(error.response),
        )
    if isinstance(error, tweepy.TwitterServerError):
        return XError(f"X had a fault of its own ({error.response.status_code}).", in_doubt)
    if isinstance(error, tweepy.HTTPException):
        return _refusal(error, asked)
    if isinstance(error, requests.exceptions.JSONDecodeError):
        return not_understood(asked, status)
    if isinstance(error, requests.ConnectionError) and not _was_connected(error):
        return XError("X could not be reached: nothing was sent.", Meaning.PASSING)
    may_have_it = " It may have the tweet." if asked == Asked.POST else ""
    if isinstance(error, BROKEN_OFF):
        return XError(f"X took the request and broke off before answering.{may_have_it}", in_doubt)
    if isinstance(error, requests.Timeout):
        return XError(f"X did not answer in time.{may_have_it}", in_doubt)
    return not_understood(asked, status)


def _refusal(error: tweepy.HTTPException, asked: Asked) -> XError:
    """X said no."""
    status, words = error.response.status_code, words_of(error)
    reason = f"X refused it: {words}"
    said = error.response.text[:2000]  # beyond the words: X names the reason in fields of its own
    if status in (401, 402) or (status == 403 and ABOUT_THE_ACCOUNT.search(said)):
        return XError(f"X refused the account ({status}): {words.rstrip('.')}.", Meaning.ACCOUNT)
    if status == 403 and "duplicate" in words.casefold():
        return XError(reason, Meaning.DUPLICATE)
    if status == 404 and asked == Asked.DELETE:
        return XError("X has no such tweet, or no longer.", Meaning.GONE)
    media_refused = asked == Asked.POST and status == 400 and "media" in words.casefold()
    if media_refused or (asked == Asked.DESCRIBE and status == 404):
        return XError(f"X no longer has the picture: {words}", Meaning.MEDIA_GONE)
    return XError(reason, Meaning.REFUSED)


def not_understood(asked: Asked, status: int | None) -> XError:
    if 400 <= (status or 0) < 500:
        meaning = Meaning.ACCOUNT if status in (401, 402) else Meaning.REFUSED
        meaning = Meaning.WAIT if status == 429 else meaning
    else:
        meaning = Meaning.UNKNOWN if asked == Asked.POST else Meaning.PASSING
    return XError(f"X’s answer ({status or 'none'}) could not be understood.", meaning)


def _seconds_until_reset(response: requests.Response) -> float | None:
    """What X’s header says, between a second and an hour; None when it says nothing useful."""
    reset = response.headers.get("x-rate-limit-reset", "")
    if not reset.isdigit():
        return None
    return min(max(int(reset) - time.time(), 1.0), 3600.0)


def _was_connected(error: requests.ConnectionError) -> bool:
    """Whether a connection stood that may have carried the request before it broke."""
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return False
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, requests.exceptions.SSLError):
        # The encryption can also break after X has read the whole request.
        cause = reason.args[0] if isinstance(reason, Exception) and reason.args else None
        return not isinstance(cause, ssl.SSLCertVerificationError)
    return not isinstance(reason, NewConnectionError)


def words_of(error: Exception) -> str:
    """X's own words: untrusted, so short and without control characters.

    "" of a failure on the way: its text may hold the whole address.
    """
    if not isinstance(error, tweepy.HTTPException):
        return ""
    words = "; ".join(str(message) for message in error.api_messages) or str(error)
    return "".join(c if c.isprintable() else " " for c in words)[:MOST_WORDS]
