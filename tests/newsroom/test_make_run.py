"""The whole newsroom with one command: its promises, with every real part."""

import json
import os
import signal
import stat
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.free_ports import free_ports

from .running_newsroom import RunningNewsroom, running_newsroom
from .supervisor.waiting import wait_until

ACCOUNTS = """
from django.contrib.auth.models import User
print(*User.objects.order_by("pk").values_list("username", flat=True))
"""
WRITE = "from django.contrib.auth.models import User; User.objects.create(username='kept')"
STORIES = "from articles.models import Article; print(Article.objects.count())"
PING = "from newsroom.celery import app; print(app.control.ping(timeout=10, limit=1))"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNewsroom]:
    with running_newsroom(tmp_path_factory.mktemp("news") / "the data") as running:
        yield running


def refused(newsroom: RunningNewsroom) -> str:
    assert newsroom.process.wait(timeout=60) == 1
    return newsroom.output


def test_site_admin_sandbox_and_worker_answer(newsroom: RunningNewsroom) -> None:
    assert newsroom.get("/")[0] == 200
    assert "csrfmiddlewaretoken" in newsroom.get("/admin/")[1]
    assert json.loads(newsroom.get("/readyz")[1]) == {"ready": True, "not_answering": []}
    with urllib.request.urlopen(newsroom.sandbox_url, timeout=10) as timeline:
        assert timeline.status == 200
    assert "pong" in newsroom.shell(PING)


def test_second_newsroom_in_the_same_folder_is_refused(newsroom: RunningNewsroom) -> None:
    words = refused(RunningNewsroom(newsroom.data_dir, free_ports()))
    assert "already running" in words
    assert newsroom.url in words
    assert newsroom.get("/healthz")[0] == 200, "the first one goes on"


def test_taken_port_is_told_before_anything_starts(
    newsroom: RunningNewsroom, tmp_path: Path
) -> None:
    words = refused(RunningNewsroom(tmp_path / "var", newsroom.port))
    assert f"Port {newsroom.port} is taken" in words
    assert "Starting" not in words
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["lock"]


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("web", "granian"),
        ("worker", "worker@"),
        ("pictures", "pictures@"),
        ("sandbox", "sandbox.serve"),
        ("broker", "valkey"),
    ],
)
def test_killed_part_is_named_and_comes_back(
    newsroom: RunningNewsroom, part: str, word: str
) -> None:
    times_up = newsroom.output.count(f"{part} is up.")
    os.kill(min(newsroom.process_ids(word)), signal.SIGKILL)
    wait_until(lambda: newsroom.output.count(f"{part} is up.") == times_up + 1, f"{part} is back")
    assert f"{part} died (killed by SIGKILL). Starting it again." in newsroom.output
    assert json.loads(newsroom.get("/readyz")[1])["ready"]


def test_data_folder_is_closed_to_others(newsroom: RunningNewsroom) -> None:
    assert stat.S_IMODE(newsroom.data_dir.stat().st_mode) == 0o700


def test_two_newsrooms_live_side_by_side_and_the_second_keeps_what_was_written(
    newsroom: RunningNewsroom, tmp_path: Path
) -> None:
    with running_newsroom(tmp_path / "var", DEMO="1") as second:
        assert newsroom.get("/healthz")[0] == second.get("/healthz")[0] == 200
        assert "press" not in newsroom.shell(ACCOUNTS)
        second.shell(WRITE)
        accounts, stories = second.shell(ACCOUNTS), second.shell(STORIES)
        assert {"contributor", "press", "editor", "admin", "kept"} <= set(accounts.split())
        assert int(stories) > 0
        assert second.stop() == 0
        assert second.process_ids() == []
        assert newsroom.get("/healthz")[0] == 200
    with running_newsroom(tmp_path / "var", second.port, DEMO="1") as again:
        assert (again.shell(ACCOUNTS), again.shell(STORIES)) == (accounts, stories)
        assert "Collecting style sheets" not in again.output


def test_killed_newsroom_leaves_no_process_and_starts_again(tmp_path: Path) -> None:
    with running_newsroom(tmp_path / "var") as newsroom:
        assert len(newsroom.process_ids()) > 7
        newsroom.process.kill()
        newsroom.process.wait()
        wait_until(lambda: newsroom.process_ids() == [], "the caretaker has stopped everything")
    with running_newsroom(tmp_path / "var", newsroom.port) as again:
        assert again.get("/healthz")[0] == 200
        assert again.stop(signal.SIGINT) == 0
        assert again.process_ids() == []
