"""What kept pages take: `.venv/bin/python -m bench.front_door_memory [--minutes 60]`

Asks the web processes of `make run` for 10,000 different public pages, which take more than they
may keep, and then puts a mixed load on them: hot stories, pages that nobody has asked for, and a
publication a second. Prints what they take together on the way. Exits with 1 when it is more than
their setting and a third on top of what they take with little kept, or goes on growing.
"""

import argparse
import http.client
import itertools
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from bench.newsroom_under_load import (
    MEASURED,
    address_script,
    load,
    needs_wrk,
    newsroom_with_stories,
    web_of,
)

PAGES = 10_000
KEEPS_MB = 64
GROWTH_MB = 10
CONNECTIONS = 16


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=2)
    given = options.parse_args()
    needs_wrk()
    keeps = str(KEEPS_MB * 1024 * 1024)
    with newsroom_with_stories(FRONT_DOOR_BYTES=keeps) as (newsroom, publisher):
        web = web_of(newsroom)
        processes = newsroom.process_ids("granian")

        def megabytes(when: str) -> float:
            taken = sum(resident(process) for process in processes) / 1024**2
            print(f"{when:40}{taken:8.0f} MB", flush=True)
            return taken

        def mixed_load(script: Path) -> None:
            load(web, script, seconds=10, connections=32)
            read(web.url, itertools.islice(numbers, 200))

        numbers = itertools.count()
        with address_script() as script:
            mixed_load(script)  # what threads and connections take is there from now on
            empty = megabytes("a little kept")
            for so_far in range(PAGES // 5, PAGES + 1, PAGES // 5):
                read(web.url, itertools.islice(numbers, PAGES // 5))
                megabytes(f"{so_far:,} pages")
            mixed_load(script)
            full = last = megabytes("mixed load, at first")
            end = time.monotonic() + given.minutes * 60
            with publisher.one_a_second():
                while time.monotonic() < end:
                    mixed_load(script)
                    last = megabytes("mixed load")
    most = empty + MEASURED.web_processes * KEEPS_MB * 4 / 3
    grown = full + MEASURED.web_processes * GROWTH_MB
    print(f"To stay under: {most:.0f} MB, and under the mixed load {grown:.0f} MB")
    return 0 if max(full, last) <= most and last <= grown else 1


def read(url: str, numbers: Iterable[int]) -> None:
    """Ask for places in the list of all stories that nobody has asked for.

    Over several connections in turn: each is with one of the processes, and all are to be filled.
    """
    host = urlsplit(url).netloc
    connections = [http.client.HTTPConnection(host, timeout=30) for _ in range(CONNECTIONS)]
    for number, connection in zip(numbers, itertools.cycle(connections), strict=False):
        place = {"before": "2100-01-01T00:00:00+00:00", "than": number}
        connection.request("GET", f"/?{urlencode(place)}")
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
    for connection in connections:
        connection.close()


def resident(process: int) -> int:
    """Bytes of a process in memory."""
    (line,) = (
        line
        for line in Path(f"/proc/{process}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    )
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    sys.exit(main())
