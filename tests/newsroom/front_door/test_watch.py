"""How a process learns of moves, and what it does while it cannot."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from newsroom.front_door.door import IN_ENVIRON, FrontDoor
from newsroom.front_door.generations import Generations
from newsroom.front_door.watch import Watch
from newsroom.health import _kept_pages

from .visitor import Moves, Pages, ask, door_around

# The watch closes its thread’s connection, which another test may have opened.
pytestmark = pytest.mark.django_db

STORY = "/news/harbour-patrol/"
AWAY = OperationalError("the server closed the connection")


@pytest.fixture
def moves() -> Moves:
    return Moves()


@pytest.fixture
def watch(moves: Moves) -> Watch:
    watch = Watch(Generations(moves.since), broker_url="redis://127.0.0.1:1/0", channel="moves")
    watch.look(was_nudged=False)
    return watch


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def door(watch: Watch, pages: Pages) -> FrontDoor:
    door = door_around(pages, watch._generations)
    ask(door, STORY)
    return door


def note(door: FrontDoor) -> str:
    request = RequestFactory().get("/readyz")
    request.META[IN_ENVIRON] = door
    return _kept_pages(request)


def test_kept_pages_are_given_while_the_database_is_away(
    watch: Watch, door: FrontDoor, pages: Pages, moves: Moves, caplog: pytest.LogCaptureFixture
) -> None:
    assert note(door) == ""
    moves.fault = AWAY
    for _ in range(3):
        watch.look(was_nudged=False)
    assert ask(door, STORY).body == pages.body
    assert len(pages.asked) == 1
    assert caplog.text.count("The database does not answer") == 1, "said once"
    assert note(door).startswith("given as they were at 20")
    moves.fault = None
    watch.look(was_nudged=False)
    assert "The database answers again." in caplog.text
    assert note(door) == ""
    ask(door, STORY)
    assert len(pages.asked) == 1


def test_change_while_the_database_is_away_is_read_when_it_is_back(
    watch: Watch, door: FrontDoor, pages: Pages, moves: Moves
) -> None:
    moves.fault = AWAY
    watch.look(was_nudged=False)
    moves.move("everything")
    moves.fault = None
    watch.look(was_nudged=False)
    ask(door, STORY)
    assert len(pages.asked) == 2


def test_nudge_while_the_database_is_away_ends_all_kept_pages(
    watch: Watch, door: FrontDoor, pages: Pages, moves: Moves
) -> None:
    """Somebody else can write to it: only we cannot read."""
    moves.fault = AWAY
    watch.look(was_nudged=True)
    ask(door, STORY)
    ask(door, STORY)
    assert len(pages.asked) == 3
    assert note(door).startswith("not given")
    moves.fault = None
    watch.look(was_nudged=False)
    ask(door, STORY)
    ask(door, STORY)
    assert len(pages.asked) == 4


def test_fault_that_nobody_foresaw_ends_all_kept_pages_and_the_watch_goes_on(
    watch: Watch, door: FrontDoor, pages: Pages, moves: Moves
) -> None:
    moves.fault = KeyError("a bug of ours")
    watch.look(was_nudged=False)
    ask(door, STORY)
    assert len(pages.asked) == 2
    moves.fault = None
    watch.look(was_nudged=False)
    assert watch._generations.is_known
