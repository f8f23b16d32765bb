"""How many tweets a second a slow X gets: `.venv/bin/python -m bench.posts_per_second`

X takes 300 ms. With the worker and the beat of `make run`, as a share of the most that its threads
could do: threads ÷ 0.3 s. To reach: 0.9. Beside it, in the same run and with as many threads:
direct calls from this process, and bare Celery tasks that sleep for 0.3 s. All POSTS are in line
before the worker starts; the first two of each thread, in which it connects, do not count.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from .social_desk import Desk, press_officer, running, social_desk, wait_until

X_SECONDS = 0.3
LEAST = 0.9
WARM_UP_ROUNDS = 2
POSTS = int(os.environ.get("POSTS", "160"))  # a multiple of the threads: the last round is full


def share(starts: Iterable[float], threads: int) -> float:
    """Of threads ÷ X_SECONDS, from when each call began (seconds, one clock)."""
    counted = sorted(starts)[WARM_UP_ROUNDS * threads :]
    seconds = counted[-1] + X_SECONDS - counted[0]
    return len(counted) / seconds / (threads / X_SECONDS)


def publish_all(desk: Desk) -> list[str]:
    """The texts of the tweets that are in line now."""
    from social.models import Post

    for n in range(POSTS):
        story = desk.story(f"Harbour patrol {n}", tweet=f"Patrol {n} is back on the water.")
        story.publish(by=press_officer())
    return list(Post.objects.values_list("text", flat=True))


def are_all_sent() -> bool:
    from social.models import Post
    from social.post_states import PostState

    return not Post.objects.exclude(state=PostState.SENT).exists()


def direct_calls(desk: Desk, threads: int) -> list[float]:
    from social.x_client import XClient

    texts = [f"Said directly, {n}." for n in range(POSTS)]
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda text: XClient().post(text), texts))
    return [desk.door.arrived[text] for text in texts]


def bare_tasks(threads: int) -> list[float]:
    from . import bare_celery  # it reads the broker's address

    client = bare_celery.client
    assert client is not None
    with running(bare_celery.worker_argv(threads), "bare"):
        for _ in range(POSTS):
            bare_celery.wait.delay(X_SECONDS)
        wait_until(lambda: client.llen(bare_celery.STARTS) == POSTS, "all tasks were taken")
    return [float(start) for start in client.lrange(bare_celery.STARTS, 0, -1)]


def main() -> int:
    from newsroom.supervisor import newsroom_parts

    threads = newsroom_parts.WORKER_THREADS
    with social_desk(door_seconds=X_SECONDS) as desk:
        texts = publish_all(desk)
        with (
            running(newsroom_parts.worker().argv, "worker"),
            running(newsroom_parts.beat(desk.folder).argv, "beat"),
        ):
            wait_until(are_all_sent, "all tweets are sent")
            ours = share((desk.door.arrived[text] for text in texts), threads)
        rows = {
            "direct calls": share(direct_calls(desk, threads), threads),
            "bare Celery tasks that sleep": share(bare_tasks(threads), threads),
            "tweets in line": ours,
        }
    print(f"{POSTS} of each, {threads} threads: {threads / X_SECONDS:.1f} a second at most")
    for name, found in rows.items():
        print(f"{name:<30}{found * threads / X_SECONDS:>6.1f} a second   {found:.2f} of the most")
    print(f"\nTo reach: {LEAST}")
    return int(ours < LEAST)


if __name__ == "__main__":
    sys.exit(main())
