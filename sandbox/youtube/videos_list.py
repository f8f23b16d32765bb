"""`videos.list` of YouTube's Data API v3, as far as the newsroom calls it.

https://developers.google.com/youtube/v3/docs/videos/list
"""

import hashlib
import json
import time
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from sandbox.models import CallCount, Counted
from sandbox.odd_answers import give_odd_answer
from sandbox.youtube.models import YouTubeBehaviour
from sandbox.youtube.refusal import (
    YouTubeRefusal,
    invalid_key,
    missing_parameter,
    no_key,
    quota_exceeded,
    unknown_part,
)
from sandbox.youtube.video import public_video
from sandbox.youtube.video_parts import PARTS

# The sandbox knows nobody's keys, so it takes every one but those that begin like this.
REFUSED_BEGINNING = "invalid"


@require_GET
def videos_list(request: HttpRequest) -> HttpResponse:
    """The asked-for parts of the public ones among the named videos; no others are mentioned."""
    CallCount.add(Counted.YOUTUBE)
    time.sleep(YouTubeBehaviour.take("youtube_delay_seconds"))
    odd_answer = YouTubeBehaviour.take("youtube_answer")
    if odd_answer == "quota":
        return quota_exceeded().as_response()
    if odd_answer:
        return give_odd_answer(odd_answer)
    try:
        return JsonResponse(_answer(request))
    except YouTubeRefusal as refusal:
        return refusal.as_response()


def _answer(request: HttpRequest) -> dict[str, Any]:
    key = request.GET.get("key", "") or request.headers.get("X-Goog-Api-Key", "")
    if not key:
        raise no_key()
    if key.lower().startswith(REFUSED_BEGINNING):
        raise invalid_key()
    parts = _listed(request, "part")
    for part in parts:
        if part not in PARTS:
            raise unknown_part(part)
    videos = [video for video in map(public_video, _listed(request, "id")) if video]
    items = []
    for video in videos:
        item: dict[str, Any] = {"kind": "youtube#video", "id": video.id}
        for part in parts:
            content = PARTS[part](video, request)
            if content is not None:
                item[part] = content
        items.append(item | {"etag": _etag(item)})
    answer = {
        "kind": "youtube#videoListResponse",
        "items": items,
        "pageInfo": {"totalResults": len(items), "resultsPerPage": len(items)},
    }
    return answer | {"etag": _etag(answer)}


def _listed(request: HttpRequest, name: str) -> list[str]:
    """A parameter that may be given many times, with commas, or both; each value once."""
    values = [one.strip() for given in request.GET.getlist(name) for one in given.split(",")]
    listed = list(dict.fromkeys(value for value in values if value))
    if not listed:
        raise missing_parameter(name)
    return listed


def _etag(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:27]
