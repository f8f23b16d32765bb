"""From whatever somebody pastes to the id of a YouTube video."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, urlsplit

from django.core.exceptions import ValidationError

EXAMPLE_ID = "HGdRhjvORBk"
EXAMPLE_LINK = f"https://www.youtube.com/watch?v={EXAMPLE_ID}"
MOST_CHARACTERS = 1000  # links from a share button carry long tails

ID = re.compile(r"[A-Za-z0-9_-]{11}")
HOSTS = {
    "youtube.com",
    "www.youtube.com",
    "m.youtube.com",
    "music.youtube.com",
    "youtube-nocookie.com",
    "www.youtube-nocookie.com",
}
SHORT_HOSTS = {"youtu.be", "www.youtu.be"}
PATH = re.compile(r"/(?:shorts|live|embed|v)/(?P<id>[^/]+)/?")
# Eleven letters after /embed/, and yet no videos: a list's player and a channel's.
NO_VIDEOS = {"videoseries", "live_stream"}


def video_id_in(pasted: str) -> str:
    """The video's id (11 letters, digits, `_` or `-`) in an id or a link.

    Understands watch, youtu.be, shorts, live and embed links with times, lists and share marks in
    any order. Raises ValidationError that shows what a good one looks like.
    """
    text = pasted.strip()
    if ID.fullmatch(text):
        return text
    parts = _parts(text)
    if parts:
        candidate = _candidate(parts)
        if ID.fullmatch(candidate) and candidate not in NO_VIDEOS:
            return candidate
        if parts.hostname in HOSTS and "list" in parse_qs(parts.query):
            raise ValidationError(
                "This is a list of videos. Open the one that you mean and copy its own link, such "
                f"as {EXAMPLE_LINK}",
                code="a_list",
            )
    raise ValidationError(
        "This is not a YouTube video. Paste the id at the end of its link, such as "
        f"{EXAMPLE_ID}, or the whole link, such as {EXAMPLE_LINK}",
        code="not_a_video",
    )


def _parts(text: str) -> SplitResult | None:
    """Of a link with or without its scheme; None for anything else."""
    if len(text) > MOST_CHARACTERS or any(c.isspace() for c in text):
        return None
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        is_known = parts.hostname in HOSTS | SHORT_HOSTS
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and is_known else None


def _candidate(parts: SplitResult) -> str:
    """What stands where an id should be."""
    if parts.hostname in SHORT_HOSTS:
        return parts.path.strip("/")
    if parts.path.rstrip("/") == "/watch":
        return parse_qs(parts.query).get("v", [""])[0]
    found = PATH.fullmatch(parts.path)
    return found["id"] if found else ""
