"""Waiting in tests: for a condition, never for a time."""

import time
from collections.abc import Callable
from pathlib import Path


def wait_until(is_so: Callable[[], bool], what: str, seconds: float = 90) -> None:
    """Returns as soon as it is so; fails with `what` when it does not come about in time."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"{what}: not within {seconds} seconds"
        time.sleep(0.02)


def is_running(process_id: int) -> bool:
    """Whether the process does anything still. One that ended and waits for its parent does not."""
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):  # the second when it ends while it is read
        return False
    return state not in {"Z", "X"}
