"""A part's log stays small."""

from pathlib import Path

from newsroom.supervisor.part_log import PartLog


def test_log_never_grows_past_its_limit_and_keeps_the_newest(tmp_path: Path) -> None:
    log = PartLog(tmp_path / "web.log", max_bytes=4000)
    for number in range(500):
        log.write(f"line {number}")
    log.close()
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["web.log", "web.log.1"]
    assert sum(file.stat().st_size for file in files) < 4200
    assert "line 499" in files[0].read_text() + files[1].read_text()


def test_last_lines_are_at_hand(tmp_path: Path) -> None:
    log = PartLog(tmp_path / "web.log")
    for number in range(100):
        log.write(f"line {number}")
    assert list(log.last_lines) == [f"line {number}" for number in range(80, 100)]


def test_log_goes_on_after_the_last_run(tmp_path: Path) -> None:
    for word in ("first", "second"):
        log = PartLog(tmp_path / "web.log")
        log.write(word)
        log.close()
    assert (tmp_path / "web.log").read_text().count("\n") == 2
