"""Coming by a browser for the tests."""

import os
from pathlib import Path

import pytest

from tests.browser import NoBrowser, ensure_browser, find_browser, main


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser, on which nothing can be downloaded."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")
    return folder


def write_program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_systems_browser_is_found(programs: Path) -> None:
    write_program(programs / "chromium", "exit 0")
    assert find_browser() == programs / "chromium"
    assert ensure_browser() == programs / "chromium"


def test_browser_that_does_not_start_is_none(programs: Path) -> None:
    write_program(programs / "chromium", "exit 127")
    with pytest.raises(NoBrowser):
        find_browser()


def test_root_on_debian_gets_the_systems_browser(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    browser = programs / "chromium"
    make_browser = f"printf '#!/bin/sh\\n' > {browser}; /bin/chmod +x {browser}"
    write_program(
        programs / "apt-get", f'case "$*" in *"install -y"*chromium) {make_browser};; esac'
    )
    assert ensure_browser() == browser


def test_machine_that_can_have_no_browser_is_told_the_remedy(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    write_program(programs / "apt-get", "echo called by mistake; exit 1")
    assert main() == 1
    assert "apt-get install chromium" in capsys.readouterr().err
