"""A visitor at the front door, one step below HTTP."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from newsroom.front_door.door import FrontDoor
from newsroom.front_door.generations import Generations
from newsroom.front_door.visits import Visits

HOST = "newsroom.example"


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def __getitem__(self, name: str) -> str:
        return self.headers[name.lower()]

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.headers


def ask(
    door: Callable[..., Iterable[bytes]],
    path: str,
    method: str = "GET",
    *,
    host: str = HOST,
    scheme: str = "http",
    **headers: str,
) -> Answer:
    """`headers` as they stand in a WSGI environ, without HTTP_."""
    path, _, query = path.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "198.51.100.7",
        "HTTP_HOST": host,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **{f"HTTP_{name}": value for name, value in headers.items()},
    }
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
        begun.append((status, headers))

    parts = door(environ, start)
    body = b"".join(parts)
    if close := getattr(parts, "close", None):
        close()
    ((status, given),) = begun
    return Answer(int(status[:3]), {name.lower(): value for name, value in given}, body)


class Moves:
    """What a database would say of the moves; `fault` is raised instead."""

    def __init__(self) -> None:
        self.number = 0
        self.at: dict[str, int] = {}
        self.fault: Exception | None = None

    def move(self, *names: str) -> None:
        self.number += 1
        self.at |= dict.fromkeys(names, self.number)

    def since(self, number: int | None) -> tuple[int, list[str]]:
        if self.fault:
            raise self.fault
        if number is None:
            return self.number, []
        return self.number, [name for name, at in self.at.items() if at > number]


def door_around(
    application: Any, generations: Generations, most_bytes: int = 10_000_000, **visits: Any
) -> FrontDoor:
    """A front door whose watch is off: the test reads the generations itself."""
    given: dict[str, Any] = {
        "site_netloc": HOST,
        "is_https": False,
        "wants_https": False,
        "secure_header": None,
        "allowed_hosts": [HOST, "127.0.0.1"],
        "personal_cookies": ["sessionid", "csrftoken", "messages"],
        **visits,
    }
    return FrontDoor(
        application, visits=Visits(**given), generations=generations, most_bytes=most_bytes
    )


class Pages:
    """A WSGI application that counts what it is asked for, and answers as it is told."""

    def __init__(self, body: bytes = b"<p>A page.</p>", status: str = "200 OK") -> None:
        self.asked: list[dict[str, Any]] = []
        self.body, self.status = body, status
        self.headers: list[tuple[str, str]] = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Cache-Control", "public, max-age=1"),
            ("X-Made-From", "everything story:1 frame"),
        ]
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
        self.asked.append(environ)
        body = self.body  # what the database said, before anything happens meanwhile
        self.meanwhile()
        start(self.status, [*self.headers, ("Content-Length", str(len(body)))])
        return [body]
