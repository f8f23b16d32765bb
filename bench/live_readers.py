"""Live blogs with many readers: `.venv/bin/python -m bench.live_readers [--readers 1000 5000]`

nginx with nchan and readers who hold a connection each; then a newsroom of `make run` with a live
blog in it and as many readers. Measured is from the moment before posting to each reader's receipt.
Exits with 1 where something was not delivered. Needs nginx with libnginx-mod-nchan.
"""

import argparse
import multiprocessing
import re
import resource
import select
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from bench.newsroom_under_load import Publisher
from newsroom.supervisor.ports import free_port
from tests.newsroom.running_newsroom import running_newsroom

POSTS = 20
EVERY_SECONDS = 0.5
PATIENCE_SECONDS = 60.0
AT_ONCE = 200  # readers who are connecting at the same time
# The least that a message of ours is long; nchan's are made so.
MESSAGE_BYTES = 1400
BEGAN = re.compile(rb"began=(\d+)")
NCHAN = """
load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
user root; worker_processes {workers}; daemon off; pid {folder}/nginx.pid; error_log stderr error;
worker_rlimit_nofile 20000;
events {{ worker_connections 10000; }}
http {{
    access_log off;
    server {{
        listen 127.0.0.1:{port} backlog=8192;
        location = /post {{ nchan_publisher; nchan_channel_id bench; }}
        location = /read {{ nchan_subscriber eventsource; nchan_channel_id bench;
                            nchan_subscriber_first_message newest; }}
    }}
}}
"""


@dataclass
class Seen:
    """What the readers saw; seconds."""

    connecting: float
    late: list[float] = field(default_factory=list)
    missing: int = 0


class Readers:
    """Connections that read what comes, in one thread: as little work as there can be for each."""

    def __init__(self, port: int, path: str, count: int, mark: bytes) -> None:
        """Connect all; `mark`: with these bytes a reader knows that it is connected."""
        self._poll = select.epoll()
        self._doors: dict[int, socket.socket] = {}
        self._tails: dict[int, bytes] = {}
        self._request = f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"
        self._port = port
        began = time.monotonic()
        waiting: set[int] = set()
        while len(self._doors) < count or waiting:
            while len(self._doors) < count and len(waiting) < AT_ONCE:
                waiting.add(self._connect())
            for number, _ in self._poll.poll(PATIENCE_SECONDS):
                self._tails[number] += self._read(number)
                if mark in self._tails[number]:
                    waiting.discard(number)
                    self._tails[number] = b""
        self.seen = Seen(time.monotonic() - began)

    def _connect(self) -> int:
        door = socket.create_connection(("127.0.0.1", self._port))
        door.sendall(self._request.encode())
        door.setblocking(False)
        number = door.fileno()
        self._doors[number] = door
        self._tails[number] = b""
        self._poll.register(number, select.EPOLLIN)
        return number

    def _read(self, number: int) -> bytes:
        got = self._doors[number].recv(65536)
        assert got, "A reader's connection was closed."
        return got

    def read(self, post: Callable[[], None]) -> Seen:
        """What comes while `post` is called again and again by another thread."""
        expected = POSTS * len(self._doors)

        def post_all() -> None:
            for _ in range(POSTS):
                time.sleep(EVERY_SECONDS)
                post()

        thread = threading.Thread(target=post_all)
        thread.start()
        deadline = time.monotonic() + POSTS * EVERY_SECONDS + PATIENCE_SECONDS
        while len(self.seen.late) < expected and time.monotonic() < deadline:
            for number, _ in self._poll.poll(1.0):
                got = self._tails[number] + self._read(number)
                now = time.time_ns()
                *whole, rest = got.split(b"\n\n")
                self._tails[number] = rest
                for message in whole:
                    if found := BEGAN.search(message):
                        self.seen.late.append((now - int(found[1])) / 1e9)
        thread.join()
        self.seen.missing = expected - len(self.seen.late)
        return self.seen

    def leave(self) -> None:
        for door in self._doors.values():
            door.close()
        self._poll.close()


def memory_of(*processes: int) -> int:
    """Bytes that they hold, shared ones by their share."""
    total = 0
    for process in processes:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


@contextmanager
def page_asked_for(url: str) -> Iterator[list[float]]:
    """Asks for a page every 50 ms, in a process of its own; milliseconds, at the end."""
    ours, theirs = multiprocessing.Pipe()
    asker = multiprocessing.Process(target=_ask, args=(url, theirs))
    asker.start()
    times: list[float] = []
    try:
        yield times
    finally:
        ours.send("enough")
        times += ours.recv()
        asker.join()


def _ask(url: str, told: Connection) -> None:
    times = []
    while not told.poll(0.05):
        began = time.perf_counter()
        urllib.request.urlopen(url, timeout=30).read()
        times.append((time.perf_counter() - began) * 1000)
    told.send(times)


def share(values: list[float], of: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * of))] if values else float("nan")


def show(name: str, count: int, seen: Seen, held: int) -> None:
    late = [seconds * 1000 for seconds in seen.late]
    print(
        f"| {name} | {count} | {share(late, 0.5):.0f} | {share(late, 0.99):.0f} "
        f"| {max(late, default=float('nan')):.0f} | {seen.missing} | {held / count / 1024:.1f} "
        f"| {seen.connecting:.1f} |",
        flush=True,
    )


def measure(
    name: str, count: int, port: int, path: str, mark: bytes, post: Callable[[], None],
    processes: tuple[int, ...],
) -> int:  # fmt: skip
    """One row of the table; how many messages did not arrive."""
    before = memory_of(*processes)
    readers = Readers(port, path, count, mark)
    try:
        held = memory_of(*processes) - before
        seen = readers.read(post)
    finally:
        readers.leave()
    show(name, count, seen, held)
    return seen.missing


def measure_newsroom(counts: list[int], folder: Path) -> int:
    missing = 0
    with running_newsroom(folder / "var") as newsroom:
        poster = Publisher(newsroom, "bench.live_poster")
        took: list[float] = []

        def post() -> None:
            took.append(float(poster.do("post")))

        stream, page = poster.do("open").split()
        # A first entry, with somebody to be told of it, has both processes load what they need.
        first = Readers(newsroom.port + 2, stream, 1, b"event: beat")
        poster.do("post")
        time.sleep(1)
        first.leave()
        live = tuple(newsroom.process_ids("serve_live"))
        url = newsroom.url + page
        with page_asked_for(url) as alone:
            time.sleep(5)
        said = [f"no readers and no posts {_page(alone)}"]
        for count in counts:
            with page_asked_for(url) as times:
                missing += measure(
                    "`serve_live`",
                    count,
                    newsroom.port + 2,
                    f"{stream}?after={poster.do('number')}",
                    b"event: beat",
                    post,
                    live,
                )
            said.append(f"{count} readers {_page(times)}")
        poster.end()
    print(f"\nThe story's page meanwhile, ms: {'; '.join(said)}.")
    print(
        f"A post's own transaction: {statistics.median(took) * 1000:.0f} ms, median; "
        f"{max(took) * 1000:.0f} at most.\n"
    )
    return missing


def _page(times: list[float]) -> str:
    return f"{share(times, 0.5):.1f} (p99 {share(times, 0.99):.0f}, of {len(times)})"


def measure_nchan(counts: list[int], folder: Path, workers: int) -> int:
    port = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(NCHAN.format(folder=folder, port=port, workers=workers))
    command = ["nginx", "-p", str(folder), "-c", str(settings)]
    server = subprocess.Popen(command, stderr=(folder / "nginx.log").open("w"))
    padding = b" x" * (MESSAGE_BYTES // 2)

    def post() -> None:
        body = b"began=%d" % time.time_ns() + padding
        urllib.request.urlopen(f"http://127.0.0.1:{port}/post", data=body, timeout=30).read()

    try:
        _wait_for_door(port)
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        processes = (server.pid, *map(int, children))
        return sum(
            measure(f"nchan, {workers} workers", count, port, "/read", b"\r\n\r\n", post, processes)
            for count in counts
        )
    finally:
        server.terminate()
        server.wait(30)


def _wait_for_door(port: int) -> None:
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, nargs="+", default=[1000, 5000])
    counts = parser.parse_args().readers
    if not shutil.which("nginx"):
        sys.exit("This needs nginx with nchan: apt-get install nginx libnginx-mod-nchan")
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    print(f"{POSTS} posts, one every {EVERY_SECONDS} s; milliseconds, KB and seconds.\n")
    print("| | readers | p50 | p99 | max | not delivered | KB a reader | connected in, s |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        missing = measure_nchan(counts, Path(folder), workers=2)
        missing += measure_newsroom(counts, Path(folder))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
