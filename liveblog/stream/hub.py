"""Everybody who reads a live blog through this process, and how they learn of what is new.

A nudge of the broker means "look"; what there is to tell stands in the database. So a broker that
is away costs at most the time of one look, and nothing is missed or told twice.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from django.db import connection

from .nudges import Nudges
from .room import Room
from .standing import Missed, missed, news, standings

if TYPE_CHECKING:
    from .asked import Asked
    from .reader import Reader

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

# Under a second, with the time that the query takes: so long without a broker.
LOOK_SECONDS = 0.8
HEARTBEAT_SECONDS = 15.0
# An event, and no comment: a reader's script cannot see those, and this is how it knows that it is
# connected, also through what stands between.
HEARTBEAT = b"event: beat\ndata: 1\n\n"
THREADS = 4


class Hub:
    """`nudges`: where the broker is heard."""

    def __init__(self, nudges: Nudges) -> None:
        self.connections: set[Reader] = set()
        self.rooms: dict[str, Room] = {}
        self._nudges = nudges
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="live-database")
        self._looking: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_answered = True

    async def run(self) -> None:
        """For as long as the process lives."""
        await asyncio.gather(self._look_for_ever(), self._nudges.listen(), self._beat_for_ever())

    def close(self) -> None:
        """Let everybody go; they come back to another process, or to this one started again."""
        for reader in list(self.connections):
            reader.finish()
        self._threads.shutdown(wait=False, cancel_futures=True)

    # -- somebody comes ---------------------------------------------------------------------------

    def receive(self, reader: Reader, asked: Asked | None) -> None:
        """Somebody has said what they want."""
        if asked is None:
            reader.answer("400 Bad Request")
        elif asked.method != "GET":
            reader.answer("405 Method Not Allowed")
        elif asked.path == "/healthz":
            reader.answer("200 OK", b"alive\n")
        elif not asked.reference:
            reader.answer("404 Not Found")
        else:
            self._spawn(self._welcome(reader, asked.reference, asked.number))

    async def _welcome(self, reader: Reader, reference: str, number: int | None) -> None:
        try:
            await self._let_in(reader, reference, number)
        except Exception:
            # Whatever it is, the reader comes back; a browser gives up after an error status.
            log.exception("A reader of %s cannot be told what it missed.", reference)
            reader.begin(b"")
            reader.finish()

    async def _let_in(self, reader: Reader, reference: str, number: int | None) -> None:
        while not reader.is_gone:
            room = self.rooms.get(reference)
            if room is None:
                standing = (await self._ask(standings, [reference])).get(reference)
                if standing is None:
                    return reader.answer("404 Not Found")
                if not standing.is_public:
                    return reader.answer("410 Gone")
                if standing.is_closed and number == standing.number:
                    # The one answer after which a browser does not come back.
                    return reader.answer("204 No Content")
                new = Room(reference, standing.number, self._ask_missed)
                room = self.rooms.setdefault(reference, new)
            with room.arrival():
                if number is not None and number > room.number:
                    await self._look_now()  # its page is newer than our last look, or it is forged
                found = await room.missed_since(number)
            # What happened while we waited was told to those in the room: then ask again.
            if self.rooms.get(reference) is not room or room.number > found.number:
                continue
            if reader.is_gone:
                return None
            reader.number = found.number
            reader.begin(HEARTBEAT + found.as_bytes)
            if found.is_over:
                return reader.finish()
            reader.room = room
            room.readers.add(reader)
            return None
        return None

    # -- something happens ------------------------------------------------------------------------

    async def _look_for_ever(self) -> None:
        while True:
            await self._nudges.wait(LOOK_SECONDS)
            for room in self.rooms.values():
                room.ask_anew()
            try:
                await self._look_now()
            except Exception as error:
                # The loop that ended here would leave every reader without news for ever.
                if self._is_answered:
                    log.warning("The live blogs cannot be read; asking again. (%s)", error)
                self._is_answered = False
            else:
                if not self._is_answered:
                    log.warning("The live blogs can be read again.")
                self._is_answered = True

    async def _look_now(self) -> None:
        """One look at a time, however many want one."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.ensure_future(self._look())
        await asyncio.shield(self._looking)

    async def _look(self) -> None:
        for reference in [name for name, room in self.rooms.items() if room.is_empty]:
            del self.rooms[reference]
        if not self.rooms:
            return
        known = {room.reference: room.number for room in self.rooms.values()}
        found = await self._ask(news, known)
        for reference, told in found.items():
            self.rooms[reference].tell(told)
            if told.is_over:
                del self.rooms[reference]

    async def _beat_for_ever(self) -> None:
        while True:
            await asyncio.sleep(1)
            self.beat(time.monotonic())

    def beat(self, now: float) -> None:
        """Drop those who take nothing; tell those who heard nothing lately that we are here."""
        for reader in list(self.connections):
            reader.drop_if_stuck(now)
        for room in self.rooms.values():
            if now - room.spoke_at > HEARTBEAT_SECONDS:
                room.say(HEARTBEAT)

    # -- asking the database ----------------------------------------------------------------------

    def _ask_missed(self, reference: str, number: int | None) -> Coroutine[Any, Any, Missed]:
        return self._ask(missed, reference, number)

    async def _ask(self, ask: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        def in_thread() -> T:
            try:
                return ask(*args, **kwargs)
            finally:
                # The thread's own connection, which no request ends.
                connection.close_if_unusable_or_obsolete()

        return await asyncio.get_running_loop().run_in_executor(self._threads, in_thread)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        # The loop itself holds tasks weakly.
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
