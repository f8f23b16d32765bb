"""A supervisor with made-up parts, as a process of its own, so that tests can send it signals.

`python -m tests.newsroom.supervisor.fake_newsroom FOLDER [MANNER]`: a foundation, a part, and a
part with a child of its own. Each writes its process id into FOLDER, and its name into
FOLDER/stopped when it is told to stop. A slow part takes a second for that, a stubborn one does
not heed it.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from newsroom.supervisor.caretaker import Caretaker
from newsroom.supervisor.console import Console
from newsroom.supervisor.group import Group, Limits
from newsroom.supervisor.part import Part
from newsroom.supervisor.stop_request import StopAsked, StopRequest

PART = """
import os, pathlib, signal, subprocess, sys, time
name, folder, manner = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
def leave(number, frame):
    if manner == "slow":
        time.sleep(1)
    with (folder / "stopped").open("a") as file:
        file.write(name + "\\n")
    if manner != "stubborn":
        sys.exit(0)
signal.signal(signal.SIGTERM, leave)
if name == "parent":
    child = subprocess.Popen([sys.executable, __file__, "child", *sys.argv[2:]])
(folder / (name + ".draft")).write_text(str(os.getpid()))
(folder / (name + ".draft")).rename(folder / (name + ".pid"))
while True:
    time.sleep(60)
"""


def fake_part(name: str, folder: Path, manner: str = "obedient", **more: bool) -> Part:
    """A part that lives until it is stopped, and counts as up once it has written its id."""
    program = folder / "part.py"
    program.write_text(PART)
    is_answering: Callable[[], bool] = (folder / f"{name}.pid").exists
    return Part(
        name, (sys.executable, str(program), name, str(folder), manner), is_answering, **more
    )


def main(folder: Path, manner: str) -> int:
    stop_request = StopRequest()
    stop_request.listen()
    caretaker = Caretaker()
    group = Group(
        {},
        folder=folder,
        log_folder=folder / "logs",
        console=Console(sys.stdout),
        caretaker=caretaker,
        stop_request=stop_request,
        limits=Limits(stop_seconds=90),
    )
    try:
        group.start(fake_part("foundation", folder, is_foundation=True))
        group.start(fake_part("parent", folder, manner), fake_part("other", folder, manner))
        while not (folder / "child.pid").exists():
            time.sleep(0.05)
        (folder / "is_ready").touch()
        group.watch()
    except StopAsked:
        pass
    finally:
        group.stop()
        caretaker.dismiss()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "obedient"))
