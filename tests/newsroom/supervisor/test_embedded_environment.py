"""What the newsroom's processes are told."""

from pathlib import Path

import pytest

from newsroom.supervisor.embedded_environment import embedded_environment
from newsroom.supervisor.instance import Instance
from newsroom.supervisor.newsroom_parts import web
from newsroom.supervisor.refusal import Refusal


def composed(**given: str) -> dict[str, str]:
    instance = Instance.from_environment(given)
    return embedded_environment(given, instance, secret_key="kept", broker_port=7001)


def test_bare_machine_gets_a_whole_rehearsal() -> None:
    environment = composed(DATA_DIR="/srv/news")
    assert environment == {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": environment["PYTHONWARNINGS"],
        "HOST": "127.0.0.1",
        "PORT": "8000",
        "DATA_DIR": "/srv/news",
        "DEMO": "1",
        "SANDBOX": "1",
        "SECRET_KEY": "kept",
        "SITE_NAME": "Eastmere Police",
        "SANDBOX_SITE_NAME": "Eastmere Police",
        "SITE_URL": "http://127.0.0.1:8000",
        "LIVE_URL": "http://127.0.0.1:8002",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "REDIS_URL": "redis://127.0.0.1:7001/0",
        "X_API_URL": "http://127.0.0.1:8001/x",
        "X_STATUS_URL": "http://127.0.0.1:8001/i/status/{id}",
        "X_API_KEY": "rehearsal",
        "X_API_SECRET": "rehearsal",
        "X_ACCESS_TOKEN": "rehearsal",
        "X_ACCESS_SECRET": "rehearsal",
        "FLICKR_API_URL": "http://127.0.0.1:8001/flickr/services/rest/",
        "FLICKR_API_KEY": "rehearsal",
        "FLICKR_API_SECRET": "rehearsal",
        "YOUTUBE_API_URL": "http://127.0.0.1:8001/youtube",
        "YOUTUBE_PLAYER_URL": "http://127.0.0.1:8001/youtube/embed/",
        "YOUTUBE_API_KEY": "rehearsal",
    }


def test_port_moves_site_and_sandbox_together() -> None:
    environment = composed(PORT="9000")
    assert environment["SITE_URL"] == "http://127.0.0.1:9000"
    assert environment["X_API_URL"] == "http://127.0.0.1:9001/x"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "mine"),
        ("SITE_NAME", "Northgate Police"),
        ("REDIS_URL", "redis://10.0.0.5/1"),
        ("DATABASE_URL", "postgres://localhost/news"),
        ("ALLOWED_HOSTS", "news.example"),
        ("SOMETHING_ELSE", "passed through"),
    ],
)
def test_what_the_person_set_wins(name: str, value: str) -> None:
    assert composed(**{name: value})[name] == value


def test_empty_value_counts_as_unset() -> None:
    environment = composed(SITE_NAME="", X_API_KEY="", SECRET_KEY="", PORT="")
    assert environment["SITE_NAME"] == "Eastmere Police"
    assert composed(SITE_NAME="", DEMO="0")["SITE_NAME"] == "Newsroom"
    assert environment["X_API_KEY"] == "rehearsal"
    assert environment["SECRET_KEY"] == "kept"
    assert environment["PORT"] == "8000"


@pytest.mark.parametrize("name", ["X_API_URL", "X_API_KEY", "X_ACCESS_SECRET"])
def test_address_or_key_of_x_keeps_the_sandbox_out_of_tweeting(name: str) -> None:
    environment = composed(**{name: "https://x.example"})
    assert "rehearsal" not in [environment.get(key) for key in environment if key.startswith("X_")]
    assert "X_STATUS_URL" not in environment
    assert environment["YOUTUBE_API_KEY"] == "rehearsal", "the other services still rehearse"


def test_without_sandbox_no_service_is_pointed_at_it() -> None:
    environment = composed(SANDBOX="0")
    assert environment["SANDBOX"] == "0"
    assert not [name for name in environment if name.startswith(("X_", "FLICKR_", "YOUTUBE_"))]


def test_public_address_is_an_allowed_host() -> None:
    environment = composed(SITE_URL="https://news.example", HOST="0.0.0.0")
    assert environment["ALLOWED_HOSTS"] == "news.example,127.0.0.1,localhost"


def test_site_on_every_interface_is_reached_by_loopback() -> None:
    assert composed(HOST="0.0.0.0")["SITE_URL"] == "http://127.0.0.1:8000"


def test_site_on_one_address_is_reached_there() -> None:
    environment = composed(HOST="::1")
    assert environment["SITE_URL"] == "http://[::1]:8000"
    assert environment["ALLOWED_HOSTS"] == "[::1],127.0.0.1,localhost"


def test_relative_data_dir_becomes_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert composed(DATA_DIR="news")["DATA_DIR"] == str(tmp_path / "news")


@pytest.mark.parametrize("port", ["eighty", "0", "65535", "-1", "8000.0", "٣"])
def test_port_that_is_none_is_refused_in_words(port: str) -> None:
    with pytest.raises(Refusal, match=f"PORT is “{port}”, which is no port"):
        composed(PORT=port)


def test_pages_are_served_by_as_many_processes_and_threads_as_were_asked_for() -> None:
    asked = Instance.from_environment({"WEB_PROCESSES": "8", "WEB_THREADS": "3"})
    assert "--workers 8 --blocking-threads 3 " in " ".join(web(asked, composed()).argv)
    unset = Instance.from_environment({"WEB_PROCESSES": "", "WEB_THREADS": ""})
    assert "--workers 2 --blocking-threads 4 " in " ".join(web(unset, composed()).argv)


@pytest.mark.parametrize("name", ["WEB_PROCESSES", "WEB_THREADS"])
@pytest.mark.parametrize("number", ["eight", "0", "-1", "2.5", "٣"])
def test_processes_and_threads_that_are_no_number_are_refused_in_words(
    name: str, number: str
) -> None:
    with pytest.raises(Refusal, match=f"{name} is “{number}”, which is no number from 1 up"):
        composed(**{name: number})


@pytest.mark.parametrize(("word", "is_on"), [("0", False), ("no", False), ("True", True)])
def test_demo_is_switched_by_the_words_that_the_settings_know(word: str, is_on: bool) -> None:
    assert Instance.from_environment({"DEMO": word}).is_demo is is_on
