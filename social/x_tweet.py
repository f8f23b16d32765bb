"""A tweet as X gives it back, and whether it is one of ours.

X changes what was posted: links become t.co links, `&`, `<` and `>` HTML entities, and a link to
the picture is added. A calculation: no database, no network.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

SCHEME = re.compile(r"https?://", re.I)
PICTURE_OF_A_TWEET = re.compile(r"https://(x|twitter)\.com/\w+/status/\d+/(photo|video)/\d+")


@dataclass(frozen=True)
class XTweet:
    """`text` is as it was written, its links expanded; `links` are the expanded ones."""

    id: str
    text: str
    links: tuple[str, ...]
    created_at: datetime

    @classmethod
    def all_in(cls, data: object) -> list[XTweet]:
        """The tweets of a timeline's `data`; what is none, or half of one, is left out."""
        rows = data if isinstance(data, list) else []
        return [tweet for row in rows if (tweet := cls._read(row))]

    @classmethod
    def _read(cls, row: Any) -> XTweet | None:
        try:
            tweet_id, text = str(row["id"]), str(row["text"])
            created_at = datetime.fromisoformat(row["created_at"])
            links = []
            for url in row.get("entities", {}).get("urls", []):
                expanded = url["expanded_url"]
                if "media_key" in url or PICTURE_OF_A_TWEET.fullmatch(expanded):
                    expanded = ""
                # By the t.co link itself and not by X's places, which count in units of its own.
                text = text.replace(url["url"], expanded, 1)
                links += [expanded] if expanded else []
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        if not is_an_id(tweet_id):
            return None
        if created_at.tzinfo is None:
            created_at = created_at.replace(tzinfo=UTC)
        return cls(tweet_id, html.unescape(text), tuple(links), created_at)

    def says(self, text: str, url: str) -> bool:
        """Whether it is the tweet that was posted as `text` with a link to `url`."""
        return url in self.links and _comparable(self.text) == _comparable(text)


def is_an_id(written: str) -> bool:
    """Whether it can be X's id of a tweet: digits, as many as a 64-bit number has."""
    return bool(re.fullmatch(r"[0-9]{1,19}", written))


def _comparable(text: str) -> str:
    """X adds http:// to a bare "police.uk", and spaces before its picture's link."""
    return " ".join(SCHEME.sub("", unicodedata.normalize("NFC", text)).split())
