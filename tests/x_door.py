"""A door before the sandbox: a real HTTP server that a test opens, holds or breaks for one route.

with door_before(sandbox) as door:
    ...X_API_URL=door.url...
    door.breaks("/2/tweets", after=True, with_=hangs_up)   # X takes the post, nobody hears of it
    door.holds("/2/tweets", after=True)                   # the worker waits at a named point
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeVar

import requests

from tests.misbehaving_server import Answer


@dataclass
class Held:
    """A point on the way at which callers wait until the test lets them go."""

    reached: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)


@dataclass
class Order:
    """What happens to the next `times` calls of a route, before or after X has had them."""

    route: str
    after: bool
    reply: Answer | None = None
    held: Held | None = None
    times: int = 1


class DoorHandler(BaseHTTPRequestHandler):
    server: Door

    def do_POST(self) -> None:
        self.server.serve_call(self)

    do_GET = do_DELETE = do_POST

    def log_message(self, *_: object) -> None:
        pass


class Door(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, x_url: str, handler: type[DoorHandler] = DoorHandler) -> None:
        self.x_url = x_url
        self.asked: list[str] = []  # "POST /2/tweets", in the order in which they came
        self.answered: list[str] = []  # those of them whose answer, X's own, is on its way
        self._orders: list[Order] = []
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def breaks(self, route: str, reply: Answer, *, after: bool = False, times: int = 1) -> None:
        """The next calls of the route get `reply`, before X heard of them or after it did them."""
        self._orders.append(Order(route, after, reply=reply, times=times))

    def holds(self, route: str, *, after: bool = False) -> Held:
        """The next call of the route waits, before or after X had it."""
        held = Held()
        self._orders.append(Order(route, after, held=held))
        return held

    def heals(self) -> None:
        """No order stands any more; nobody waits."""
        for order in self._orders:
            if order.held:
                order.held.let_go.set()
        self._orders.clear()

    def count(self, call: str) -> int:
        return sum(asked.startswith(call) for asked in self.asked)

    def serve_call(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        path = handler.path.partition("?")[0]
        self.asked.append(f"{handler.command} {path}")
        try:
            if self._meets_order(path, handler, after=False):
                return
            answer = requests.request(
                handler.command,
                self.x_url + handler.path,
                data=body,
                headers={k: v for k, v in handler.headers.items() if k.lower() != "host"},
                timeout=60,
            )
            if self._meets_order(path, handler, after=True):
                return
            handler.send_response(answer.status_code)
            for name in ("Content-Type", "x-rate-limit-reset"):
                if name in answer.headers:
                    handler.send_header(name, answer.headers[name])
            handler.send_header("Content-Length", str(len(answer.content)))
            handler.end_headers()
            handler.wfile.write(answer.content)
            self.answered.append(f"{handler.command} {path}")
        except OSError:
            pass  # the caller was killed

    def _meets_order(self, path: str, handler: BaseHTTPRequestHandler, *, after: bool) -> bool:
        """Do what is ordered for this call; whether it was answered by that."""
        with self._lock:
            fits = (o for o in self._orders if o.route in path and o.after == after and o.times)
            order = next(fits, None)
            if order is None:
                return False
            order.times -= 1
        if order.held:
            order.held.reached.set()
            order.held.let_go.wait(60)
        if order.reply:
            order.reply(handler)
        return order.reply is not None


AnyDoor = TypeVar("AnyDoor", bound=Door)


def door_before(x_url: str) -> AbstractContextManager[Door]:
    return serving(Door(x_url))


@contextmanager
def serving(door: AnyDoor) -> Iterator[AnyDoor]:
    with door:
        threading.Thread(target=door.serve_forever, args=(0.02,), daemon=True).start()
        yield door
        door.heals()
        door.shutdown()


def is_silent(handler: BaseHTTPRequestHandler) -> None:
    """Longer than the newsroom waits in the tests."""
    threading.Event().wait(4)
