"""The broker's nudges: something public has changed, look."""

from __future__ import annotations

import asyncio
import logging

from redis.asyncio import Redis
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

AGAIN_SECONDS = 1.0
TIMEOUT_SECONDS = 5.0


class Nudges:
    """One subscription, for all readers of this process: the same nudges as the front door's."""

    def __init__(self, broker_url: str, channel: str) -> None:
        self._broker_url = broker_url
        self._channel = channel
        self._nudged = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        """Until the next nudge, or for so long."""
        try:
            async with asyncio.timeout(seconds):
                await self._nudged.wait()
        except TimeoutError:
            return
        self._nudged.clear()

    async def listen(self) -> None:
        """For ever, with a broker or without."""
        is_heard = True
        while True:
            try:
                async with (
                    Redis.from_url(
                        self._broker_url,
                        socket_connect_timeout=TIMEOUT_SECONDS,
                        health_check_interval=int(TIMEOUT_SECONDS),
                    ) as broker,
                    broker.pubsub(ignore_subscribe_messages=True) as channel,
                ):
                    await channel.subscribe(self._channel)
                    if not is_heard:
                        log.warning("The broker answers again.")
                    is_heard = True
                    self._nudged.set()
                    while True:
                        if await channel.get_message(timeout=TIMEOUT_SECONDS):
                            self._nudged.set()
            except (RedisError, OSError) as error:
                if is_heard:
                    log.warning("The broker does not answer; news take a second. (%s)", error)
                is_heard = False
                await asyncio.sleep(AGAIN_SECONDS)
