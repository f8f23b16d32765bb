"""Hot story pages beside a Wagtail news page: `.venv/bin/python -m bench.beside_wagtail`

Pages of about 30 KB over 400 addresses through the server of `make run`, in turn with the same
server in front of a Wagtail site (bench/wagtail_site), once behind Django's cache for a whole site
and once without. Exits with 1 below 8 and 250 times. Needs wrk, and in WAGTAIL_PYTHON the Python
of an environment that has Wagtail and granian: `pip install wagtail granian`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from bench.newsroom_under_load import (
    ADDRESSES,
    Load,
    Server,
    address_script,
    load,
    needs_wrk,
    newsroom_with_stories,
    ratio,
    rounds,
    show,
    wait_until,
    web_of,
)
from newsroom.supervisor.instance import BASE_DIR
from newsroom.supervisor.newsroom_parts import WEB_THREADS
from newsroom.supervisor.ports import free_port
from newsroom.supervisor.readiness import web_answers

TO_CACHED = 8.0
TO_UNCACHED = 250.0


@contextmanager
def wagtail(python: str, folder: str, *, is_cached: bool) -> Iterator[Server]:
    """The Wagtail site behind the same server with the same options."""
    port = free_port()
    process = subprocess.Popen(
        [
            *(python, "-m", "granian", "--interface", "wsgi", "--port", str(port)),
            *("--workers", "1", "--blocking-threads", str(WEB_THREADS)),
            *("--no-access-log", "--log-level", "critical"),
            "django.core.wsgi:get_wsgi_application",
            "--factory",
        ],
        cwd=BASE_DIR,
        env=_environment(folder) | {"IS_CACHED": str(int(is_cached))},
    )
    try:
        wait_until(lambda: web_answers("127.0.0.1", port, "/news/bench-0/", "127.0.0.1"))
        yield Server(f"http://127.0.0.1:{port}", (process.pid,))
    finally:
        process.terminate()
        process.wait(15)


def _environment(folder: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "bench.wagtail_site.settings",
        "WAGTAIL_FOLDER": folder,
    }


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=int, default=4)
    options.add_argument("--connections", type=int, default=32)
    given = options.parse_args()
    needs_wrk()
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
        subprocess.run(prepare, cwd=BASE_DIR, env=_environment(folder), check=True)
        web = web_of(newsroom)

        def put_on(server: Server) -> Load:
            return load(server, script, seconds=given.seconds, connections=given.connections)

        with (
            wagtail(python, folder, is_cached=True) as cached,
            wagtail(python, folder, is_cached=False) as uncached,
        ):
            with urllib.request.urlopen(f"{uncached.url}/news/bench-1/") as page:
                print(f"A page has {size:,} bytes, Wagtail's {len(page.read()):,}.")
            for server in (web, cached):
                for number in range(ADDRESSES):  # every page is rendered once
                    urllib.request.urlopen(f"{server.url}/news/bench-{number}/").read()
            found = rounds(
                given.rounds,
                {
                    "hot story pages": lambda: put_on(web),
                    "Wagtail behind Django's cache": lambda: put_on(cached),
                    "Wagtail without a cache": lambda: put_on(uncached),
                },
            )
    hot, behind_cache, without = found.values()
    show(found)
    to_cached, to_uncached = ratio(hot, behind_cache), ratio(hot, without)
    print(f"\nHot pages to Wagtail's cached: {to_cached:.1f} (to reach: {TO_CACHED:.0f})")
    print(f"Hot pages to Wagtail's own: {to_uncached:.0f} (to reach: {TO_UNCACHED:.0f})")
    return 0 if to_cached >= TO_CACHED and to_uncached >= TO_UNCACHED else 1


if __name__ == "__main__":
    sys.exit(main())
