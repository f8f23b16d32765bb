"""Stopping the supervisor, gently, impatiently and outright: no process is left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.supervisor.instance import BASE_DIR

from .waiting import is_running, wait_until

NAMES = ("foundation", "parent", "child", "other")


class FakeNewsroom:
    def __init__(self, folder: Path, manner: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.newsroom.supervisor.fake_newsroom", str(folder), manner],
            cwd=BASE_DIR,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            # Under nohup a hang-up is ignored, and children inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
        )

    def ready(self) -> "FakeNewsroom":
        wait_until((self.folder / "is_ready").exists, "the fake newsroom is ready")
        return self

    def process_ids(self) -> list[int]:
        return [int((self.folder / f"{name}.pid").read_text()) for name in NAMES]

    def anything_left(self) -> bool:
        return any(is_running(process_id) for process_id in self.process_ids())

    def stopped(self) -> list[str]:
        return (self.folder / "stopped").read_text().split()


@pytest.fixture(params=["obedient"])
def newsroom(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[FakeNewsroom]:
    fake = FakeNewsroom(tmp_path, request.param)
    try:
        yield fake.ready()
    finally:
        fake.process.kill()
        fake.process.wait()
        if fake.process.stdout is not None:
            fake.process.stdout.close()
        wait_until(lambda: not fake.anything_left(), "everything has been stopped")


stubborn = pytest.mark.parametrize("newsroom", ["stubborn"], indirect=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_stopping_signal_leaves_no_process_and_status_0(
    newsroom: FakeNewsroom, number: signal.Signals
) -> None:
    newsroom.process.send_signal(number)
    assert newsroom.process.wait(timeout=60) == 0
    assert not newsroom.anything_left()


def test_foundation_is_stopped_after_all_that_lean_on_it(newsroom: FakeNewsroom) -> None:
    newsroom.process.send_signal(signal.SIGTERM)
    newsroom.process.wait(timeout=60)
    assert newsroom.stopped()[-1] == "foundation"
    assert sorted(newsroom.stopped()) == ["child", "foundation", "other", "parent"]


@pytest.mark.parametrize("newsroom", ["slow"], indirect=True)
def test_same_ctrl_c_arriving_twice_is_one_wish(newsroom: FakeNewsroom) -> None:
    newsroom.process.send_signal(signal.SIGTERM)  # as make passes it on
    time.sleep(0.1)  # or the system makes one of the two
    newsroom.process.send_signal(signal.SIGINT)
    assert newsroom.process.wait(timeout=60) == 0
    assert sorted(newsroom.stopped()) == sorted(NAMES), "each had the time that it needed"


@stubborn
def test_second_ctrl_c_stops_at_once(newsroom: FakeNewsroom) -> None:
    newsroom.process.send_signal(signal.SIGINT)
    wait_until((newsroom.folder / "stopped").exists, "the parts were told to stop")
    time.sleep(1.5)  # longer than one Ctrl-C can echo
    asked_again = time.monotonic()
    newsroom.process.send_signal(signal.SIGINT)
    assert newsroom.process.wait(timeout=60) == 0
    assert time.monotonic() - asked_again < 45, "it waited out its patience of 90 seconds"
    assert not newsroom.anything_left()


@pytest.mark.parametrize("newsroom", ["obedient", "stubborn"], indirect=True)
def test_killed_supervisor_leaves_no_process(newsroom: FakeNewsroom) -> None:
    newsroom.process.kill()
    newsroom.process.wait()
    wait_until(lambda: not newsroom.anything_left(), "the caretaker has stopped everything")


def test_killing_the_terminals_whole_group_leaves_no_process(newsroom: FakeNewsroom) -> None:
    os.killpg(newsroom.process.pid, signal.SIGKILL)
    newsroom.process.wait()
    wait_until(lambda: not newsroom.anything_left(), "the caretaker has stopped everything")


def test_newsroom_stops_cleanly_when_nobody_reads_its_output_any_more(
    newsroom: FakeNewsroom,
) -> None:
    assert newsroom.process.stdout is not None
    newsroom.process.stdout.close()
    os.kill(newsroom.process_ids()[0], signal.SIGKILL)  # gives it something to say
    time.sleep(1)
    assert newsroom.process.poll() is None, "a closed pipe stopped the newsroom"
    newsroom.process.send_signal(signal.SIGTERM)
    assert newsroom.process.wait(timeout=60) == 0
