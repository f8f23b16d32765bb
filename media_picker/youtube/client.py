"""YouTube's Data API over HTTP: Google's client at our address, and one error that says why."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.utils.dateparse import parse_datetime, parse_duration

from ..foreign_words import plain_line
from .facts import VideoFacts
from .problems import Kind, YouTubeError

if TYPE_CHECKING:
    from googleapiclient.errors import HttpError

TIMEOUT_SECONDS = 5.0  # each wait; httplib2 tries a broken connection a second time
PARTS = "snippet,contentDetails,status"

# https://developers.google.com/youtube/v3/docs/errors and
# https://developers.google.com/youtube/v3/docs/core_errors
QUOTA_REASONS = {
    "quotaExceeded",
    "dailyLimitExceeded",
    "rateLimitExceeded",
    "userRateLimitExceeded",
    "RATE_LIMIT_EXCEEDED",
}
KEY_REASONS = {
    "keyInvalid",
    "keyExpired",
    "accessNotConfigured",
    "ipRefererBlocked",
    "forbidden",
    "API_KEY_INVALID",
    "API_KEY_SERVICE_BLOCKED",
    "SERVICE_DISABLED",
}
LOST_UPLOADS = {"deleted", "failed", "rejected"}


def fetch_facts(video_id: str) -> VideoFacts:
    """What YouTube says of this video now. Raises YouTubeError and nothing else."""
    if not settings.YOUTUBE_API_KEY:
        raise YouTubeError(Kind.NO_KEY)
    # Imported here: half a second that no other page should wait for.
    import httplib2
    from googleapiclient.errors import Error, HttpError

    try:
        return _facts(_ask(video_id))
    except HttpError as error:
        raise YouTubeError(_kind_of(error)) from None
    except TimeoutError:
        raise YouTubeError(Kind.SLOW) from None
    except (OSError, http.client.HTTPException, httplib2.error.HttpLib2Error):
        raise YouTubeError(Kind.DOWN) from None
    except (Error, ValueError, LookupError, TypeError, AttributeError, ArithmeticError,
            RecursionError):  # fmt: skip
        # HTML where JSON should be, a list where an object should be: Google's client stumbles
        # over some of it itself.
        raise YouTubeError(Kind.UNREADABLE) from None


def _ask(video_id: str) -> dict[str, Any]:
    """YouTube's row of the video."""
    from googleapiclient.discovery import build

    from .keyed_http import KeyedHttp

    options = {"api_endpoint": settings.YOUTUBE_API_URL} if settings.YOUTUBE_API_URL else None
    key = quote(settings.YOUTUBE_API_KEY, safe="")
    with build(
        "youtube",
        "v3",
        http=KeyedHttp(key, seconds=TIMEOUT_SECONDS),
        static_discovery=True,
        cache_discovery=False,
        client_options=options,
    ) as youtube:
        answer = youtube.videos().list(part=PARTS, id=video_id).execute(num_retries=0)
    rows = answer["items"]
    if not isinstance(rows, list):
        raise TypeError("no list")
    if not rows:
        # YouTube says no more of private and deleted videos to somebody who only has a key.
        raise YouTubeError(Kind.NOT_FOUND)
    return rows[0]


def _facts(row: dict[str, Any]) -> VideoFacts:
    snippet, content, status = row["snippet"], row["contentDetails"], row["status"]
    if status["privacyStatus"] == "private":
        raise YouTubeError(Kind.PRIVATE)
    if status.get("uploadStatus") in LOST_UPLOADS:
        raise YouTubeError(Kind.NOT_FOUND)
    published_at = parse_datetime(snippet["publishedAt"])
    duration = parse_duration(content.get("duration", "P0D"))
    if published_at is None or published_at.tzinfo is None or duration is None:
        raise ValueError("no date or no length")
    live = snippet.get("liveBroadcastContent")
    return VideoFacts(
        title=plain_line(snippet["title"]) or "A video without a title",
        channel=plain_line(snippet["channelTitle"]),
        duration_seconds=int(duration.total_seconds()),
        published_at=published_at,
        is_embeddable=status["embeddable"] is True,
        is_age_restricted=content.get("contentRating", {}).get("ytRating") == "ytAgeRestricted",
        live=live if live in {"live", "upcoming"} else "none",
        privacy="unlisted" if status["privacyStatus"] == "unlisted" else "public",
    )


def _kind_of(error: HttpError) -> Kind:
    status = int(error.resp.status)
    reasons = _reasons_in(error.content)
    if status == 429 or reasons & QUOTA_REASONS:
        return Kind.QUOTA
    if status == 401 or reasons & KEY_REASONS:
        return Kind.BAD_KEY
    if status == 404:
        return Kind.NOT_FOUND
    # A redirect goes nowhere; the API never sends one.
    return Kind.DOWN if status >= 500 or status < 400 else Kind.REFUSED


def _reasons_in(content: bytes) -> set[str]:
    """Google's words for what is wrong: in `errors` the old ones, in `details` the new."""
    try:
        error = json.loads(content)["error"]
        rows = [*error.get("errors", []), *error.get("details", [])]
        return {row["reason"] for row in rows if isinstance(row.get("reason"), str)}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return set()
