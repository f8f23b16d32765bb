"""What a process knows of the moves."""

from __future__ import annotations

import time

import pytest

from newsroom.front_door import generations as module
from newsroom.front_door.generations import Generations
from newsroom.front_door.kept_answer import KeptAnswer
from newsroom.front_door.own_answer import OwnAnswer

from .visitor import Moves


@pytest.fixture
def moves() -> Moves:
    return Moves()


@pytest.fixture
def generations(moves: Moves) -> Generations:
    generations = Generations(moves.since)
    generations.read()
    return generations


def kept(generations: Generations, made_from: str) -> KeptAnswer:
    return KeptAnswer(OwnAnswer("200 OK", [], made_from, b"page", []), generations.turn)


def test_holds_while_nothing_it_was_made_from_moves(moves: Moves, generations: Generations) -> None:
    page = kept(generations, "everything story:1")
    for _ in range(3):
        moves.move("lists", "story:2")
        generations.read()
        assert generations.is_current(page)
    moves.move("story:1")
    generations.read()
    assert not generations.is_current(page)
    assert generations.is_current(kept(generations, "everything story:1"))


def test_database_put_back_to_an_earlier_time_moves_everything(
    moves: Moves, generations: Generations
) -> None:
    for _ in range(5):
        moves.move("lists")
    generations.read()
    page = kept(generations, "everything story:1")
    moves.number, moves.at = 2, {"lists": 2}
    generations.read()
    assert not generations.is_current(page)
    moves.move("story:1")
    page = kept(generations, "everything story:1")
    generations.read()
    assert not generations.is_current(page), "the lower numbers are followed from there on"


def test_what_had_moved_is_current_at_no_point_of_a_move_of_everything(moves: Moves) -> None:
    answers: list[bool] = []
    page: KeptAnswer | None = None

    class Watched(Generations):
        """Asked by a second thread after each of its steps."""

        def __setattr__(self, name: str, value: object) -> None:
            super().__setattr__(name, value)
            if page:
                answers.append(self.is_current(page))

    generations = Watched(moves.since)
    generations.read()
    old = kept(generations, "everything story:1")
    moves.move("story:1")
    generations.read()
    page = old
    moves.number = 0
    generations.read()
    assert answers
    assert not any(answers)


def test_loosely_made_page_is_at_most_a_minute_behind(
    moves: Moves, generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = kept(generations, "everything story:1 ~lists")
    moves.move("lists")
    generations.read()
    assert generations.is_current(page)
    later = time.monotonic() + module.LOOSE_SECONDS
    monkeypatch.setattr(module.time, "monotonic", lambda: later)
    assert not generations.is_current(page)


def test_loosely_made_page_follows_a_withdrawal_at_once(
    moves: Moves, generations: Generations
) -> None:
    page = kept(generations, "everything story:1 ~lists")
    moves.move("everything")
    generations.read()
    assert not generations.is_current(page)


def test_after_forgetting_nothing_holds_until_the_next_reading(
    moves: Moves, generations: Generations
) -> None:
    page = kept(generations, "everything story:1")
    generations.forget()
    assert not generations.is_current(page)
    assert not generations.is_current(kept(generations, "everything story:1"))
    generations.read()
    assert not generations.is_current(page)
    assert generations.is_current(kept(generations, "everything story:1"))


def test_names_are_bounded(
    moves: Moves, generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_NAMES", 10)
    page = kept(generations, "everything story:1")
    moves.move(*(f"story:{number}" for number in range(2, 30)))
    generations.read()
    assert not generations.is_current(page), "everything counts as moved"
    assert len(generations._moved_at) <= 10
