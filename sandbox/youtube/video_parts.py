"""The parts of a video in an answer, in YouTube's shapes.

https://developers.google.com/youtube/v3/docs/videos#resource-representation
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from sandbox.youtube.poster import POSTERS
from sandbox.youtube.video import Broadcast, Video

CHANNEL_ID = "UCeastmere0newsroom0001"
# YouTube's names for the posters in a snippet, and their files.
THUMBNAILS = {
    "default": "default",
    "medium": "mqdefault",
    "high": "hqdefault",
    "standard": "sddefault",
    "maxres": "maxresdefault",
}


def snippet(video: Video, request: HttpRequest) -> dict[str, Any]:
    return {
        "publishedAt": _moment(video.published_at),
        "channelId": CHANNEL_ID,
        "title": video.title,
        "description": video.about,
        "thumbnails": {name: _poster(video, name, request) for name in THUMBNAILS},
        "channelTitle": settings.SANDBOX_SITE_NAME,
        "categoryId": "25",
        "liveBroadcastContent": video.broadcast.value,
        "localized": {"title": video.title, "description": video.about},
    }


def content_details(video: Video, request: HttpRequest) -> dict[str, Any]:
    return {
        "duration": _duration(video.seconds),
        "dimension": "2d",
        "definition": "hd",
        "caption": "false",
        "licensedContent": False,
        "contentRating": {"ytRating": "ytAgeRestricted"} if video.is_age_restricted else {},
        "projection": "rectangular",
    }


def status(video: Video, request: HttpRequest) -> dict[str, Any]:
    return {
        "uploadStatus": "uploaded" if video.broadcast != Broadcast.NONE else "processed",
        "privacyStatus": video.standing.value,
        "license": "youtube",
        "embeddable": video.is_embeddable,
        "publicStatsViewable": True,
        "madeForKids": False,
    }


def live_streaming_details(video: Video, request: HttpRequest) -> dict[str, Any] | None:
    """None for a video that was never a broadcast: YouTube leaves the whole part out."""
    starts_at = video.starts_at()
    if starts_at is None:
        return None
    if video.broadcast == Broadcast.UPCOMING:
        return {"scheduledStartTime": _moment(starts_at)}
    return {
        "actualStartTime": _moment(starts_at),
        "scheduledStartTime": _moment(starts_at),
        "concurrentViewers": "482",
    }


PARTS: dict[str, Callable[[Video, HttpRequest], dict[str, Any] | None]] = {
    "id": lambda video, request: None,  # it is always there
    "snippet": snippet,
    "contentDetails": content_details,
    "status": status,
    "liveStreamingDetails": live_streaming_details,
}


def _poster(video: Video, name: str, request: HttpRequest) -> dict[str, Any]:
    file = THUMBNAILS[name]
    width, height = POSTERS[file]
    address = request.build_absolute_uri(reverse("youtube-poster", args=[video.id, file]))
    return {"url": address, "width": width, "height": height}


def _duration(seconds: int) -> str:
    """ISO 8601, as YouTube writes it: PT2M31S, PT47S, and P0D for a broadcast without an end."""
    minutes, rest = divmod(seconds, 60)
    parts = (f"{minutes}M" if minutes else "") + (f"{rest}S" if rest else "")
    return f"PT{parts}" if parts else "P0D"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
