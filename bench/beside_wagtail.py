"""Hot story pages beside a Wagtail news page: `.venv/bin/python -m bench.beside_wagtail`

Pages of about 30 KB over 400 addresses through the server of `make run`, in turn with the same
server in front of a Wagtail site (bench/wagtail_site): behind Django's cache for a whole site, in
each process's memory and in a broker that all share, and without a cache. Beside them what this
server could give at most: constant bytes with no framework. Exits with 1 below 8 and 250 times.
Needs wrk, and in WAGTAIL_PYTHON the Python of an environment with `pip install wagtail granian
redis[hiredis]`.
"""

import os
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import AbstractContextManager
from pathlib import Path

from bench.newsroom_under_load import (
    ADDRESSES,
    Load,
    Pressure,
    Server,
    address_script,
    newsroom_with_stories,
    ratio,
    rival,
    rounds,
    served,
    show,
    web_of,
)
from newsroom.supervisor.instance import BASE_DIR
from tests.newsroom_processes import running_broker

TO_CACHED = 8.0
TO_UNCACHED = 250.0


def wagtail(python: str, folder: str, *, cache: str) -> AbstractContextManager[Server]:
    """The Wagtail site behind the same server with the same options."""
    return served(
        python,
        *("django.core.wsgi:get_wsgi_application", "--factory"),
        environment=_environment(folder) | {"CACHE": cache},
        path="/news/bench-0/",
    )


def _environment(folder: str) -> dict[str, str]:
    return {"DJANGO_SETTINGS_MODULE": "bench.wagtail_site.settings", "WAGTAIL_FOLDER": folder}


def main() -> int:
    pressure = Pressure.asked_for(__doc__, rounds=5)
    python = os.environ.get("WAGTAIL_PYTHON")
    if not python:
        sys.exit("Set WAGTAIL_PYTHON to a Python that has Wagtail and granian installed.")
    with (
        newsroom_with_stories() as (newsroom, _),
        address_script() as script,
        tempfile.TemporaryDirectory() as folder,
    ):
        with urllib.request.urlopen(f"{newsroom.url}/news/bench-1/") as page:
            size = len(page.read())
        prepare = [python, "-m", "bench.wagtail_site.prepare", str(ADDRESSES), str(size)]
        subprocess.run(prepare, cwd=BASE_DIR, env=os.environ | _environment(folder), check=True)
        web = web_of(newsroom)

        def put_on(server: Server) -> Load:
            return pressure.on(server, script)

        with (
            rival("constant", size) as constant,
            running_broker(Path(folder)) as broker,
            wagtail(python, folder, cache="memory") as cached,
            wagtail(python, folder, cache=broker) as shared,
            wagtail(python, folder, cache="") as uncached,
        ):
            with urllib.request.urlopen(f"{uncached.url}/news/bench-1/") as page:
                print(f"A page has {size:,} bytes, Wagtail's {len(page.read()):,}.")
            for server in (web, cached, shared):
                put_on(server)  # every process has rendered every page
            found = rounds(
                pressure.rounds,
                {
                    "constant bytes, no framework": lambda: put_on(constant),
                    "hot story pages": lambda: put_on(web),
                    "Wagtail, cache in memory": lambda: put_on(cached),
                    "Wagtail, cache in a broker": lambda: put_on(shared),
                    "Wagtail without a cache": lambda: put_on(uncached),
                },
            )
    limit, hot, in_memory, in_broker, without = found.values()
    show(found)
    to_cached, to_uncached = ratio(hot, in_memory), ratio(hot, without)
    print(f"\nTo Wagtail's cached in memory: {times(hot, limit, in_memory)}")
    print(f"To Wagtail's cached in a broker: {times(hot, limit, in_broker)}")
    print(f"To Wagtail's own: {times(hot, limit, without)}")
    print(f"To reach: {TO_CACHED:.0f} times what is cached, {TO_UNCACHED:.0f} times what is not.")
    return 0 if to_cached >= TO_CACHED and to_uncached >= TO_UNCACHED else 1


def times(hot: list[Load], limit: list[Load], rival: list[Load]) -> str:
    """Hot pages to the rival's, and constant bytes to the rival's."""
    return f"{ratio(hot, rival):.1f} times, constant bytes {ratio(limit, rival):.1f}"


if __name__ == "__main__":
    sys.exit(main())
