"""What has changed in public, noted in the transaction that changes it.

The front door keeps finished pages and gives each until something that it was made from moves:
docs/decisions/0010-the-front-door-keeps-answers.md
"""

from __future__ import annotations

import logging

import redis
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Max, Q

from media_picker.public_answer import EVERYTHING, PICTURES

from .models.generation import Generation

__all__ = [
    "EVERYTHING",
    "FRAME",
    "LISTS",
    "PICTURES",
    "last_move_of",
    "move",
    "moved_since",
    "story",
]

log = logging.getLogger(__name__)

# Every list, feed and count of stories.
LISTS = "lists"
# What stands around every page: navigation, footer, banner.
FRAME = "frame"
# The row whose number is the last move's. No name of ours.
LAST = "#"

BROKER_SECONDS = 0.5


def story(article_id: int) -> str:
    """The name of one story's page."""
    return f"story:{article_id}"


def move(*names: str) -> None:
    """Note that these have changed; nothing that was made from them is given any more.

    Call it in the transaction of the change, as late in it as possible: until its end all other
    moves wait, so that a higher number is never seen before a lower one.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # What new rows refer to, as an edition to its category, is locked now and not at the
            # commit: whoever gives a category another name holds it already, and waits for this.
            connection.check_constraints()
        if not Generation.objects.filter(name=LAST).update(number=F("number") + 1):
            Generation.objects.get_or_create(name=LAST)
            Generation.objects.filter(name=LAST).update(number=F("number") + 1)
        number = Generation.objects.get(name=LAST).number
        Generation.objects.bulk_create(
            [Generation(name=name, number=number) for name in sorted(set(names))],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["number"],
        )
        transaction.on_commit(_nudge)


def moved_since(number: int | None) -> tuple[int, list[str]]:
    """The last move's number, and the names that moved after `number`; one query.

    None: no names, only the number. It is lower than `number` where the database was put back to
    an earlier time.
    """
    wanted = Q(name=LAST)
    if number is not None:
        wanted |= Q(number__gt=number)
    rows = dict(Generation.objects.filter(wanted).values_list("name", "number"))
    last = rows.pop(LAST, 0)
    return last, list(rows)


def last_move_of(*names: str) -> int:
    """The number of the last move of any of these; 0 before the first."""
    moved = Generation.objects.filter(name__in=names)
    return moved.aggregate(last=Max("number"))["last"] or 0


def _nudge() -> None:
    """Tell the web processes to look at once. Without a broker they look within the second."""
    try:
        with redis.Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=BROKER_SECONDS, socket_timeout=BROKER_SECONDS
        ) as broker:
            broker.publish(settings.FRONT_DOOR_CHANNEL, "moved")
    except (redis.RedisError, OSError):
        log.warning("The broker does not answer; the public pages follow within a second.")
