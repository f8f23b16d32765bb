"""The library's background work: AVIF, which is small for visitors and slow to make."""

from __future__ import annotations

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from .live_media import refresh_media, tell_worker_of_unasked
from .models import PictureFile

__all__ = ["make_avif", "refresh_media", "sweep", "tell_worker"]

log = logging.getLogger(__name__)

MOST_TOLD_AT_ONCE = 20
HINT_LASTS_SECONDS = 600


@shared_task(name="media_picker.make_avif")
def make_avif(file_id: int) -> None:
    """Make one file's AVIF renditions, if they are still wanted."""
    for file in PictureFile.objects.filter(pk=file_id):
        file.make_avif()


@shared_task(name="media_picker.sweep")
def sweep() -> None:
    """Tell again of the files that wait for their AVIF, and of albums and videos to ask for."""
    waiting = PictureFile.objects.without_avif().order_by("pk")
    for pk in waiting.values_list("pk", flat=True)[:MOST_TOLD_AT_ONCE]:
        tell_worker(pk)
    tell_worker_of_unasked()


def tell_worker(file_id: int) -> None:
    """Tell Celery that a file wants its AVIF. When the broker is away the sweep tells it later."""
    try:
        make_avif.apply_async((file_id,), expires=HINT_LASTS_SECONDS)
    except (OperationalError, OSError):
        log.warning("The broker does not answer; picture file %s waits for the sweep.", file_id)
