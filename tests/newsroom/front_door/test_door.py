"""The front door around an application that counts what it is asked for."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable

import pytest

from newsroom.front_door import generations
from newsroom.front_door.door import LARGEST_BYTES, FrontDoor
from newsroom.front_door.generations import Generations

from .visitor import Answer, Moves, Pages, ask, door_around

STORY = "/news/harbour-patrol/"
LIST = "/category/community/"


@pytest.fixture
def moves() -> Moves:
    return Moves()


@pytest.fixture
def pages() -> Pages:
    return Pages(b"<p>Officers are back on the water.</p>" * 100)


@pytest.fixture
def door(pages: Pages, moves: Moves) -> FrontDoor:
    generations = Generations(moves.since)
    generations.read()
    return door_around(pages, generations)


def test_page_is_rendered_once_and_given_to_everybody(door: FrontDoor, pages: Pages) -> None:
    answers = [ask(door, STORY) for _ in range(3)]
    assert len(pages.asked) == 1
    assert {answer.body for answer in answers} == {pages.body}
    assert all(answer["Cache-Control"] == "public, max-age=1" for answer in answers)
    assert "X-Made-From" not in answers[0]
    assert "X-Made-From" not in answers[1]


def test_page_is_rendered_again_when_its_story_moves(
    door: FrontDoor, pages: Pages, moves: Moves
) -> None:
    ask(door, STORY)
    pages.body = b"<p>Corrected.</p>"
    moves.move("story:2", "lists")
    door.generations.read()
    assert b"back on the water" in ask(door, STORY).body, "another story is none of its business"
    moves.move("story:1")
    door.generations.read()
    assert ask(door, STORY).body == b"<p>Corrected.</p>"


@pytest.mark.parametrize("name", ["frame", "everything"])
def test_page_is_rendered_again_when_what_it_shares_moves(
    door: FrontDoor, pages: Pages, moves: Moves, name: str
) -> None:
    ask(door, STORY)
    moves.move(name)
    door.generations.read()
    ask(door, STORY)
    assert len(pages.asked) == 2


def test_render_that_began_before_a_move_is_not_kept(
    door: FrontDoor, pages: Pages, moves: Moves
) -> None:
    def withdraw() -> None:
        moves.move("everything")
        door.generations.read()
        pages.meanwhile = lambda: None
        pages.body = b"<p>Gone.</p>"

    pages.meanwhile = withdraw
    assert b"back on the water" in ask(door, STORY).body, "the visitor came before the move"
    assert ask(door, STORY).body == b"<p>Gone.</p>"


def test_move_that_is_read_only_after_the_render_ends_it_too(
    door: FrontDoor, pages: Pages, moves: Moves
) -> None:
    pages.meanwhile = lambda: moves.move("story:1")  # committed, and not read yet
    ask(door, STORY)
    pages.meanwhile = lambda: None
    door.generations.read()
    ask(door, STORY)
    assert len(pages.asked) == 2


OTHER = "/news/road-closed/"


@pytest.fixture
def out_of_time(
    door: FrontDoor, pages: Pages, moves: Moves, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two pages are kept whose links to other stories are more than a minute behind."""
    pages.headers[-1] = ("X-Made-From", "everything story:1 ~lists")
    for path in (STORY, OTHER):
        ask(door, path)
    moves.move("lists")
    door.generations.read()
    later = time.monotonic() + generations.LOOSE_SECONDS
    monkeypatch.setattr(generations.time, "monotonic", lambda: later)
    pages.asked.clear()


@pytest.mark.usefixtures("out_of_time")
def test_links_to_others_are_brought_up_to_date_on_one_page_at_a_time(
    door: FrontDoor, pages: Pages
) -> None:
    meanwhile: list[Answer] = []

    def others_come() -> None:
        pages.meanwhile = lambda: None
        meanwhile.extend(ask(door, path) for path in (STORY, OTHER))

    former = pages.body
    pages.body, pages.meanwhile = b"<p>With newer links.</p>", others_come
    assert ask(door, STORY).body == pages.body
    assert [answer.body for answer in meanwhile] == [former, former]
    assert len(pages.asked) == 1
    assert ask(door, STORY).body == ask(door, OTHER).body == pages.body
    assert len(pages.asked) == 2


@pytest.mark.usefixtures("out_of_time")
def test_nobody_is_given_what_was_withdrawn_while_links_are_brought_up_to_date(
    door: FrontDoor, pages: Pages, moves: Moves
) -> None:
    def withdraw() -> None:
        pages.meanwhile = lambda: None
        moves.move("everything")
        door.generations.read()
        pages.body = b"<p>Gone.</p>"
        assert ask(door, OTHER).body == pages.body

    pages.meanwhile = withdraw
    ask(door, STORY)
    assert ask(door, STORY).body == b"<p>Gone.</p>"


@pytest.mark.usefixtures("out_of_time")
def test_bringing_links_up_to_date_leaves_most_of_the_time_to_visitors(
    door: FrontDoor, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def passes(seconds: float) -> None:
        then = time.monotonic() + seconds
        monkeypatch.setattr(time, "monotonic", lambda: then)

    pages.meanwhile = lambda: passes(0.1)
    ask(door, STORY)
    pages.meanwhile = lambda: None
    passes(0.35)
    ask(door, OTHER)
    assert len(pages.asked) == 1
    passes(0.1)
    ask(door, OTHER)
    assert len(pages.asked) == 2


def _raise() -> None:
    raise RuntimeError("the render fell over")


FAULTS: dict[str, tuple[str, Callable[[], None]]] = {
    "raised": ("200 OK", _raise),
    "answered": ("500 Internal Server Error", lambda: None),
    "away": ("503 Service Unavailable", lambda: None),
}


@pytest.mark.parametrize(("status", "falls"), FAULTS.values(), ids=FAULTS)
@pytest.mark.usefixtures("out_of_time")
def test_page_is_given_as_it_was_while_its_links_cannot_be_brought_up_to_date(
    door: FrontDoor,
    pages: Pages,
    caplog: pytest.LogCaptureFixture,
    status: str,
    falls: Callable[[], None],
) -> None:
    former = pages.body
    pages.body, pages.status, pages.meanwhile = b"<p>A fault.</p>", status, falls
    answers = [ask(door, STORY), ask(door, OTHER, "HEAD"), ask(door, STORY)]
    assert [(answer.status, answer.body) for answer in answers] == [
        (200, former),
        (200, b""),
        (200, former),
    ]
    assert len(pages.asked) == 3, "each tried anew"
    (told,) = caplog.messages
    assert STORY in told
    assert "given as they were" in told

    pages.body, pages.status, pages.meanwhile = b"<p>Newer links.</p>", "200 OK", lambda: None
    assert ask(door, STORY).body == ask(door, OTHER).body == pages.body
    assert caplog.messages[1:] == ["Pages are brought up to date again."]


@pytest.mark.parametrize(("status", "falls"), FAULTS.values(), ids=FAULTS)
@pytest.mark.usefixtures("out_of_time")
def test_fault_is_told_to_the_visitor_when_the_page_was_withdrawn_meanwhile(
    door: FrontDoor,
    pages: Pages,
    moves: Moves,
    caplog: pytest.LogCaptureFixture,
    status: str,
    falls: Callable[[], None],
) -> None:
    def withdraw_and_fall() -> None:
        moves.move("everything")
        door.generations.read()
        falls()

    pages.status, pages.meanwhile = status, withdraw_and_fall
    if falls is _raise:
        with pytest.raises(RuntimeError):
            ask(door, STORY)
    else:
        assert ask(door, STORY).status == int(status[:3])
    assert caplog.messages == []


def _all_at_once(door: FrontDoor, visitors: int) -> list[Answer]:
    answers: list[Answer] = []
    threads = [
        threading.Thread(target=lambda: answers.append(ask(door, STORY))) for _ in range(visitors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return answers


def test_many_at_once_cost_one_render(door: FrontDoor, pages: Pages) -> None:
    others_came = threading.Event()
    pages.meanwhile = lambda: others_came.wait(0.3)
    answers = _all_at_once(door, 20)
    assert len(pages.asked) == 1
    assert [answer.body for answer in answers] == [pages.body] * 20


def test_many_at_once_cost_one_more_render_when_the_first_is_overtaken(
    door: FrontDoor, pages: Pages, moves: Moves
) -> None:
    def correct() -> None:
        threading.Event().wait(0.3)
        if len(pages.asked) == 1:
            pages.body = b"<p>Corrected.</p>"
            moves.move("story:1")
            door.generations.read()

    pages.meanwhile = correct
    answers = _all_at_once(door, 20)
    assert len(pages.asked) == 2
    assert [answer.body for answer in answers].count(b"<p>Corrected.</p>") == 19


def test_failed_render_leaves_nobody_waiting(door: FrontDoor, pages: Pages) -> None:
    def fail() -> None:
        threading.Event().wait(0.1)
        raise RuntimeError("the render fell over")

    pages.meanwhile = fail
    with pytest.raises(RuntimeError):
        ask(door, STORY)
    pages.meanwhile = lambda: None
    assert ask(door, STORY).status == 200


def test_what_cannot_be_kept_is_given_to_each_who_waited(door: FrontDoor, pages: Pages) -> None:
    pages.status = "404 Not Found"
    pages.meanwhile = lambda: threading.Event().wait(0.2)
    assert [answer.status for answer in _all_at_once(door, 5)] == [404] * 5
    assert len(door.keeper) == 0


@pytest.mark.parametrize("status", ["302 Found", "404 Not Found", "500 Oops", "206 Partial"])
def test_other_statuses_are_not_kept(door: FrontDoor, pages: Pages, status: str) -> None:
    pages.status = status
    assert ask(door, STORY).status == ask(door, STORY).status == int(status[:3])
    assert len(pages.asked) == 2


@pytest.mark.parametrize("status", ["301 Moved Permanently", "410 Gone"])
def test_moved_and_gone_are_kept(door: FrontDoor, pages: Pages, status: str) -> None:
    pages.status = status
    assert ask(door, STORY).status == ask(door, STORY).status == int(status[:3])
    assert len(pages.asked) == 1


@pytest.mark.parametrize(
    "header",
    [
        ("Set-Cookie", "sessionid=1"),
        ("Vary", "Cookie"),
        ("Vary", "Accept-Language"),
        ("Vary", "*"),
        ("Cache-Control", "private"),
        ("Cache-Control", "max-age=0, no-store"),
        ("Content-Encoding", "gzip"),
    ],
)
def test_answer_for_one_visitor_is_not_kept(
    door: FrontDoor, pages: Pages, header: tuple[str, str]
) -> None:
    pages.headers.append(header)
    ask(door, STORY)
    ask(door, STORY)
    assert len(pages.asked) == 2


def test_answer_that_does_not_say_what_it_was_made_from_is_not_kept(
    door: FrontDoor, pages: Pages
) -> None:
    pages.headers.pop()
    ask(door, STORY)
    ask(door, STORY)
    assert len(pages.asked) == 2


def test_large_answer_is_passed_on_and_not_kept(door: FrontDoor, pages: Pages) -> None:
    pages.body = b"x" * (LARGEST_BYTES + 1)
    assert len(ask(door, STORY).body) == len(ask(door, STORY).body) == LARGEST_BYTES + 1
    assert len(pages.asked) == 2


def test_head_has_the_headers_of_the_page_and_no_body(door: FrontDoor, pages: Pages) -> None:
    head, page = ask(door, STORY, "HEAD"), ask(door, STORY)
    assert head.body == b""
    assert head.headers == page.headers
    assert int(head["Content-Length"]) == len(page.body)
    assert [request["REQUEST_METHOD"] for request in pages.asked] == ["GET"]


def test_page_comes_compressed_to_who_takes_it(door: FrontDoor, pages: Pages) -> None:
    plain = ask(door, STORY)
    packed = ask(door, STORY, ACCEPT_ENCODING="gzip, deflate, zstd")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body == pages.body
    assert len(packed.body) == int(packed["Content-Length"]) < len(plain.body)
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert packed["ETag"] != plain["ETag"]
    assert len(pages.asked) == 1


def test_who_has_the_page_already_gets_304(door: FrontDoor) -> None:
    for encoding in ("gzip", "identity"):
        page = ask(door, STORY, ACCEPT_ENCODING=encoding)
        assert page["ETag"].startswith('"'), "strong"
        for has in (page["ETag"], f"W/{page['ETag']}", f'"other", {page["ETag"]}', "*"):
            again = ask(door, STORY, ACCEPT_ENCODING=encoding, IF_NONE_MATCH=has)
            assert (again.status, again.body) == (304, b"")
            assert again["ETag"] == page["ETag"]
            assert again["Cache-Control"] == "public, max-age=1"
            assert "Content-Length" not in again
        other = ask(door, STORY, ACCEPT_ENCODING=encoding, IF_NONE_MATCH='"other"')
        assert other.status == 200


def test_range_is_answered_with_the_whole(door: FrontDoor, pages: Pages) -> None:
    assert ask(door, STORY, RANGE="bytes=0-3").body == pages.body


def test_query_that_the_view_does_not_read_shares_the_plain_answer(
    door: FrontDoor, pages: Pages
) -> None:
    for query in ("", "?utm_source=x", "?before=2026-01-01", "?" + "a=1&" * 20, "?%00=%ff"):
        assert ask(door, STORY + query).body == pages.body
    assert [request["QUERY_STRING"] for request in pages.asked] == [""]


def test_place_in_a_list_has_an_answer_of_its_own(door: FrontDoor, pages: Pages) -> None:
    for query in (
        "?before=2026&than=4",
        "?than=4&before=2026",
        "?than=4&fbclid=x&before=2026",
        "?before=1&than=4&before=2026",  # Django takes the last
    ):
        ask(door, LIST + query)
    ask(door, LIST + "?before=2025&than=4")
    ask(door, LIST)
    asked = [request["QUERY_STRING"] for request in pages.asked]
    assert asked == ["before=2026&than=4", "before=2025&than=4", ""]


def test_path_with_a_question_mark_in_it_is_not_taken_for_a_query(
    door: FrontDoor, pages: Pages
) -> None:
    ask(door, LIST + "?before=2026&than=4")
    pages.status = "404 Not Found"

    def literally(environ: dict[str, object], start: Callable[..., None]) -> object:
        environ |= {"PATH_INFO": LIST + "?before=2026&than=4", "QUERY_STRING": ""}
        return door(environ, start)

    assert ask(literally, LIST).status == 404  # type: ignore[arg-type]


def test_nothing_is_kept_before_the_generations_are_known(pages: Pages, moves: Moves) -> None:
    door = door_around(pages, Generations(moves.since))
    ask(door, STORY)
    ask(door, STORY)
    assert len(pages.asked) == 2
    door.generations.read()
    ask(door, STORY)
    ask(door, STORY)
    assert len(pages.asked) == 3
