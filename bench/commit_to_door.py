"""How soon a tweet is at X: `.venv/bin/python -m bench.commit_to_door`

From the commit of a publication to the request at X's door, for a tweet without picture, with the
worker and the beat of `make run`. Beside it, in turns: a direct call from this process, and a
bare Celery task that does nothing, from `delay()` to its first line, on the same broker. To reach,
as medians: both rivals together and 10 ms. ROUNDS in the environment is how many of each.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from .social_desk import (
    Desk,
    median_ms,
    percentile_ms,
    press_officer,
    running,
    social_desk,
    wait_until_sent,
)

MOST_MS = 10.0
ROUNDS = int(os.environ.get("ROUNDS", "300"))
WARM_UP = 20  # each thread of the worker makes its connections


def commit_to_door(desk: Desk, story: Any) -> float:
    """Seconds."""
    from django.db import transaction

    from social.models import Post

    committed: list[float] = []
    with transaction.atomic():
        # Before the room's own, which tells the worker: Django keeps the order.
        transaction.on_commit(lambda: committed.append(time.monotonic()))
        story.publish(by=press_officer())
    wait_until_sent(story)
    return desk.door.arrived[Post.objects.get(article=story).text] - committed[0]


def direct_call(desk: Desk, text: str) -> float:
    from social.x_client import XClient

    began = time.monotonic()
    XClient().post(text)
    return desk.door.arrived[text] - began


def no_op() -> float:
    from . import bare_celery

    assert bare_celery.client is not None
    began = time.monotonic()
    bare_celery.wait.delay()
    answer = bare_celery.client.blpop([bare_celery.STARTS], timeout=60)
    assert answer is not None, "the bare worker does not answer"
    return float(answer[1]) - began


def measure(desk: Desk) -> tuple[list[float], list[float], list[float]]:
    found: tuple[list[float], list[float], list[float]] = ([], [], [])
    for n in range(WARM_UP + ROUNDS):
        story = desk.story(f"Harbour patrol {n}", tweet=f"Patrol {n} is back on the water.")
        seconds = (direct_call(desk, f"Said directly, {n}."), no_op(), commit_to_door(desk, story))
        if n >= WARM_UP:
            for kind, of_this_round in zip(found, seconds, strict=True):
                kind.append(of_this_round)
    return found


def main() -> int:
    from newsroom.supervisor import newsroom_parts

    with social_desk() as desk:
        from . import bare_celery  # it reads the broker's address

        with (
            running(newsroom_parts.worker().argv, "worker"),
            running(newsroom_parts.beat(desk.folder).argv, "beat"),
            running(bare_celery.worker_argv(newsroom_parts.WORKER_THREADS), "bare"),
        ):
            direct, bare, ours = measure(desk)
    rows = {"a direct call": direct, "a bare Celery no-op": bare, "commit to X's door": ours}
    print(f"{ROUNDS} of each, in turns, ms{'median':>19}{'p99':>9}")
    for name, seconds in rows.items():
        print(f"{name:<36}{median_ms(seconds):>9.1f}{percentile_ms(seconds, 99):>9.1f}")
    over = median_ms(ours) - median_ms(direct) - median_ms(bare)
    print(f"\nThe median over both rivals together: {over:.1f} ms (most: {MOST_MS:.0f})")
    return int(over > MOST_MS)


if __name__ == "__main__":
    sys.exit(main())
