"""Ctrl-C, SIGTERM and SIGHUP: remembered here, acted upon when the supervisor next looks."""

import signal
import time
from types import FrameType

# One Ctrl-C can arrive twice, from the terminal and through make: that is no second wish.
SAME_WISH_SECONDS = 1.0


class StopAsked(Exception):
    """Leaves whatever is being waited for, because somebody wants the newsroom to stop."""


class StopRequest:
    """Whether a stop is wanted, and whether it is wanted at once."""

    def __init__(self) -> None:
        self.is_urgent = False
        self._asked_at: float | None = None

    @property
    def is_wanted(self) -> bool:
        return self._asked_at is not None

    def listen(self) -> None:
        """Takes the signals over from Python."""
        signal.signal(signal.SIGINT, self._note)
        signal.signal(signal.SIGTERM, self._note)
        # `nohup make run` has it ignored, and means it.
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        if self._asked_at is None:
            self._asked_at = now
        elif number == signal.SIGINT and now - self._asked_at > SAME_WISH_SECONDS:
            self.is_urgent = True
