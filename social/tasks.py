"""Celery's part: hints that something is due. The ledger's rows are the truth."""

from __future__ import annotations

import logging

from celery import shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from .delivery import deliver
from .models import Post

log = logging.getLogger(__name__)

MOST_TOLD_AT_ONCE = 100


@shared_task(name="social.deliver_post")
def deliver_post(post_id: int) -> None:
    """Deliver one post, if it is still due."""
    for post in Post.objects.filter(pk=post_id):
        deliver(post)


@shared_task(name="social.sweep")
def sweep() -> None:
    """Take back dead workers' claims, and tell again of whatever is due and unclaimed."""
    Post.objects.recover()
    for pk in Post.objects.due().values_list("pk", flat=True)[:MOST_TOLD_AT_ONCE]:
        tell_worker(pk)


def tell_worker(post_id: int) -> None:
    """Tell Celery that a post is due. When the broker is away the sweep tells it later."""
    try:
        # A hint that nobody took by the next sweeps is worth nothing: they repeat it.
        deliver_post.apply_async((post_id,), expires=max(60, 3 * settings.POST_SWEEP_SECONDS))
    except (OperationalError, OSError):
        log.warning("The broker does not answer; post %s waits for the next sweep.", post_id)
