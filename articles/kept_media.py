"""What Flickr and YouTube say changes under a live story: its page follows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models.signals import post_save
from django.dispatch import receiver

from media_picker.models import FlickrAlbum, YouTubeVideo

from . import generations
from .models import Edition


@receiver(post_save, sender=FlickrAlbum)
def album_was_asked_for(instance: FlickrAlbum, **_: object) -> None:
    shown_in = Edition.objects.filter(album_id=instance.album_id)
    _move(shown_in.values_list("article_id", flat=True))


@receiver(post_save, sender=YouTubeVideo)
def video_was_asked_for(instance: YouTubeVideo, **_: object) -> None:
    shown_in = Edition.objects.filter(video_id=instance.video_id)
    _move(shown_in.values_list("article_id", flat=True), generations.PICTURES)  # its poster


def _move(article_ids: Iterable[int], *more: str) -> None:
    if names := [generations.story(article_id) for article_id in article_ids]:
        generations.move(*names, *more)
