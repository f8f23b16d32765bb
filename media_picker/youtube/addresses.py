"""Where YouTube is: its player, its pages for people and its posters.

`YOUTUBE_API_URL` points pages and posters at another server, such as the sandbox; the player's
address is `YOUTUBE_PLAYER_URL`. No address out of an answer is ever used.
"""

from __future__ import annotations

from django.conf import settings

PAGES = "https://www.youtube.com"
POSTERS = "https://i.ytimg.com"
# The first is as large as the video was; only the second is always there, with black bars.
POSTER_FILES = ("maxresdefault.jpg", "hqdefault.jpg")


def watch_page(video_id: str) -> str:
    """The video's page for people."""
    return f"{_base(PAGES)}/watch?v={video_id}"


def player(video_id: str) -> str:
    """What stands in the iframe: it plays after one more press."""
    return f"{settings.YOUTUBE_PLAYER_URL.rstrip('/')}/{video_id}"


def poster_addresses(video_id: str) -> list[str]:
    """Where the poster may be, the best first."""
    return [f"{_base(POSTERS)}/vi/{video_id}/{file}" for file in POSTER_FILES]


def _base(real: str) -> str:
    return settings.YOUTUBE_API_URL.rstrip("/") or real
