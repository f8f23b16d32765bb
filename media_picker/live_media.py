"""What Flickr and YouTube say is asked for in the background: when it is new, and every night."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from .flickr.models import FlickrAlbum
from .flickr.problems import Kind as FlickrKind
from .youtube.models import YouTubeVideo
from .youtube.problems import Kind as YouTubeKind

log = logging.getLogger(__name__)

MOST_AT_ONCE = 20
HINT_LASTS_SECONDS = 60  # the sweep says it again
# These would say the same of every other one tonight.
POINTLESS_FOR_FLICKR = {FlickrKind.NO_KEY, FlickrKind.BAD_KEY}
POINTLESS_FOR_YOUTUBE = {YouTubeKind.NO_KEY, YouTubeKind.BAD_KEY, YouTubeKind.QUOTA}


@shared_task(name="media_picker.refresh_media")
def refresh_media(album_ids: Iterable[str], video_ids: Iterable[str]) -> None:
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


def keep(album_id: str, video_id: str) -> None:
    """Have rows for these; either may be "". New ones are asked for once this is committed.

    Whoever saves a story waits for no service.
    """
    if album_id:
        FlickrAlbum.objects.get_or_create(album_id=album_id)
    if video_id:
        YouTubeVideo.objects.get_or_create(video_id=video_id)
    if album_id or video_id:
        transaction.on_commit(tell_worker_of_unasked)


def tell_worker_of_unasked() -> None:
    """Have everything asked for that never was. When the broker is away the sweep tells it."""
    albums = list(FlickrAlbum.objects.unasked().values_list("album_id", flat=True)[:MOST_AT_ONCE])
    videos = list(YouTubeVideo.objects.unasked().values_list("video_id", flat=True)[:MOST_AT_ONCE])
    if not albums and not videos:
        return
    try:
        refresh_media.apply_async((albums, videos), expires=HINT_LASTS_SECONDS)
    except (OperationalError, OSError):
        log.warning("The broker does not answer; %s wait for the sweep.", albums + videos)
