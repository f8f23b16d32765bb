"""Celery's part: what live stories show from elsewhere is asked for again, every night."""

from __future__ import annotations

from collections.abc import Iterable

from celery import shared_task

from .flickr.models import FlickrAlbum
from .flickr.problems import Kind as FlickrKind
from .youtube.models import YouTubeVideo
from .youtube.problems import Kind as YouTubeKind

# These would say the same of every other one tonight.
POINTLESS_FOR_FLICKR = {FlickrKind.NO_KEY, FlickrKind.BAD_KEY}
POINTLESS_FOR_YOUTUBE = {YouTubeKind.NO_KEY, YouTubeKind.BAD_KEY, YouTubeKind.QUOTA}


@shared_task(name="media_picker.refresh_live_media")
def refresh_live_media(album_ids: Iterable[str], video_ids: Iterable[str]) -> None:
    """Refresh these albums and videos, one after the other; each keeps its own problem."""
    for album_id in album_ids:
        album, _ = FlickrAlbum.objects.get_or_create(album_id=album_id)
        album.refresh()
        if album.problem_kind in POINTLESS_FOR_FLICKR:
            break
    for video_id in video_ids:
        video, _ = YouTubeVideo.objects.get_or_create(video_id=video_id)
        video.refresh()
        if video.problem_kind in POINTLESS_FOR_YOUTUBE:
            break
