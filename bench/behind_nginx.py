"""Hot pages through nginx with deploy/nginx.conf: `.venv/bin/python -m bench.behind_nginx`

Story pages over 400 addresses through the configuration that we hand out (without its TLS), in turn
with the same nginx giving the same bytes from files. Exits with 1 below 0.8. Needs nginx and wrk.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.newsroom_under_load import (
    ADDRESSES,
    Load,
    Pressure,
    Server,
    address_script,
    newsroom_with_stories,
    ratio,
    rounds,
    show,
    wait_until,
    web_of,
)
from newsroom.supervisor.instance import BASE_DIR
from newsroom.supervisor.ports import free_port
from newsroom.supervisor.readiness import web_answers

TO_STATIC = 0.8

AROUND = """
user root; worker_processes 2; daemon off; pid {folder}/nginx.pid; error_log stderr error;
events {{ worker_connections 2000; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type text/html;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{static_port}; root {folder}/pages; etag on;
    open_file_cache max=10000; open_file_cache_valid 1s;
  }}
  {ours}
}}
"""


def our_configuration(folder: Path, port: int, newsroom_port: int) -> str:
    """deploy/nginx.conf with a folder and ports of this bench's, and without TLS."""
    text = (BASE_DIR / "deploy" / "nginx.conf").read_text()
    text = re.sub(r"\n\s*ssl_[^\n]*", "", text)
    text = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    text = text.replace("server_name news.example;", "server_name 127.0.0.1;")
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{newsroom_port}")
    return text.replace("/var/cache/nginx/newsroom", str(folder / "cache"))


@contextmanager
def nginx(web: Server) -> Iterator[tuple[Server, Server]]:
    """The static files, and the newsroom behind nginx."""
    static_port, port = free_port(), free_port()
    with tempfile.TemporaryDirectory(prefix="nginx-bench-") as name:
        folder = Path(name)
        for number in range(ADDRESSES):
            page = folder / "pages" / "news" / f"bench-{number}" / "index.html"
            page.parent.mkdir(parents=True)
            with urllib.request.urlopen(f"{web.url}/news/bench-{number}/") as answer:
                page.write_bytes(answer.read())
        newsroom_port = int(web.url.rpartition(":")[2])
        ours = our_configuration(folder, port, newsroom_port)
        configuration = folder / "nginx.conf"
        configuration.write_text(AROUND.format(folder=folder, static_port=static_port, ours=ours))
        process = subprocess.Popen(["nginx", "-p", name, "-c", str(configuration)])
        try:
            wait_until(lambda: web_answers("127.0.0.1", port, "/news/bench-0/", "127.0.0.1"))
            yield (
                Server(f"http://127.0.0.1:{static_port}", (process.pid,)),
                Server(f"http://127.0.0.1:{port}", (process.pid, *web.leaders)),
            )
        finally:
            process.terminate()
            process.wait(15)


def main() -> int:
    pressure = Pressure.asked_for(__doc__, rounds=7)
    if not shutil.which("nginx"):
        sys.exit("This needs nginx: apt-get install nginx")
    with (
        newsroom_with_stories() as (newsroom, _),
        address_script() as script,
        nginx(web_of(newsroom)) as (static, ours),
    ):

        def put_on(server: Server) -> Load:
            return pressure.on(server, script)

        put_on(ours)
        found = rounds(
            pressure.rounds,
            {
                "nginx, the same bytes from files": lambda: put_on(static),
                "nginx, in front of the newsroom": lambda: put_on(ours),
                "the newsroom without nginx": lambda: put_on(web_of(newsroom)),
            },
        )
    show(found)
    files, through, _ = found.values()
    reached = ratio(through, files)
    print(f"\nThrough nginx to its own files: {reached:.2f} (to reach: {TO_STATIC})")
    return 0 if reached >= TO_STATIC and not sum(each.errors for each in through) else 1


if __name__ == "__main__":
    sys.exit(main())
