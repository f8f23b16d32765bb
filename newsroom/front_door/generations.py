"""What this process knows of the moves, and which kept answers still hold."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .kept_answer import KeptAnswer

# The last move's number and the names that moved after the given one; None asks for the number.
MovedSince = Callable[[int | None], tuple[int, list[str]]]

# More names than anybody keeps apart: from there on everything counts as moved, once.
MOST_NAMES = 20_000
# How far behind a loosely named thing an answer may be.
LOOSE_SECONDS = 60.0


class Generations:
    """Counts the turns at which names moved, as far as they were read.

    A turn is this process's own count, which only rises: the database's numbers fall when it is put
    back to an earlier time. An answer whose render began at turn 7 holds while none of its names
    moved at turn 8 or later.
    """

    def __init__(self, moved_since: MovedSince) -> None:
        self.turn = 0
        # The local time since which the database has not answered; None while it does.
        self.silent_since: float | None = None
        self._moved_since = moved_since
        self._number: int | None = None
        self._moved_at: dict[str, int] = {}
        self._all_moved_at = 0

    @property
    def is_known(self) -> bool:
        """Whether it was ever read, and nothing has happened since that cannot be read."""
        return self._number is not None

    def read(self) -> None:
        """Take in what has moved. Raises whatever the database raises."""
        number, names = self._moved_since(self._number)
        if self._number is None or number < self._number:
            self._move_all()
        elif names:
            self._move(names)
        self._number = number

    def forget(self) -> None:
        """Something has moved and nobody knows what: nothing holds until the next reading."""
        self._number = None
        self._move_all()

    def is_current(self, kept: KeptAnswer) -> bool:
        """Whether nothing that the answer was made from has moved since its render began."""
        turn = self.turn
        if kept.current_at == turn:
            return True
        moved_at, began_at = self._moved_at, kept.began_at
        if not self.is_true(kept):
            return False
        if any(moved_at.get(name, 0) > began_at for name in kept.loosely):
            return time.monotonic() - kept.made_at < LOOSE_SECONDS
        kept.current_at = turn
        return True

    def is_true(self, kept: KeptAnswer) -> bool:
        """Whether at most what it shows loosely, as links to other stories, has moved."""
        # The names before the turn of all: `_move_all` empties the names after it set that.
        moved_at, began_at = self._moved_at, kept.began_at
        if self._number is None or began_at < self._all_moved_at:
            return False
        return not any(moved_at.get(name, 0) > began_at for name in kept.made_from)

    def _move(self, names: list[str]) -> None:
        if len(self._moved_at) + len(names) > MOST_NAMES:
            self._move_all()
            return
        turn = self.turn + 1
        for name in names:
            self._moved_at[name] = turn
        # Last, so that whoever sees the turn sees the names.
        self.turn = turn

    def _move_all(self) -> None:
        # First what refuses every kept answer, so that nobody in between takes one for current.
        self._all_moved_at = self.turn + 1
        self._moved_at = {}
        self.turn += 1
