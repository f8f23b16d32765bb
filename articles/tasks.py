"""Celery's part: scheduled stories go out, what live ones show from elsewhere is asked for.

And what was typed and never saved is forgotten in time.
"""

from __future__ import annotations

import logging

from celery import shared_task

from media_picker.live_media import refresh_media

from . import lapsing
from .models import Edition, KeptForm, Schedule

log = logging.getLogger(__name__)


@shared_task(name="articles.publish_scheduled")
def publish_scheduled() -> None:
    """Publish every story whose time has come. One that fails keeps no other waiting."""
    for schedule in Schedule.objects.due().select_related("article"):
        try:
            schedule.go_out()
        except Exception:
            # It stays in line: the next poll tries again, and the home page says it is overdue.
            log.exception("Story %s could not be published as scheduled.", schedule.article_id)


@shared_task(name="articles.look_for_lapsed")
def look_for_lapsed() -> None:
    """Which approvals and schedules no longer stand for what they were given for."""
    lapsing.look_at_all()


@shared_task(name="articles.look_at_live_media")
def look_at_live_media() -> None:
    """Ask Flickr and YouTube for the albums and videos of all live stories."""
    live = Edition.objects.order_by()
    refresh_media(
        live.exclude(album_id="").values_list("album_id", flat=True).distinct(),
        live.exclude(video_id="").values_list("video_id", flat=True).distinct(),
    )


@shared_task(name="articles.forget_kept_forms")
def forget_kept_forms() -> None:
    """What was typed, never saved and not asked for in a month."""
    KeptForm.objects.forget_old()
