"""The wrapper around the server's entry point."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING

from .flights import Flights
from .generations import Generations
from .keeper import Keeper
from .kept_answer import KeptAnswer
from .own_answer import OwnAnswer, own_answer, without_our_header
from .visits import Visits

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from .visits import Key
    from .watch import Watch

    Answer = KeptAnswer | OwnAnswer

log = logging.getLogger(__name__)

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
        self._told_of_a_fault = False
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
            answer = self._freshened(key, kept)
        else:
            answer = self._made(key)
        if answer is None:
            return self._enter(environ, start_response)
        return answer.give(environ, start_response)

    def _freshened(self, key: Key, kept: KeptAnswer) -> Answer | None:
        """Have one answer at a time rendered anew whose links to others are over their time.

        Everybody else is given it as it is: or, a minute after a publication, all pages that are
        being read would be rendered at once. So is whoever would get a fault of ours instead: what
        the page says of itself still holds.
        """
        began = time.monotonic()
        if began < self._rests_until or not self._freshening.acquire(blocking=False):
            return kept
        try:
            answer = self._made(key)
        except Exception as fault:
            if not self.generations.is_true(kept):
                raise
            self._tell_of(fault, key)
            return kept
        finally:
            now = time.monotonic()
            self._rests_until = now + REST * (now - began)
            self._freshening.release()
        if isinstance(answer, OwnAnswer) and answer.is_fault:
            if not self.generations.is_true(kept):
                return answer
            answer.close()
            self._tell_of(answer.status, key)
            return kept
        if self._told_of_a_fault:
            self._told_of_a_fault = False
            log.warning("Pages are brought up to date again.")
        return answer

    def _tell_of(self, fault: Exception | str, key: Key) -> None:
        """Once, however many pages it concerns. Django has told more of what it answered."""
        if self._told_of_a_fault:
            return
        self._told_of_a_fault = True
        log.warning(
            "Pages cannot be brought up to date; they are given as they were. (%s: %s)",
            key if isinstance(key, str) else key[0],
            fault,
            exc_info=isinstance(fault, Exception),
        )

    def _made(self, key: Key) -> Answer | None:
        """The answer, rendered once however many want it; None: another has made one that cannot
        be shared.
        """
        while True:
            flight, is_first = self._flights.join(key)
            if is_first:
                break
            flight.has_landed.wait(PATIENCE_SECONDS)
            if flight.kept:
                return flight.kept
            if not flight.was_overtaken:
                return None
        try:
            # Another may have landed between our look and our start.
            if (kept := self.keeper.get(key)) and self.generations.is_current(kept):
                flight.kept = kept
                return kept
            began = self.generations.turn
            answer = own_answer(self._application, self._visits.own_request(key), LARGEST_BYTES)
            if answer.may_be_kept:
                kept = KeptAnswer(answer, began)
                if self.generations.is_current(kept):
                    self.keeper.keep(key, kept)
                    flight.kept = kept
                    return kept
                flight.was_overtaken = self.generations.is_known
            return answer
        finally:
            self._flights.land(key, flight)

    def _enter(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ[IN_ENVIRON] = self
        return self._application(environ, without_our_header(start_response))
