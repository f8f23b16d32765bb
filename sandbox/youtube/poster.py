"""A video's posters: one drawing in YouTube's sizes, black bars where the shape is not 16:9."""

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from PIL import Image, ImageOps

from sandbox.drawings.scene import as_jpeg, draw_scene
from sandbox.models import CallCount, Counted
from sandbox.youtube.video import Video, public_video

# Width and height in pixels. https://developers.google.com/youtube/v3/docs/thumbnails
POSTERS = {
    "default": (120, 90),
    "mqdefault": (320, 180),
    "hqdefault": (480, 360),
    "sddefault": (640, 480),
    "maxresdefault": (1280, 720),
}


@lru_cache(maxsize=64)
def draw_poster(video: Video, name: str) -> bytes:
    """The JPEG of the poster called `name`, one of POSTERS."""
    width, height = POSTERS[name]
    frame: Image.Image = draw_scene(video.place, video.id, width, width * 9 // 16)
    return as_jpeg(ImageOps.pad(frame, (width, height), color="black"))


@require_safe
def poster_file(request: HttpRequest, video_id: str, name: str) -> HttpResponse:
    CallCount.add(Counted.YOUTUBE_POSTERS)
    video = public_video(video_id)
    if video is None or name not in POSTERS:
        raise Http404
    response = HttpResponse(draw_poster(video, name), content_type="image/jpeg")
    # Every request shall come here and be counted.
    response["Cache-Control"] = "no-store"
    return response
