"""In which encodings an answer is kept, and which a visitor takes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import lru_cache, partial

import brotli

IDENTITY = "identity"
LONGEST_HEADER = 200
# Under this many bytes nothing is gained.
WORTHWHILE_BYTES = 500
TEXT = ("text/", "application/json", "application/xml", "application/rss+xml",
        "application/atom+xml", "application/feed+json", "image/svg+xml")  # fmt: skip


def _gzip(body: bytes) -> bytes:
    # Without the time, so that every process makes the same bytes of the same page.
    return gzip.compress(body, compresslevel=6, mtime=0)


# The best first. 5 is where brotli beats gzip's size in gzip's time.
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": partial(brotli.compress, quality=5),
    "gzip": _gzip,
}


def encoded(body: bytes, content_type: str) -> dict[str, bytes]:
    """The body in every encoding that makes it smaller; pictures are small already."""
    if len(body) < WORTHWHILE_BYTES or not content_type.startswith(TEXT):
        return {}
    made = {name: encode(body) for name, encode in ENCODERS.items()}
    return {name: smaller for name, smaller in made.items() if len(smaller) < len(body)}


@lru_cache(maxsize=256)
def accepted(header: str) -> tuple[str, ...]:
    """Those of our encodings that an Accept-Encoding header allows, the best first.

    The header is remembered: of one that is longer than LONGEST_HEADER nobody asks.
    """
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        try:
            weights[name.strip()] = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            weights[name.strip()] = 0
    others = weights.get("*", 0)
    return tuple(name for name in ENCODERS if weights.get(name, others) > 0)
