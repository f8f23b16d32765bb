"""The browser that the tests drive: which one there is, and how to come by one.

`python -m tests.browser` makes sure that there is one: Playwright's own, or where that cannot be
downloaded, the system's.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
REMEDY = """\
The tests need a browser, and none could be installed. Do one of these and run `make test` again:
  * Debian or Ubuntu:  sudo apt-get install chromium
  * elsewhere:         .venv/bin/python -m playwright install --with-deps chromium
  * or put a chromium or google-chrome of your own on the PATH."""


class NoBrowser(Exception):
    """There is none, and the message says what to do about it."""


def find_browser() -> Path:
    """The program to hand to Playwright as `executable_path`. Raises `NoBrowser`."""
    for path in (_playwrights_own(), *_the_systems()):
        if _starts(path):
            return path
    raise NoBrowser(REMEDY)


def ensure_browser() -> Path:
    """The browser that is here already, or else a newly installed one. Raises `NoBrowser`."""
    for install in (_nothing, _install_playwrights_own, _install_debians):
        install()
        try:
            return find_browser()
        except NoBrowser:
            continue
    raise NoBrowser(REMEDY)


def _playwrights_own() -> Path:
    # In a process of its own: inside a test Playwright runs already, and once is all it allows.
    asked = subprocess.run([sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True)
    return Path(asked.stdout.strip())


def _the_systems() -> list[Path]:
    found = (shutil.which(name) for name in SYSTEM_NAMES)
    return [Path(path) for path in found if path]


def _starts(path: Path) -> bool:
    """A browser whose system libraries are missing is there and yet no browser."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _nothing() -> None:
    """Perhaps it is there already."""


def _install_playwrights_own() -> None:
    print("Fetching Playwright's own browser …", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, capture_output=True).returncode != 0:
        print("It cannot be downloaded here.", flush=True)


def _install_debians() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("Installing the system's chromium …", flush=True)
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "-qq", *command], env=quietly)


def main() -> int:
    try:
        print(f"The tests use the browser {ensure_browser()}")
    except NoBrowser as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
