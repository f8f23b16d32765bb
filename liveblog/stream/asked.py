"""What somebody at the door asks for, read from the head of an HTTP request."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from media_picker.typed_id import typed_id

STREAM = re.compile(r"/live/([-a-zA-Z0-9_]{1,50})/stream")
REQUEST_LINE = re.compile(r"(\w{1,10}) (/[!-~]{0,1000}) HTTP/1\.[01]", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """`number`: up to which event the reader has everything; None if it does not say."""

    method: str
    path: str
    number: int | None

    @property
    def reference(self) -> str:
        """That of the blog whose stream is asked for, or ""."""
        found = STREAM.fullmatch(self.path)
        return found[1] if found else ""


def read(head: bytes) -> Asked | None:
    """None for what is no HTTP."""
    first, *lines = head.decode("latin-1").split("\r\n")
    line = REQUEST_LINE.fullmatch(first)
    if line is None:
        return None
    path, _, query = line[2].partition("?")
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (header.partition(":") for header in lines)
    }
    # A browser sends the header when it comes back; the first time, the page's number is in the
    # address.
    said = headers.get("last-event-id") or parse_qs(query).get("after", [""])[0]
    return Asked(line[1], path, typed_id(said) or None)
