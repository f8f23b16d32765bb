"""How far a long command has come: a bar in a terminal, a line now and then in a log."""

from __future__ import annotations

from typing import TextIO

WIDTH = 40
LINES_IN_A_LOG = 10


class ProgressBar:
    def __init__(self, total: int, out: TextIO, noun: str = "stories") -> None:
        self.total, self.noun = max(total, 1), noun
        self._out, self._is_terminal = out, out.isatty()
        self._said = -1

    def show(self, done: int) -> None:
        words = f"{done:,} of {self.total:,} {self.noun}"
        if self._is_terminal:
            filled = WIDTH * done // self.total
            end = "\n" if done >= self.total else ""
            self._out.write(f"\r[{'#' * filled}{' ' * (WIDTH - filled)}] {words}{end}")
            self._out.flush()
            return
        tenth = LINES_IN_A_LOG * done // self.total
        if tenth != self._said:
            self._said = tenth
            self._out.write(f"{words}\n")
