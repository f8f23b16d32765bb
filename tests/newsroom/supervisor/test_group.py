"""The group: starting in order, starting again what dies, giving up."""

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsroom.supervisor.caretaker import Caretaker
from newsroom.supervisor.console import Console
from newsroom.supervisor.group import Group, Limits
from newsroom.supervisor.part import Part
from newsroom.supervisor.refusal import Refusal
from newsroom.supervisor.stop_request import StopRequest

from .fake_newsroom import fake_part
from .waiting import is_running, wait_until

MakeGroup = Callable[..., Group]


@pytest.fixture
def screen() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def make_group(tmp_path: Path, screen: io.StringIO) -> Iterator[MakeGroup]:
    caretaker = Caretaker()
    groups: list[Group] = []

    def make(**limits: float) -> Group:
        group = Group(
            {"WORD": "from the environment"},
            folder=tmp_path,
            log_folder=tmp_path / "logs",
            console=Console(screen),
            caretaker=caretaker,
            stop_request=StopRequest(),
            limits=Limits(**limits),  # type: ignore[arg-type]
        )
        groups.append(group)
        return group

    yield make
    for group in groups:
        group.stop()
    caretaker.dismiss()


def python(
    name: str, program: str, settling_seconds: float = 0, noise: tuple[str, ...] = ()
) -> Part:
    argv = (sys.executable, "-u", "-c", program)
    return Part(name, argv, settling_seconds=settling_seconds, noise=noise)


def turn_until(group: Group, is_so: Callable[[], bool], what: str) -> None:
    def turn() -> bool:
        group.turn()
        return is_so()

    wait_until(turn, what)


def test_start_returns_once_the_part_answers(make_group: MakeGroup, tmp_path: Path) -> None:
    make_group().start(fake_part("web", tmp_path))
    assert is_running(int((tmp_path / "web.pid").read_text()))


def test_part_that_never_answers_is_named_with_its_last_words(make_group: MakeGroup) -> None:
    mute = Part(
        "web",
        (sys.executable, "-u", "-c", "print('still thinking'); import time; time.sleep(60)"),
        is_answering=lambda: False,
    )
    with pytest.raises(Refusal, match=r"web does not answer(?s:.)*still thinking"):
        make_group(start_seconds=1).start(mute)


def test_part_with_no_door_counts_as_up_after_it_has_settled(
    make_group: MakeGroup, screen: io.StringIO
) -> None:
    make_group().start(python("beat", "import time; time.sleep(60)", settling_seconds=0.3))
    assert "beat is up." in screen.getvalue()


def test_every_line_says_which_part_wrote_it(make_group: MakeGroup, screen: io.StringIO) -> None:
    group = make_group()
    group.start(python("web", "import os, time; print(os.environ['WORD']); time.sleep(60)"))
    turn_until(group, lambda: "web      │ from the environment\n" in screen.getvalue(), "a line")


def test_noise_goes_to_the_log_and_not_to_the_terminal(
    make_group: MakeGroup, tmp_path: Path, screen: io.StringIO
) -> None:
    program = "print('WARNING harmless'); print('WARNING heed this')"
    make_group().run_step(python("broker", program, noise=("harmless",)))
    assert "harmless" in (tmp_path / "logs" / "broker.log").read_text()
    assert "harmless" not in screen.getvalue()
    assert "heed this" in screen.getvalue()


def test_dead_part_is_named_with_its_reason_and_started_again(
    make_group: MakeGroup, tmp_path: Path, screen: io.StringIO
) -> None:
    group = make_group()
    group.start(fake_part("web", tmp_path))
    first = int((tmp_path / "web.pid").read_text())
    (tmp_path / "web.pid").unlink()
    os.kill(first, signal.SIGKILL)
    turn_until(group, (tmp_path / "web.pid").exists, "the web is started again")
    assert int((tmp_path / "web.pid").read_text()) != first
    assert "web died (killed by SIGKILL). Starting it again." in screen.getvalue()
    turn_until(group, lambda: screen.getvalue().count("web is up.") == 2, "it says so")


def test_children_of_a_dead_part_are_ended_before_it_starts_again(
    make_group: MakeGroup, tmp_path: Path
) -> None:
    group = make_group()
    group.start(fake_part("parent", tmp_path))
    wait_until((tmp_path / "child.pid").exists, "the child runs")
    child = int((tmp_path / "child.pid").read_text())
    parent = int((tmp_path / "parent.pid").read_text())
    (tmp_path / "parent.pid").unlink()
    os.kill(parent, signal.SIGKILL)
    turn_until(group, (tmp_path / "parent.pid").exists, "the parent is started again")
    wait_until(lambda: not is_running(child), "the orphan has ended")


def test_five_deaths_within_a_minute_end_it_loudly(
    make_group: MakeGroup, screen: io.StringIO
) -> None:
    part = python("web", "print('no such table'); raise SystemExit(3)", settling_seconds=60)
    with pytest.raises(Refusal) as refusal:
        make_group().start(part)
    words = str(refusal.value)
    assert words.startswith("web died 5 times within 60 seconds, the last time with exit status 3.")
    assert "no such table" in words
    assert "web.log" in words
    assert screen.getvalue().count("Starting it again.") == 4


def test_deaths_far_apart_are_forgiven(make_group: MakeGroup, screen: io.StringIO) -> None:
    group = make_group(deaths=2, within_seconds=0.2)
    group.start(python("web", "import time; time.sleep(0.5)", settling_seconds=0.1))
    turn_until(group, lambda: screen.getvalue().count("Starting it again.") >= 3, "three deaths")


def test_step_runs_to_its_end(make_group: MakeGroup, tmp_path: Path) -> None:
    make_group().run_step(python("migrate", "open('done', 'w').write('yes')"))
    assert (tmp_path / "done").read_text() == "yes"


def test_failed_step_is_named_with_its_last_words(make_group: MakeGroup) -> None:
    with pytest.raises(Refusal, match=r"migrate failed \(exit status 1\)(?s:.)*no room left"):
        make_group().run_step(python("migrate", "raise SystemExit('no room left')"))


def test_program_that_is_not_there_is_told_in_words(make_group: MakeGroup) -> None:
    with pytest.raises(Refusal, match=r"broker cannot be started: .*No such file"):
        make_group().start(Part("broker", ("/nowhere/valkey-server",)))


def test_part_that_closes_its_output_goes_on(make_group: MakeGroup, tmp_path: Path) -> None:
    group = make_group()
    program = "import os, time; os.close(1); os.close(2); open('ok', 'w'); time.sleep(60)"
    group.start(python("web", program))
    turn_until(group, (tmp_path / "ok").exists, "it runs without output")
    for _ in range(3):
        group.turn()


def test_stop_waits_for_the_stubborn_only_so_long(
    make_group: MakeGroup, tmp_path: Path, screen: io.StringIO
) -> None:
    group = make_group(stop_seconds=0.5)
    group.start(fake_part("worker", tmp_path, "stubborn"))
    process_id = int((tmp_path / "worker.pid").read_text())
    group.stop()
    assert not is_running(process_id)
    assert "worker has not stopped within" in screen.getvalue()


def test_log_of_a_part_holds_its_lines_with_their_time(
    make_group: MakeGroup, tmp_path: Path
) -> None:
    make_group().run_step(python("migrate", "print('made a table')"))
    assert (tmp_path / "logs" / "migrate.log").read_text().endswith(" made a table\n")
