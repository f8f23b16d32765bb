"""One render of a page at a time: whoever comes meanwhile waits for it."""

from __future__ import annotations

from threading import Event, Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .kept_answer import KeptAnswer
    from .visits import Key


class Flight:
    """A render on its way."""

    def __init__(self) -> None:
        self.has_landed = Event()
        self.kept: KeptAnswer | None = None
        # Something that it shows moved meanwhile: it is worth trying again.
        self.was_overtaken = False


class Flights:
    """All that are on their way in this process, by what was asked for."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._flights: dict[Key, Flight] = {}

    def join(self, key: Key) -> tuple[Flight, bool]:
        """The flight for this key, and whether the caller is the first and has to render."""
        with self._lock:
            if flight := self._flights.get(key):
                return flight, False
            flight = self._flights[key] = Flight()
            return flight, True

    def land(self, key: Key, flight: Flight) -> None:
        with self._lock:
            del self._flights[key]
        flight.has_landed.set()
