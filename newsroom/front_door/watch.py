"""Two threads that learn of moves: one asks the database, the other hears the broker's nudges."""

from __future__ import annotations

import logging
import time
from threading import Event, Lock, Thread

import redis
from django.db import Error as DatabaseError
from django.db import connection

from .generations import Generations

log = logging.getLogger(__name__)

# Under a second with the time that the query takes: a change shows within one.
LOOK_SECONDS = 0.8
BROKER_AGAIN_SECONDS = 1.0
BROKER_TIMEOUT_SECONDS = 5.0


class Watch:
    """Keeps `generations` up to date for as long as the process lives."""

    def __init__(self, generations: Generations, *, broker_url: str, channel: str) -> None:
        self.is_on = False
        self._generations = generations
        self._broker_url = broker_url
        self._channel = channel
        self._nudged = Event()
        self._lock = Lock()

    def start(self) -> None:
        """Called with the first request: a server may fork before, and threads do not follow."""
        with self._lock:
            if self.is_on:
                return
            self.is_on = True
        self.look(was_nudged=False)
        Thread(target=self._look_for_ever, name="front-door-looks", daemon=True).start()
        Thread(target=self._listen_for_ever, name="front-door-listens", daemon=True).start()

    def look(self, *, was_nudged: bool) -> None:
        """Read the generations once. While the database is away nothing can have changed."""
        generations = self._generations
        try:
            self._read()
        except DatabaseError as error:
            if generations.silent_since is None:
                generations.silent_since = time.time()
                log.warning("The database does not answer; kept pages are given on. (%s)", error)
            if was_nudged and generations.is_known:
                log.warning("Something has changed meanwhile; kept pages are no longer given.")
                generations.forget()
        except Exception:
            # A thread that ended here would give the same pages for ever.
            log.exception("The generations cannot be read; kept pages are not given.")
            generations.forget()
        else:
            if generations.silent_since is not None:
                generations.silent_since = None
                log.warning("The database answers again.")

    def _read(self) -> None:
        try:
            self._generations.read()
        finally:
            # This thread's own connection, which no request ends.
            connection.close_if_unusable_or_obsolete()

    def _look_for_ever(self) -> None:
        while True:
            was_nudged = self._nudged.wait(LOOK_SECONDS)
            self._nudged.clear()
            self.look(was_nudged=was_nudged)

    def _listen_for_ever(self) -> None:
        is_heard = True
        while True:
            try:
                with (
                    redis.Redis.from_url(
                        self._broker_url,
                        socket_connect_timeout=BROKER_TIMEOUT_SECONDS,
                        health_check_interval=int(BROKER_TIMEOUT_SECONDS),
                    ) as broker,
                    broker.pubsub(ignore_subscribe_messages=True) as channel,
                ):
                    channel.subscribe(self._channel)
                    if not is_heard:
                        log.warning("The broker answers again.")
                    is_heard = True
                    while True:
                        if channel.get_message(timeout=BROKER_TIMEOUT_SECONDS):
                            self._nudged.set()
            except (redis.RedisError, OSError) as error:
                if is_heard:
                    log.warning("The broker does not answer; changes show in a second. (%s)", error)
                is_heard = False
                time.sleep(BROKER_AGAIN_SECONDS)
