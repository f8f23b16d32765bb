"""One connection: somebody who reads a live blog as it happens."""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import time
from typing import TYPE_CHECKING

from . import asked

if TYPE_CHECKING:
    from .hub import Hub
    from .room import Room

LONGEST_HEAD = 16 * 1024
HEAD_SECONDS = 10.0
# What may wait in our memory for a reader before it is dropped, besides the last thing written.
MOST_WAITING_BYTES = 64 * 1024
# Who has not taken what waits for so long is gone, or as good as.
MOST_WAITING_SECONDS = 30.0
# Readers come back at different moments, in milliseconds: a restart is no stampede.
COME_BACK_AFTER = (1000, 6000)
NO_LINGERING = struct.pack("ii", 1, 0)

# Public, and asked for without cookies: a page at another of our names may read it too.
STREAM_HEAD = (
    b"HTTP/1.1 200 OK\r\n"
    b"Content-Type: text/event-stream; charset=utf-8\r\n"
    b"Cache-Control: no-store\r\n"
    b"X-Accel-Buffering: no\r\n"
    b"Access-Control-Allow-Origin: *\r\n"
    b"X-Content-Type-Options: nosniff\r\n"
    b"Connection: close\r\n\r\n"
)


class Reader(asyncio.Protocol):
    """No task and no queue of its own: what a slow connection has not taken waits in its transport,
    and that is bounded.
    """

    __slots__ = ("_connected_at", "_head", "_hub", "_transport", "_waiting_since", "number", "room")

    def __init__(self, hub: Hub) -> None:
        self.room: Room | None = None
        # Up to which event it has been told everything.
        self.number = 0
        self._hub = hub
        self._head: bytes | None = b""
        self._transport: asyncio.Transport | None = None
        self._connected_at = time.monotonic()
        self._waiting_since: float | None = None

    # -- what the event loop calls ----------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        # Told of as soon as a single byte waits, and again when none does.
        transport.set_write_buffer_limits(high=0)
        self._hub.connections.add(self)

    def data_received(self, data: bytes) -> None:
        if self._head is None:
            return  # a reader has nothing more to say
        self._head += data
        head, is_whole, _ = self._head.partition(b"\r\n\r\n")
        if is_whole:
            self._head = None
            self._hub.receive(self, asked.read(head))
        elif len(self._head) > LONGEST_HEAD:
            self._head = None
            self.answer("431 Request Header Fields Too Large")

    def pause_writing(self) -> None:
        self._waiting_since = time.monotonic()

    def resume_writing(self) -> None:
        self._waiting_since = None

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        self._hub.connections.discard(self)
        if self.room:
            self.room.readers.discard(self)

    # -- what the hub calls -----------------------------------------------------------------------

    @property
    def is_gone(self) -> bool:
        return self._transport is None or self._transport.is_closing()

    def answer(self, status: str, body: bytes = b"") -> None:
        """A short answer in place of a stream."""
        head = (
            f"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\n"
            f"Content-Length: {len(body)}\r\nCache-Control: no-store\r\n"
            "Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
        )
        self.write(head.encode() + body)
        self.finish()

    def begin(self, missed: bytes) -> None:
        """Start its stream with what it missed."""
        retry = f"retry: {random.randint(*COME_BACK_AFTER)}\n\n".encode()  # noqa: S311  no secret
        self.write(STREAM_HEAD + retry + missed)

    def write(self, message: bytes) -> None:
        """Send it, or drop a reader who has not taken what was sent before: it comes back, and asks
        for what it missed.
        """
        if self._transport is None:
            return
        if self._transport.get_write_buffer_size() > MOST_WAITING_BYTES:
            self._drop(self._transport)
        else:
            self._transport.write(message)

    def finish(self) -> None:
        """Close once everything written is sent."""
        if self._transport:
            self._transport.close()

    def drop_if_stuck(self, now: float) -> None:
        since = self._waiting_since
        is_mute = self._head is not None and now - self._connected_at > HEAD_SECONDS
        if self._transport and (is_mute or (since and now - since > MOST_WAITING_SECONDS)):
            self._drop(self._transport)

    def _drop(self, transport: asyncio.Transport) -> None:
        """Cut the connection, and have the system forget at once what it still kept for it."""
        door = transport.get_extra_info("socket")
        door.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGERING)
        transport.abort()
