import ast
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from tests.free_ports import free_port
from tests.sandbox.x_caller import post_tweet
from tests.sandbox_process import PROJECT, STOP_SECONDS, running_sandbox

OTHER_ROOMS = {
    "articles",
    "contract",
    "demo",
    "liveblog",
    "media_picker",
    "newsroom",
    "social",
    "tests",
}


def serve(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sandbox.serve", *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("stop_signal", [signal.SIGTERM, signal.SIGINT])
def test_sandbox_stops_when_told_and_leaves_no_process(
    tmp_path: Path, stop_signal: signal.Signals
) -> None:
    with running_sandbox(tmp_path) as sandbox:
        os.killpg(sandbox.process.pid, 0)  # the web server and its worker are there

        assert sandbox.stop(stop_signal) == 0

        with pytest.raises(ProcessLookupError):
            os.killpg(sandbox.process.pid, 0)
        with pytest.raises(requests.ConnectionError):
            requests.get(sandbox.url, timeout=5)


def test_rehearsed_delay_does_not_hold_up_the_stopping(tmp_path: Path) -> None:
    with running_sandbox(tmp_path) as sandbox:
        sandbox.set_behaviour(delay_after_accepting_seconds=120)
        caller = threading.Thread(target=_post_and_never_mind, args=(sandbox.x_url,), daemon=True)
        caller.start()
        while not sandbox.accepted():
            time.sleep(0.05)

        sandbox.stop()

    with running_sandbox(tmp_path) as again:
        (tweet,) = again.accepted()
    assert tweet["replied"] is False
    caller.join(timeout=STOP_SECONDS)


def test_sandbox_started_again_still_has_its_tweets(tmp_path: Path) -> None:
    with running_sandbox(tmp_path) as sandbox:
        post_tweet(sandbox.x_url, "Before the break")

    with running_sandbox(tmp_path) as again:
        assert [tweet["text"] for tweet in again.accepted()] == ["Before the break"]


def test_database_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert not folder.exists()

    with running_sandbox(tmp_path) as sandbox:
        assert sandbox.database.parent == folder
        assert sandbox.database.exists()


def test_account_is_called_newsroom_without_a_site_name(tmp_path: Path) -> None:
    with running_sandbox(tmp_path, site_name="") as sandbox:
        assert "<h1>Newsroom</h1>" in requests.get(sandbox.url, timeout=10).text


def test_start_says_where_the_stand_ins_are(tmp_path: Path) -> None:
    with running_sandbox(tmp_path) as sandbox:
        said = f"The stand-ins for X, Flickr and YouTube are at {sandbox.url}/"
        assert said in sandbox.log.read_text()


def test_port_in_use_is_told_in_a_sentence(tmp_path: Path) -> None:
    with running_sandbox(tmp_path) as sandbox:
        port = sandbox.url.rpartition(":")[2]

        second = serve("--port", port, "--database", str(tmp_path / "second.sqlite3"))

    assert second.returncode == 1
    assert second.stderr.startswith(f"The sandbox cannot listen on port {port} of 127.0.0.1")
    assert "--port" in second.stderr
    assert "Traceback" not in second.stderr


def test_sandbox_refuses_to_listen_to_the_network() -> None:
    refused = serve("--host", "0.0.0.0", "--port", str(free_port()))

    assert refused.returncode == 2
    assert "127.0.0.1" in refused.stderr


def test_migrations_make_the_tables_that_the_models_need(tmp_path: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        cwd=PROJECT,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "sandbox.settings",
            "SANDBOX_DATABASE": str(tmp_path / "never-made.sqlite3"),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_sandbox_imports_no_other_room() -> None:
    files = list((PROJECT / "sandbox").rglob("*.py"))
    assert len(files) > 10
    assert [(str(file), name) for file in files for name in _imported(file) & OTHER_ROOMS] == []


def _post_and_never_mind(x_url: str) -> None:
    with suppress(requests.RequestException):
        post_tweet(x_url, "The answer never leaves")


def _imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names
