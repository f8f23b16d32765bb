"""All readers of one live blog in this process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..public.messages import MOST_MISSED

if TYPE_CHECKING:
    from .reader import Reader
    from .standing import Missed

AskMissed = Callable[[str, int | None], Awaitable["Missed"]]


class Room:
    """`number`: up to which event its readers have been told everything."""

    def __init__(self, reference: str, number: int, ask_missed: AskMissed) -> None:
        self.reference = reference
        self.number = number
        self.readers: set[Reader] = set()
        # When all of them were last sent something: nobody needs a beat besides.
        self.spoke_at = time.monotonic()
        self._arriving = 0
        self._ask_missed = ask_missed
        # Thousands who come back at once ask for few different numbers: each is asked once a look.
        self._missed: dict[int | None, asyncio.Task[Missed]] = {}

    @property
    def is_empty(self) -> bool:
        return not self.readers and not self._arriving

    @contextmanager
    def arrival(self) -> Iterator[None]:
        """While somebody is on the way in, the room is not given up."""
        self._arriving += 1
        try:
            yield
        finally:
            self._arriving -= 1

    async def missed_since(self, number: int | None) -> Missed:
        """What somebody with this number missed. Raises what the database raises."""
        if number is not None and not self.number - MOST_MISSED <= number <= self.number:
            number = None  # forged or very old: the page as it is, like everybody else's
        task = self._missed.get(number)
        if task is None or (task.done() and task.exception()):
            task = asyncio.ensure_future(self._ask_missed(self.reference, number))
            self._missed[number] = task
        # Whoever waits may go; the others still want it.
        return await asyncio.shield(task)

    def ask_anew(self) -> None:
        """What an entry shows may change without an event of its blog, as a link to a contract that
        was taken down.
        """
        self._missed.clear()

    def tell(self, missed: Missed) -> None:
        """Tell everybody what has happened since `number`."""
        before, self.number = self.number, missed.number
        self.spoke_at = time.monotonic()
        self.ask_anew()
        whole = missed.as_bytes
        for reader in list(self.readers):
            if reader.number <= before:
                news = whole
            else:  # it came while we asked, and knows some of it
                news = b"".join(m for number, m in missed.messages if number > reader.number)
            reader.number = missed.number
            if news:
                reader.write(news)
            if missed.is_over:
                self.readers.discard(reader)
                reader.finish()

    def say(self, message: bytes) -> None:
        """Tell everybody the same, whatever they have been told."""
        self.spoke_at = time.monotonic()
        for reader in list(self.readers):
            reader.write(message)
