"""A part's log: a file of bounded size, and the last lines at hand."""

from collections import deque
from contextlib import suppress
from datetime import datetime
from pathlib import Path

MAX_BYTES = 1_000_000
LAST_LINES = 20


class PartLog:
    """Lines with their local time in `<name>.log`; the older half stands in `<name>.log.1`."""

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        self.path = path
        self.last_lines: deque[str] = deque(maxlen=LAST_LINES)
        self._max_bytes = max_bytes // 2
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("ab")

    def write(self, line: str) -> None:
        self.last_lines.append(line)
        moment = datetime.now().isoformat(sep=" ", timespec="seconds")
        # A full disk must not stop the newsroom; the line was shown on the terminal anyway.
        with suppress(OSError):
            self._file.write(f"{moment} {line}\n".encode(errors="replace"))
            self._file.flush()
            if self._file.tell() > self._max_bytes:
                self._turn_over()

    def close(self) -> None:
        with suppress(OSError):
            self._file.close()

    def _turn_over(self) -> None:
        self._file.close()
        self.path.replace(self.path.with_name(self.path.name + ".1"))
        self._file = self.path.open("ab")
