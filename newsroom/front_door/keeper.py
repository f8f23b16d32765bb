"""The kept answers, bounded by what they take in memory."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .kept_answer import KeptAnswer
    from .visits import Key


class Keeper:
    """Keeps what was asked for last. Any thread may call it."""

    def __init__(self, most_bytes: int) -> None:
        self.bytes = 0
        self._most_bytes = most_bytes
        # Looking up takes no lock: each call into an OrderedDict is whole by itself.
        self._kept: OrderedDict[Key, KeptAnswer] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key) -> KeptAnswer | None:
        kept = self._kept.get(key)
        if kept:
            try:  # noqa: SIM105  `suppress` takes longer than all the rest of this
                self._kept.move_to_end(key)
            except KeyError:
                pass  # another thread has just let it go
        return kept

    def keep(self, key: Key, answer: KeptAnswer) -> None:
        """Keep it, and let go of what nobody has asked for the longest."""
        with self._lock:
            if former := self._kept.pop(key, None):
                self.bytes -= former.bytes
            self._kept[key] = answer
            self.bytes += answer.bytes
            while self.bytes > self._most_bytes:
                _, oldest = self._kept.popitem(last=False)
                self.bytes -= oldest.bytes
