"""What visitors send takes no memory beyond what the keeper may use."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from newsroom.front_door.door import FrontDoor
from newsroom.front_door.generations import Generations
from newsroom.front_door.visits import LONGEST_HOST, LONGEST_KEY

from .visitor import HOST, Moves, ask, door_around

STORY = "/news/harbour-patrol/"
VISITS = 200
LONG = "x" * 60_000
# The part of 12 MB that may stay: what Python and the caches take for 200 short ones.
MOST_BYTES = 500_000

Visit = Callable[[FrontDoor, int], object]
VISITORS: dict[str, Visit] = {
    "path": lambda door, n: ask(door, f"/{n}{LONG}/"),
    "story": lambda door, n: ask(door, f"/news/{n}{LONG}/"),
    "path with a query": lambda door, n: ask(door, f"/category/{n}{LONG}/?before=1"),
    "host": lambda door, n: ask(door, STORY, host=f"{n}{LONG}"),
    "encoding": lambda door, n: ask(door, STORY, ACCEPT_ENCODING=f"{n}{LONG}"),
    "etag": lambda door, n: ask(door, STORY, IF_NONE_MATCH=f'"{n}{LONG}"'),
    "cookie": lambda door, n: ask(door, STORY, COOKIE=f"{n}={LONG}"),
}


def page(environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
    """Every story is there, whatever its address."""
    start("200 OK", [("Content-Length", "4"), ("X-Made-From", "everything")])
    return [b"page"]


@pytest.fixture
def door() -> FrontDoor:
    generations = Generations(Moves().since)
    generations.read()
    return door_around(page, generations, allowed_hosts=["*"])


@pytest.mark.parametrize("visit", VISITORS.values(), ids=VISITORS)
def test_nothing_long_that_a_visitor_sends_is_kept(door: FrontDoor, visit: Visit) -> None:
    for number in range(2):
        visit(door, number)
    tracemalloc.start()
    try:
        for number in range(2, VISITS):
            visit(door, number)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < MOST_BYTES + door.keeper.bytes


def test_longest_address_and_host_of_our_own_are_kept(door: FrontDoor) -> None:
    path = f"/news/{'x' * (LONGEST_KEY - 7)}/"
    host = "x" * LONGEST_HOST
    for asked, given in ((path, host), (path, HOST)):
        assert "ETag" in ask(door, asked, host=given)
    assert len(door.keeper) == 1
    assert "ETag" not in ask(door, f"{path}/")
    assert "ETag" not in ask(door, path, host=f"{host}x")
