"""One part of the newsroom: what it is, and the process that it is while it runs."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .caretaker import Caretaker, is_alive, signal_groups

READ_BYTES = 65536


def always() -> bool:
    return True


@dataclass(frozen=True)
class Part:
    """What to run, and how to know that it works."""

    name: str
    argv: tuple[str, ...]
    # Asked again and again after a start, each time for a second at most, until it says yes.
    is_answering: Callable[[], bool] = always
    # For a part with no door to knock at: how long it has to live before it counts as up.
    settling_seconds: float = 0.0
    # Others lean on it, so it is stopped after them.
    is_foundation: bool = False
    # Lines with one of these in them go to the log only: nothing for a person to do.
    noise: tuple[str, ...] = ()


class PartProcess:
    """A part's process group. Its leader is the process that was started; it may have children."""

    def __init__(
        self, part: Part, environment: Mapping[str, str], folder: Path, caretaker: Caretaker
    ) -> None:
        self.part = part
        self.is_up = False
        self.has_ended_output = False
        self._caretaker = caretaker
        self._unfinished_line = b""
        self._started = time.monotonic()
        self._process = subprocess.Popen(
            part.argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=folder,
            # Ctrl-C reaches the terminal's own group only: the supervisor, who stops the others in
            # their order.
            start_new_session=True,
            # Safe here: this process has no second thread.
            preexec_fn=caretaker.take_in,
        )
        assert self._process.stdout is not None
        self.output = self._process.stdout.fileno()
        os.set_blocking(self.output, False)

    @property
    def exit_status(self) -> int | None:
        """None while it runs, its exit status, or the negative number of the signal it died of."""
        return self._process.poll()

    def has_come_up(self) -> bool:
        """Whether it answers for the first time."""
        if self.is_up or time.monotonic() - self._started < self.part.settling_seconds:
            return False
        self.is_up = self.part.is_answering()
        return self.is_up

    def read_lines(self) -> list[str] | None:
        """The whole lines that it has written since the last time; None when there is nothing."""
        try:
            new = os.read(self.output, READ_BYTES)
        except BlockingIOError:
            return None
        *lines, rest = (self._unfinished_line + new).split(b"\n")
        self.has_ended_output = not new
        # No more will come, or the line is too long to wait for its end: take what there is.
        if rest and (self.has_ended_output or len(rest) > READ_BYTES):
            lines, rest = [*lines, rest], b""
        self._unfinished_line = rest
        if self.has_ended_output and not lines:
            return None
        return [line.decode(errors="replace").rstrip() for line in lines]

    def signal(self, number: signal.Signals) -> None:
        """Sends the signal to the whole group."""
        signal_groups([self._process.pid], number)

    def is_gone(self) -> bool:
        """Whether neither the leader nor any of its children is left."""
        return self.exit_status is not None and not is_alive(self._process.pid)

    def let_go(self) -> None:
        """Forgets the process. Only for one whose leader has ended."""
        self._caretaker.let_go(self._process.pid)
        assert self._process.stdout is not None
        self._process.stdout.close()


def described(exit_status: int) -> str:
    """An exit status in words."""
    if exit_status >= 0:
        return f"exit status {exit_status}"
    try:
        return f"killed by {signal.Signals(-exit_status).name}"
    except ValueError:
        return f"killed by signal {-exit_status}"
