"""The rival in the benches of the social desk: Celery as it comes, with tasks that do nothing.

Its worker runs beside the newsroom's, on the same broker, with as many threads and no Django.
"""

from __future__ import annotations

import os
import sys
import time

import redis
from celery import Celery

BROKER = os.environ.get("REDIS_URL", "")
STARTS = "bare-celery-starts"  # the list into which each task writes when its first line ran

app = Celery("bare_celery", broker=BROKER, set_as_current=False, fixups=())
app.conf.update(task_ignore_result=True, task_default_queue="bare")
app.conf.broker_connection_retry_on_startup = True
client = redis.Redis.from_url(BROKER) if BROKER else None


@app.task(name="bench.wait")
def wait(seconds: float = 0) -> None:
    started = time.monotonic()
    assert client is not None
    client.rpush(STARTS, started)
    time.sleep(seconds)


def worker_argv(threads: int) -> tuple[str, ...]:
    return (
        *(sys.executable, "-m", "celery", "--quiet", "--app", "bench.bare_celery", "worker"),
        *("--queues", "bare", "--hostname", "bare@%h", "--loglevel", "WARNING"),
        *("--pool", "threads", "--concurrency", str(threads)),
        *("--without-gossip", "--without-mingle", "--without-heartbeat"),
    )
