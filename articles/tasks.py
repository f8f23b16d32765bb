"""Celery's part: what live stories show from elsewhere is asked for again, every night."""

from __future__ import annotations

from celery import shared_task

from media_picker.live_media import refresh_media

from .models import Edition


@shared_task(name="articles.look_at_live_media")
def look_at_live_media() -> None:
    """Ask Flickr and YouTube for the albums and videos of all live stories."""
    live = Edition.objects.order_by()
    refresh_media(
        live.exclude(album_id="").values_list("album_id", flat=True).distinct(),
        live.exclude(video_id="").values_list("video_id", flat=True).distinct(),
    )
