"""Knocking at a part's door."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from newsroom.supervisor import readiness
from newsroom.supervisor.readiness import broker_answers, web_answers
from tests.free_ports import free_port


@pytest.fixture(autouse=True)
def _patience_of_a_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """What answers here is a thread of this process: it may have to wait for its turn."""
    monkeypatch.setattr(readiness, "PATIENCE_SECONDS", 20)


@contextmanager
def answering(reply: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """A server for one connection; yields its port and what it was asked."""
    heard: list[bytes] = []

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            heard.append(connection.recv(1000))
            connection.sendall(reply)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()[1], heard
        thread.join()


def ask_web(port: int) -> bool:
    return web_answers("127.0.0.1", port, "/healthz", "news.example")


@pytest.mark.parametrize(
    ("status", "is_up"), [(200, True), (301, True), (404, False), (500, False)]
)
def test_web_is_up_when_it_has_a_page(status: int, is_up: bool) -> None:
    with answering(b"HTTP/1.1 %d x\r\nContent-Length: 0\r\n\r\n" % status) as (port, heard):
        assert ask_web(port) is is_up
    assert heard[0].startswith(b"GET /healthz ")
    assert b"Host: news.example" in heard[0]


@pytest.mark.parametrize(
    ("reply", "is_up"), [(b"+PONG\r\n", True), (b"-LOADING the file\r\n", False), (b"", False)]
)
def test_broker_is_up_when_it_takes_commands(reply: bytes, is_up: bool) -> None:
    with answering(reply) as (port, heard):
        assert broker_answers(port) is is_up
    assert heard == [b"PING\r\n"]


@pytest.mark.parametrize("ask", [ask_web, broker_answers])
def test_closed_door_is_no_error(ask: Callable[[int], bool]) -> None:
    assert ask(free_port()) is False
