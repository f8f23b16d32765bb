"""The wrapper around the server's entry point."""

from __future__ import annotations

import time
from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING

from .flights import Flights
from .generations import Generations
from .keeper import Keeper
from .kept_answer import KeptAnswer
from .own_answer import own_answer, without_our_header
from .visits import Visits

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from .visits import Key
    from .watch import Watch

# Where views find the door: `/readyz` says how it is.
IN_ENVIRON = "newsroom.front_door"
# An answer larger than this is not kept.
LARGEST_BYTES = 512 * 1024
# A visitor waits no longer, in seconds, for the render that another has started.
PATIENCE_SECONDS = 10.0
# After a page's links were brought up to date, so many times as long none are.
REST = 4


class FrontDoor:
    """Gives kept answers to whoever may share them, and leads everybody else to Django.

    `most_bytes`: what all kept answers of this process take together.
    """

    def __init__(
        self,
        application: WSGIApplication,
        *,
        visits: Visits,
        generations: Generations,
        most_bytes: int,
        watch: Watch | None = None,
    ) -> None:
        self.generations = generations
        self.keeper = Keeper(most_bytes)
        self._application = application
        self._visits = visits
        self._flights = Flights()
        self._freshening = Lock()
        self._rests_until = 0.0
        self._watch = watch

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if self._watch and not self._watch.is_on:
            self._watch.start()
        key = self._visits.key(environ)
        if key is None:
            return self._enter(environ, start_response)
        kept = self.keeper.get(key)
        if kept and self.generations.is_current(kept):
            return kept.give(environ, start_response)
        if not self._visits.is_public(key):
            return self._enter(environ, start_response)
        if kept and self.generations.is_true(kept):
            return self._freshen(key, kept, environ, start_response)
        return self._ask(key, environ, start_response)

    def _freshen(
        self, key: Key, kept: KeptAnswer, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Have one answer at a time rendered anew whose links to others are over their time.

        Everybody else is given it as it is: or, a minute after a publication, all pages that are
        being read would be rendered at once.
        """
        began = time.monotonic()
        if began < self._rests_until or not self._freshening.acquire(blocking=False):
            return kept.give(environ, start_response)
        try:
            return self._ask(key, environ, start_response)
        finally:
            now = time.monotonic()
            self._rests_until = now + REST * (now - began)
            self._freshening.release()

    def _ask(
        self, key: Key, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Have the answer rendered once, however many want it."""
        while True:
            flight, is_first = self._flights.join(key)
            if is_first:
                break
            flight.has_landed.wait(PATIENCE_SECONDS)
            if flight.kept:
                return flight.kept.give(environ, start_response)
            if not flight.was_overtaken:  # nothing that could be shared
                return self._enter(environ, start_response)
        try:
            # Another may have landed between our look and our start.
            if (kept := self.keeper.get(key)) and self.generations.is_current(kept):
                flight.kept = kept
                return kept.give(environ, start_response)
            began = self.generations.turn
            answer = own_answer(self._application, self._visits.own_request(key), LARGEST_BYTES)
            if answer.may_be_kept:
                kept = KeptAnswer(answer, began)
                if self.generations.is_current(kept):
                    self.keeper.keep(key, kept)
                    flight.kept = kept
                    return kept.give(environ, start_response)
                flight.was_overtaken = self.generations.is_known
            return answer.give(environ, start_response)
        finally:
            self._flights.land(key, flight)

    def _enter(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ[IN_ENVIRON] = self
        return self._application(environ, without_our_header(start_response))
