"""Two people, or a person and a worker, at the same moment: two real database connections."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait

import pytest
from django.db import connection

from articles import generations

Work = Callable[[], object]


def in_thread(work: Work) -> threading.Thread:
    thread = threading.Thread(target=_in_a_connection_of_its_own, args=(work,))
    thread.start()
    return thread


def _in_a_connection_of_its_own(work: Work) -> None:
    try:
        work()
    finally:
        connection.close()


@pytest.fixture(params=["before its move", "after its move"])
def at_the_move(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Work], None]]:
    """Has work done in another connection when the next move comes, as far as it gets before the
    transaction of that move goes on. What went wrong in it is raised at the end of the test.
    """
    move = generations.move
    others: list[Future[None]] = []

    with ThreadPoolExecutor(1) as pool:

        def at_the_next(work: Work) -> None:
            def moving(*names: str) -> None:
                monkeypatch.setattr(generations, "move", move)
                if request.param == "after its move":
                    move(*names)
                others.append(pool.submit(_in_a_connection_of_its_own, work))
                wait(others, timeout=0.5)
                if request.param == "before its move":
                    move(*names)

            monkeypatch.setattr(generations, "move", moving)

        yield at_the_next
    assert others, "something moved"
    for other in others:
        other.result()
