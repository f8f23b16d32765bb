"""The stream, with real processes, a real broker, and readers of every kind."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any
from unittest.mock import Mock

import pytest
import redis
from django.contrib.auth.models import User
from django.db import connection

from articles.models import Article
from contract.models import Contract
from contract.models.contract import PATH
from liveblog.models import LiveBlog
from liveblog.stream.hub import HEARTBEAT, HEARTBEAT_SECONDS, Hub
from liveblog.stream.nudges import Nudges
from liveblog.stream.room import Room
from liveblog.stream.standing import Missed
from tests.liveblog.live_process import Listener, live_processes
from tests.newsroom_processes import running_broker, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

MakeStory = Callable[..., Article]
HOSTILE = "</script>\r\n\r\nevent: removal\r\nid: 1\r\ndata: {}\r\n\r\n\u2028 words"


def test_two_processes_tell_everything_once_in_order_while_the_broker_restarts(
    tmp_path: Path, blog: LiveBlog, press_officer: User, settings: Any
) -> None:
    by = press_officer
    with running_broker(tmp_path) as broker_url:
        settings.REDIS_URL = broker_url
        with live_processes(tmp_path, broker_url, count=2) as lives:
            readers = [Listener(live, blog, after=1) for live in lives]
            first = blog.post(by=by, typed=HOSTILE)  # 2
            wrong = blog.post(by=by, typed="Wrong.", is_key=True)  # 3
            for reader in readers:
                reader.wait_for(3)
            _kill_broker(broker_url)
            wrong.remove(by=by)  # 4
            first.correct(by=by, typed="Corrected.")  # 5
            for reader in readers:
                reader.wait_for(5)
            port = int(broker_url.rpartition(":")[2].partition("/")[0])
            with running_broker(tmp_path, port):
                for live in lives:
                    wait_until(
                        lambda live=live: "The broker answers again" in live.log.read_text(),
                        "the broker is heard again",
                    )
                blog.pause(by=by)  # 6
                late = Listener(lives[0], blog, last_id="1")
                for reader in (*readers, late):
                    reader.wait_for(6)
                blog.close(by=by, summary="All safe.")  # 7
                for reader in (*readers, late):
                    reader.wait_for_end()
            whole = [
                (2, "entry", 2),
                (3, "entry", 3),
                (4, "removal", 3),
                (5, "entry", 2),
                (6, "state", "paused"),
                (7, "state", "closed"),
            ]
            assert [reader.abouts for reader in readers] == [whole, whole]
            # Whoever comes later never hears of what was removed meanwhile.
            assert late.abouts == [
                (5, "entry", 2), (6, "state", "paused"), (7, "state", "closed"),
            ]  # fmt: skip
            assert "words" in readers[0].told[0].data["html"]
            assert "All safe." in late.told[-1].data["html"]
            # A browser that comes back to a closed one gets what it missed, and then goes for good.
            assert Listener(lives[0], blog, last_id="6").status == 200
            wait_until(
                lambda: (
                    lives[0].get(f"{blog.path}stream", **{"Last-Event-ID": "7"}).status_code == 204
                ),
                "a browser is told not to come back",
            )


def _kill_broker(url: str) -> None:
    with redis.Redis.from_url(url) as broker:
        try:
            broker.shutdown(nosave=True)
        except redis.ConnectionError:
            return


def test_withdrawal_ends_every_stream_and_odd_readers_get_what_is_right(
    tmp_path: Path,
    blog: LiveBlog,
    story: Article,
    make_story: MakeStory,
    press_officer: User,
    public_contract: Contract,
    editor: User,
    settings: Any,
) -> None:
    """Without a broker, too: everything is told within a look."""
    draft = LiveBlog.objects.open(make_story("Draft"), by=press_officer)
    contract_url = settings.SITE_URL + PATH
    blog.post(by=press_officer, typed=f"One. {contract_url}")
    with live_processes(tmp_path, "redis://127.0.0.1:1/0") as (live,):
        for last_id in ("", "nonsense", "-5", "999999999", "9" * 50, "0"):
            forged = Listener(live, blog, last_id=last_id)
            forged.wait_for(2)
            assert forged.abouts == [(2, "page", "open")], last_id
            assert "One." in forged.told[0].data["html"]
            forged.leave()
        up_to_date = Listener(live, blog, after=2)
        assert up_to_date.headers["Content-Type"].startswith("text/event-stream")
        assert up_to_date.headers["Cache-Control"] == "no-store"

        def leads_to_the_contract() -> bool:
            late = Listener(live, blog, last_id="1")
            late.wait_for(2)
            late.leave()
            return f'href="{contract_url}"' in late.told[0].data["html"]

        assert leads_to_the_contract()
        public_contract.take_down(by=editor)
        wait_until(lambda: not leads_to_the_contract(), "no replay leads to a closed contract")
        blog.post(by=press_officer, typed="Two.")
        up_to_date.wait_for(3)
        for path, status in {
            f"{draft.path}stream": 404,
            "/live/nobody/stream": 404,
            "/": 404,
        }.items():
            assert live.get(path).status_code == status, path
        for junk, answer in {
            b"\x16\x03\x01 no HTTP at all\r\n\r\n": b"400",
            b"POST /live/x/stream HTTP/1.1\r\n\r\n": b"405",
            b"GET /live/../../etc/passwd HTTP/1.1\r\n\r\n": b"404",
            b"GET / HTTP/1.1\r\nX: " + b"x" * 20_000: b"431",
        }.items():
            with socket.create_connection(live.address, timeout=20) as visitor:
                visitor.sendall(junk)
                assert visitor.recv(1000).split(b" ")[1] == answer
        story.withdraw(by=press_officer)
        up_to_date.wait_for_end()
        assert up_to_date.abouts == [(3, "entry", 3), (4, "withdrawn", None)]
        assert live.get(f"{blog.path}stream").status_code == 410
        assert "Traceback" not in live.log.read_text()


def test_reader_of_one_byte_a_second_is_dropped_and_holds_nobody_up(
    tmp_path: Path, blog: LiveBlog, press_officer: User
) -> None:
    with live_processes(tmp_path, "redis://127.0.0.1:1/0") as (live,):
        slow = socket.socket()
        slow.settimeout(20)
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(live.address)
        slow.sendall(f"GET {blog.path}stream?after=1 HTTP/1.1\r\n\r\n".encode())
        assert slow.recv(1) == b"H"
        quick = Listener(live, blog, after=1)
        for number in range(2, 62):
            entry = blog.post(by=press_officer, typed="A long story. " * 350)
            assert entry.number == number
            slow.recv(1)
            if number % 5 == 0:
                quick.wait_for(number)  # so that there are many looks, each with more to send
        quick.wait_for(61)
        assert [told.number for told in quick.told] == list(range(2, 62))
        assert was_cut(slow)
        slow.close()
        blog.post(by=press_officer, typed="Still here.")
        quick.wait_for(62)


def was_cut(reader: socket.socket) -> bool:
    """Whether its connection was cut: what was on its way arrives, and then no orderly end."""
    deadline = monotonic() + 20
    try:
        while monotonic() < deadline and reader.recv(65536):
            pass
    except ConnectionResetError:
        return True
    return False


def test_numbers_have_no_gap_when_many_post_at_once(blog: LiveBlog, press_officer: User) -> None:
    faults: list[Exception] = []

    def post(name: int) -> None:
        try:
            for n in range(5):
                blog_of_mine = LiveBlog.objects.get(pk=blog.pk)
                blog_of_mine.post(by=press_officer, typed=f"{name}-{n}")
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=post, args=[name]) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    blog.refresh_from_db()
    numbers = list(blog.events.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 22))
    assert blog.number == 21


def test_beat_is_for_those_who_were_told_nothing_lately() -> None:
    """A reader's page takes 40 seconds without a word for a lost connection."""

    async def ask_missed(reference: str, number: int | None) -> Missed:
        raise NotImplementedError

    heard: list[bytes] = []
    reader = Mock(write=heard.append, number=1)
    hub = Hub(Nudges("redis://127.0.0.1:1/0", "moves"))
    room = hub.rooms["fire"] = Room("fire", 1, ask_missed)
    room.readers.add(reader)
    hub.beat(room.spoke_at + HEARTBEAT_SECONDS - 1)
    assert heard == []
    hub.beat(room.spoke_at + HEARTBEAT_SECONDS + 1)
    assert heard == [HEARTBEAT]
    room.spoke_at -= 2 * HEARTBEAT_SECONDS
    room.tell(Missed(2, [(2, b"news")], is_over=False))
    hub.beat(room.spoke_at + HEARTBEAT_SECONDS - 1)
    assert heard == [HEARTBEAT, b"news"]
