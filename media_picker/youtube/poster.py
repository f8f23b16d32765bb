"""Our own copy of a video's poster, so that no visitor asks Google for it."""

from __future__ import annotations

import io
from typing import NamedTuple

import requests
from django.core.exceptions import ValidationError

from ..bounded_session import BoundedSession
from ..picture_file import open_picture
from ..renditions import AT_UPLOAD
from .addresses import poster_addresses

TIMEOUT_SECONDS = 5.0
MOST_BYTES = 5 * 1024 * 1024


class Poster(NamedTuple):
    """A JPEG of our own making; width and height in pixels."""

    content: bytes
    width: int
    height: int


def fetch_poster(video_id: str) -> Poster | None:
    """The best poster there is, decoded and drawn anew; None when none can be had."""
    for address in poster_addresses(video_id):
        session = BoundedSession(seconds=TIMEOUT_SECONDS, most_bytes=MOST_BYTES)
        try:
            with session:
                return _drawn_anew(session.get(address).content)
        except (requests.RequestException, ValidationError):
            continue
    return None


def _drawn_anew(content: bytes) -> Poster:
    picture = open_picture(io.BytesIO(content)).image
    name, options = AT_UPLOAD["jpg"]
    out = io.BytesIO()
    picture.save(out, name, **options)
    return Poster(out.getvalue(), *picture.size)
