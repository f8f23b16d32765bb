"""How long processes have had a processor, which other work on the machine hardly disturbs."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(*leaders: int) -> float:
    """What these processes and all that they started have taken so far."""
    taken: dict[int, float] = {}
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # The name before the bracket may have spaces in it.
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        taken[int(folder.name)] = (int(fields[11]) + int(fields[12])) / TICKS
        children.setdefault(int(fields[1]), []).append(int(folder.name))
    total, left = 0.0, list(leaders)
    while left:
        process = left.pop()
        total += taken.get(process, 0)
        left += children.get(process, [])
    return total
