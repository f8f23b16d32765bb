"""`manage.py serve_live`: the live blogs' streams, in a process of their own."""

from __future__ import annotations

import asyncio
import gc
import resource
import signal
import socket
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.template.loader import render_to_string
from django.utils import timezone

from ...models import LiveBlog, LiveEntry
from ...stream.hub import Hub
from ...stream.nudges import Nudges
from ...stream.reader import Reader

# Who comes while so many wait is turned away, and after a restart all come at once.
BACKLOG = 8192
# What the system keeps for a connection that does not take it; a message is smaller.
KERNEL_BYTES = 64 * 1024
GOODBYE_SECONDS = 1.0


class Command(BaseCommand):
    help = "Send live blogs' entries to their readers as they are posted."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8002)

    def handle(self, *args: Any, **options: Any) -> None:
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        settle()
        asyncio.run(serve(options["host"], options["port"]))


def settle() -> None:
    """Do before anybody reads what would hold up the first news, or any: load what an entry's HTML
    needs, and spare it from the collector of garbage, which takes a tenth of a second to look at
    everything that Django loads.
    """
    blog = LiveBlog(reference="none")
    entry = LiveEntry(blog=blog, number=1, posted_at=timezone.now())
    render_to_string("liveblog/_entry.html", {"entry": entry})
    gc.collect()
    gc.freeze()


async def serve(host: str, port: int) -> None:
    """Until SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    hub = Hub(Nudges(settings.REDIS_URL, settings.FRONT_DOOR_CHANNEL))
    door = socket.create_server(
        (host, port),
        family=socket.AF_INET6 if ":" in host else socket.AF_INET,
        backlog=BACKLOG,
    )
    # Connections have it from the door that they come in by.
    door.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BYTES)
    server = await loop.create_server(lambda: Reader(hub), sock=door, backlog=BACKLOG)
    running = asyncio.ensure_future(hub.run())
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, running.cancel)
    try:
        await running
    except asyncio.CancelledError:
        server.close()
        hub.close()
        await asyncio.sleep(0 if not hub.connections else GOODBYE_SECONDS)
