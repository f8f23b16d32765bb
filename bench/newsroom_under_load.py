"""A whole newsroom of `make run` with stories in it, its rivals, and a load on each."""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.processor_time import processor_seconds
from newsroom.supervisor.instance import BASE_DIR, Instance
from newsroom.supervisor.ports import free_port
from newsroom.supervisor.readiness import web_answers
from tests.newsroom.running_newsroom import RunningNewsroom, running_newsroom

ADDRESSES = 400
# WEB_PROCESSES and WEB_THREADS of whoever measures hold for the newsroom and its rivals alike.
MEASURED = Instance.from_environment(os.environ)
WEB_SIZE = {
    "WEB_PROCESSES": str(MEASURED.web_processes),
    "WEB_THREADS": str(MEASURED.web_threads),
}
IN_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}

RANDOM_ADDRESS = """
local prefix, number = "/news/bench-", %d
request = function() return wrk.format("GET", prefix .. math.random(0, number - 1) .. "/") end
"""


@dataclass
class Load:
    """What wrk saw: requests a second, milliseconds, and answers that were no success.

    `processor`: microseconds of the server's processes for one request.
    """

    rate: float
    p50: float
    p99: float
    errors: int
    processor: float


@dataclass(frozen=True)
class Pressure:
    """How often, for how long and by how many connections at once a server is asked."""

    rounds: int
    seconds: int
    connections: int

    @classmethod
    def asked_for(cls, description: str | None, *, rounds: int) -> "Pressure":
        """As the command line has it; ends the program with a word of what to do without wrk."""
        options = argparse.ArgumentParser(description=description)
        options.add_argument("--rounds", type=int, default=rounds)
        options.add_argument("--seconds", type=int, default=4)
        options.add_argument("--connections", type=int, default=32)
        given = options.parse_args()
        needs_wrk()
        return cls(given.rounds, given.seconds, given.connections)

    def on(self, server: "Server", script: Path) -> Load:
        """Spread by the script over the server's addresses."""
        return load(server, script, seconds=self.seconds, connections=self.connections)


def needs_wrk() -> None:
    """Ends the program with a word of what to do when wrk is not here."""
    if not shutil.which("wrk"):
        sys.exit("This needs wrk, which puts the load on: apt-get install wrk")


@dataclass
class Server:
    """Its address, and the processes that work for it."""

    url: str
    leaders: tuple[int, ...]


def load(server: Server, script: Path, *, seconds: int, connections: int) -> Load:
    """Put a load on the server, spread by the script over its addresses."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(script)]
    before = processor_seconds(*server.leaders)
    done = subprocess.run([*command, server.url], capture_output=True, text=True, check=True)
    taken = processor_seconds(*server.leaders) - before
    said = done.stdout

    def found(pattern: str) -> re.Match[str]:
        match = re.search(pattern, said)
        assert match, said
        return match

    def latency(share: str) -> float:
        value, unit = found(rf"\n\s+{share}%\s+([\d.]+)(us|ms|s|m)").groups()
        return float(value) * IN_MILLISECONDS[unit]

    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    socket_errors = sum(int(n) for n in re.findall(r"(?:connect|read|write|timeout) (\d+)", said))
    return Load(
        rate=float(found(r"Requests/sec:\s+([\d.]+)")[1]),
        p50=latency("50"),
        p99=latency("99"),
        errors=socket_errors + (int(refused[1]) if refused else 0),
        processor=taken * 1e6 / int(found(r"(\d+) requests in")[1]),
    )


class Publisher:
    """A process of the newsroom's that publishes and withdraws; see bench/publisher.py.

    `module`: another one that does as it is told on its standard input.
    """

    def __init__(self, newsroom: RunningNewsroom, module: str = "bench.publisher") -> None:
        program = f"from {module} import main; main()"
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "newsroom.supervisor", "manage"),
                *("shell", "--verbosity", "0", "--command", program),
            ],
            cwd=BASE_DIR,
            env=newsroom._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, command: str) -> str:
        """Have it done, and return the answer once it is committed."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        assert answer, f"The publisher has ended at “{command}”."
        return answer

    @contextmanager
    def one_a_second(self) -> Iterator[None]:
        is_over = threading.Event()

        def publish() -> None:
            while not is_over.wait(1.0):
                self.do("publish")

        thread = threading.Thread(target=publish)
        thread.start()
        try:
            yield
        finally:
            is_over.set()
            thread.join()

    def end(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(30)


@contextmanager
def newsroom_with_stories(**environment: str) -> Iterator[tuple[RunningNewsroom, Publisher]]:
    """As `make run` starts it, in a folder that is thrown away, with 400 stories."""
    with (
        tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder,
        running_newsroom(Path(folder) / "var", SANDBOX="0", **WEB_SIZE, **environment) as newsroom,
    ):
        publisher = Publisher(newsroom)
        try:
            publisher.do(f"fill {ADDRESSES}")
            yield newsroom, publisher
        finally:
            publisher.end()


def web_of(newsroom: RunningNewsroom) -> Server:
    """Its web process, without the workers beside it."""
    return Server(newsroom.url, (min(newsroom.process_ids("granian")),))


@contextmanager
def address_script() -> Iterator[Path]:
    """wrk's script that spreads the load over the stories."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(RANDOM_ADDRESS % ADDRESSES)
        script.flush()
        yield Path(script.name)


def rival(name: str, body_bytes: int) -> AbstractContextManager[Server]:
    """One of bench/rivals.py behind the same server with the same options."""
    environment = {"RIVAL_BYTES": str(body_bytes)}
    return served(sys.executable, f"bench.rivals:{name}", environment=environment)


@contextmanager
def served(
    python: str, *application: str, environment: dict[str, str], path: str = "/"
) -> Iterator[Server]:
    """An application behind the server of `make run` with the same options, once `path` answers.

    `python` is that of its environment; `application` what granian is told of it.
    """
    port = free_port()
    process = subprocess.Popen(
        [
            *(python, "-m", "granian", "--interface", "wsgi", "--port", str(port)),
            *MEASURED.web_size,
            *("--no-access-log", "--log-level", "critical", *application),
        ],
        cwd=BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
    )
    try:
        wait_until(lambda: web_answers("127.0.0.1", port, path, "127.0.0.1"))
        yield Server(f"http://127.0.0.1:{port}", (process.pid,))
    finally:
        process.terminate()
        process.wait(15)


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"Waited {seconds} seconds in vain."
        time.sleep(0.002)


def rounds(number: int, targets: dict[str, Callable[[], Load]]) -> dict[str, list[Load]]:
    """Every target once a round, in turn; what each saw."""
    found: dict[str, list[Load]] = {name: [] for name in targets}
    for _ in range(number):
        for name, put_on in targets.items():
            found[name].append(put_on())
    return found


def show(found: dict[str, list[Load]]) -> None:
    """A table with the median of each target's rounds."""
    print(
        f"{'':36}{'requests/s':>12}{'(from - to)':>18}{'p50 ms':>9}{'p99 ms':>9}"
        f"{'CPU µs':>9}{'errors':>8}"
    )
    for name, loads in found.items():
        rates = [each.rate for each in loads]
        print(
            f"{name:36}{median(loads, 'rate'):12,.0f}{f'{min(rates):,.0f} - {max(rates):,.0f}':>18}"
            f"{median(loads, 'p50'):9.2f}{median(loads, 'p99'):9.2f}"
            f"{median(loads, 'processor'):9.0f}{sum(each.errors for each in loads):8}"
        )


def median(loads: list[Load], what: str) -> float:
    return statistics.median(getattr(each, what) for each in loads)


def ratio(loads: list[Load], to: list[Load]) -> float:
    """The median of the rounds' own ratios: what disturbs a round disturbs both sides."""
    return statistics.median(one.rate / other.rate for one, other in zip(loads, to, strict=True))
