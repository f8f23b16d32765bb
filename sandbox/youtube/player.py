"""The player that other pages frame, and the page to watch a video on.

No script: Play and Pause are links, and what moves is drawn in SVG.
"""

from collections.abc import Mapping

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from sandbox.models import CallCount, Counted
from sandbox.youtube.video import VIDEOS, Broadcast, Standing, Video, public_video

# The newsroom stands on another port of this machine.
THIS_MACHINE = ["http://127.0.0.1:*", "http://localhost:*"]


@xframe_options_exempt
# django-csp's types know views without arguments only.
@csp_replace({"frame-ancestors": THIS_MACHINE})  # type: ignore[arg-type]
@require_safe
def embed(request: HttpRequest, video_id: str) -> HttpResponse:
    """Always status 200, as YouTube's: what is wrong is said inside the player."""
    CallCount.add(Counted.YOUTUBE_PLAYER)
    video = VIDEOS.get(video_id)
    why_not = _why_not_embedded(video)
    context = {
        "video": None if video is None or not video.is_public else video,
        "video_id": video_id,
        "why_not": why_not,
        "is_playing": not why_not and _is_asked_to_play(request, video),
    }
    return _render(request, "sandbox/youtube_player.html", context)


@require_safe
def watch(request: HttpRequest) -> HttpResponse:
    """`?v=` names the video. Here it plays, whether or not others may embed it."""
    video = public_video(request.GET.get("v", ""))
    if video is None:
        return _render(request, "sandbox/youtube_missing.html", {}, status=404)
    context = {"video": video, "is_playing": _is_asked_to_play(request, video)}
    return _render(request, "sandbox/youtube_watch.html", context)


def _is_asked_to_play(request: HttpRequest, video: Video | None) -> bool:
    if video is None or video.broadcast == Broadcast.UPCOMING:
        return False
    return request.GET.get("autoplay") == "1"


def _why_not_embedded(video: Video | None) -> str:
    """What the player says instead of playing; empty if it can play."""
    if video is None:
        return "There is no such video."
    if video.standing == Standing.PRIVATE:
        return "This video is private."
    if video.standing == Standing.DELETED:
        return "This video was deleted by its owner."
    if not video.is_embeddable:
        return "The owner does not let other sites show this video."
    if video.is_age_restricted:
        return "This video is for adults. Log in on the video’s own page to watch it."
    return ""


def _render(
    request: HttpRequest, template: str, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    response = render(request, template, context, status=status)
    # Every request shall come here and be counted.
    response["Cache-Control"] = "no-store"
    return response
