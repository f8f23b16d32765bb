"""Hot story pages beside a Wagtail news page: `.venv/bin/python -m bench.beside_wagtail`

Pages of about 30 KB over 400 addresses through the server of `make run`, in turn with the same
server in front of a Wagtail site (bench/wagtail_site), once behind Django's cache for a whole site
and once without. Exits with 1 below 8 and 250 times. Needs wrk, and in WAGTAIL_PYTHON the Python
of an environment that has Wagtail and granian: `pip install wagtail granian`.
"""

import os
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import AbstractContextManager

from bench.newsroom_under_load import (
    ADDRESSES,
    Load,
    Pressure,
    Server,
    address_script,
    newsroom_with_stories,
    ratio,
    rounds,
    served,
    show,
    web_of,
)
from newsroom.supervisor.instance import BASE_DIR

TO_CACHED = 8.0
TO_UNCACHED = 250.0


def wagtail(python: str, folder: str, *, is_cached: bool) -> AbstractContextManager[Server]:
    """The Wagtail site behind the same server with the same options."""
    return served(
        python,
        *("django.core.wsgi:get_wsgi_application", "--factory"),
        environment=_environment(folder) | {"IS_CACHED": str(int(is_cached))},
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
            wagtail(python, folder, is_cached=True) as cached,
            wagtail(python, folder, is_cached=False) as uncached,
        ):
            with urllib.request.urlopen(f"{uncached.url}/news/bench-1/") as page:
                print(f"A page has {size:,} bytes, Wagtail's {len(page.read()):,}.")
            for server in (web, cached):
                put_on(server)  # every process has rendered every page
            found = rounds(
                pressure.rounds,
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
