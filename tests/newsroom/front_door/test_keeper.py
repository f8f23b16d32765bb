"""What is kept is bounded by bytes."""

from __future__ import annotations

import threading

from newsroom.front_door.keeper import Keeper
from newsroom.front_door.kept_answer import KeptAnswer
from newsroom.front_door.own_answer import OwnAnswer


def answer(size: int = 10_000) -> KeptAnswer:
    return KeptAnswer(OwnAnswer("200 OK", [], "everything", b"x" * size, []), 0)


def test_lets_go_of_what_nobody_has_asked_for_the_longest() -> None:
    keeper = Keeper(3 * answer().bytes)
    for key in ("/1/", "/2/", "/3/"):
        keeper.keep(key, answer())
    assert keeper.get("/1/")
    keeper.keep("/4/", answer())
    assert keeper.get("/2/") is None
    assert all(keeper.get(key) for key in ("/1/", "/3/", "/4/"))


def test_keeps_to_its_bytes_whatever_comes() -> None:
    keeper = Keeper(200_000)
    for number in range(500):
        keeper.keep(f"/{number % 60}/", answer(number * 37 % 30_000))
        assert keeper.bytes <= 200_000
    assert keeper.bytes == sum(kept.bytes for kept in keeper._kept.values())


def test_answer_larger_than_the_whole_is_let_go_again() -> None:
    keeper = Keeper(5_000)
    keeper.keep("/1/", answer())
    assert (len(keeper), keeper.bytes) == (0, 0)


def test_threads_that_look_up_and_keep_do_not_disturb_one_another() -> None:
    keeper = Keeper(20 * answer(1000).bytes)
    faults: list[Exception] = []

    def come_and_go(first: int) -> None:
        try:
            for number in range(3000):
                key = f"/{(first + number) % 40}/"
                if keeper.get(key) is None:
                    keeper.keep(key, answer(1000))
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=come_and_go, args=(n * 7,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert keeper.bytes == sum(kept.bytes for kept in keeper._kept.values())
    assert len(keeper) <= 20
