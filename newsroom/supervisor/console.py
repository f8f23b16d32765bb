"""What the person at the terminal reads: every line with the name of who says it."""

import os
from typing import TextIO

NAME_WIDTH = 8
OWN_NAME = "newsroom"
COLOURS = ("36", "35", "34", "33", "32", "96", "95", "94")


class Console:
    """Writes lines. A terminal that has gone away is no reason to fail."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_coloured = stream.isatty() and not os.environ.get("NO_COLOR")
        self._colours: dict[str, str] = {}

    def say(self, text: str) -> None:
        """The supervisor's own words, one line each."""
        for line in text.splitlines():
            self.relay(OWN_NAME, line)

    def relay(self, name: str, line: str) -> None:
        """A line that a part wrote."""
        self.show(f"{self._label(name)} {line}")

    def show(self, text: str) -> None:
        """Text as it is, with the line's end."""
        try:
            self._stream.write(text + "\n")
            self._stream.flush()
        except OSError:
            # Closed terminal or pipe. From here on the words go nowhere, and Python's own last
            # flush must not trip over it either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())

    def _label(self, name: str) -> str:
        label = f"{name:<{NAME_WIDTH}} │"
        if not self._is_coloured:
            return label
        if name == OWN_NAME:
            return f"\033[1m{label}\033[0m"
        colour = self._colours.setdefault(name, COLOURS[len(self._colours) % len(COLOURS)])
        return f"\033[{colour}m{label}\033[0m"
