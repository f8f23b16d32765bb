"""Stops the newsroom's processes when the supervisor is killed outright.

A killed supervisor cannot tidy up, so a small process of its own, in a session of its own, holds
the other end of a pipe. The supervisor tells it of every process group that comes and goes. When
the pipe closes, whatever is still on the list is stopped. This file is both ends: the class is the
supervisor's, `main` the process's. It needs nothing but Python, so that it stays small.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress

PATIENCE_SECONDS = 5.0
# The second is how macOS says that only the dead are left in a group.
HAS_ENDED = (ProcessLookupError, PermissionError)


class Caretaker:
    """The supervisor's end of the pipe."""

    def __init__(self, lock_descriptor: int | None = None) -> None:
        # It shares the lock: a new `make run` waits until the last process of the old one is gone.
        shared = () if lock_descriptor is None else (lock_descriptor,)
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=shared,
        )
        assert self._process.stdin is not None
        self._pipe = self._process.stdin.fileno()

    def take_in(self) -> None:
        """Puts the calling process's group on the list; called by the new process itself.

        Its copy of the pipe is open until it runs its program, so the list is never too short, even
        if the supervisor is killed at this very moment.
        """
        self._tell(f"+{os.getpid()}\n")

    def let_go(self, group: int) -> None:
        """Takes a group that has ended off the list, before its number can be given to another."""
        self._tell(f"-{group}\n")

    def dismiss(self) -> None:
        """Closes the pipe and waits until the process has ended."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def _tell(self, line: str) -> None:
        # Somebody may have killed the caretaker; the supervisor still stops everything itself.
        with suppress(BrokenPipeError):
            os.write(self._pipe, line.encode())


def main() -> None:
    groups: dict[int, None] = {}  # in the order of their start
    for line in sys.stdin:
        if line.startswith("+"):
            groups[int(line[1:])] = None
        else:
            groups.pop(int(line[1:]), None)
    last_first = list(reversed(groups))
    signal_groups(last_first, signal.SIGTERM)
    patience_ends = time.monotonic() + PATIENCE_SECONDS
    while last_first and time.monotonic() < patience_ends:
        time.sleep(0.05)
        last_first = [group for group in last_first if is_alive(group)]
    signal_groups(last_first, signal.SIGKILL)


def signal_groups(groups: Iterable[int], number: signal.Signals) -> None:
    for group in groups:
        with suppress(*HAS_ENDED):
            os.killpg(group, number)


def is_alive(group: int) -> bool:
    """Whether a process of this group is left, be it one whose end nobody has noted yet."""
    try:
        os.killpg(group, 0)
    except HAS_ENDED:
        return False
    return True


if __name__ == "__main__":
    main()
