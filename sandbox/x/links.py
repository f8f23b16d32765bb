"""What X does to the links in a text: each becomes a t.co link of 23 characters.

What X sends back is not what was posted. Links are t.co links, `&`, `<` and `>` are written as
HTML entities, and a tweet with pictures ends in one more t.co link, which stands for them. Places
in the text count code points of that text.
"""

import html
import re
import secrets
import string
from dataclasses import dataclass
from typing import Any

from twitter_text import extract_urls_with_indices, parse_tweet

MAX_WEIGHT = 280
# X's counting takes seconds for a very long text. Nothing this long can weigh 280 or less unless
# it is made of absurd addresses.
MAX_CHARACTERS = 5_000

EXPLICIT_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
PUNCTUATION_AFTER_A_LINK = ".,;:!?)]}'’”…"
CODE_LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True)
class FoundLink:
    """A link as it was written, from `start` up to but not including `end`."""

    start: int
    end: int
    written: str

    @property
    def expanded_url(self) -> str:
        """The whole address: X adds http:// to "police.uk" and to slips such as "5pm.In"."""
        return self.written if EXPLICIT_LINK.match(self.written) else f"http://{self.written}"

    @property
    def display_url(self) -> str:
        """What X shows for the link: no scheme, and at most 15 characters behind the domain."""
        bare = re.sub(r"^https?://(www\.)?", "", self.expanded_url, flags=re.IGNORECASE)
        domain, slash, path = bare.partition("/")
        shown = domain + (slash + path)[:15]
        return shown if len(bare) <= len(shown) else shown + "…"


def find_links(text: str) -> list[FoundLink]:
    """Every link in `text`, in order.

    X's own rule knows public domains, with or without http://. A newsroom that is tried out lives
    at http://127.0.0.1:8000, so whatever begins with http:// or https:// is a link here as well.
    """
    ends = {}
    for link in extract_urls_with_indices(text):
        start, end = link["indices"]
        ends[start] = end
    for match in EXPLICIT_LINK.finditer(text):
        if match.start() not in ends:
            written = match.group().rstrip(PUNCTUATION_AFTER_A_LINK)
            start, end = match.start(), match.start() + len(written)
            ends = {s: e for s, e in ends.items() if not start < s < end}
            ends[start] = end
    return [FoundLink(start, end, text[start:end]) for start, end in sorted(ends.items())]


def weight(text: str) -> int:
    """The weight of `text` as X counts it, every link 23 whatever its address.

    Returns more than MAX_WEIGHT for a text that is too long to be worth counting, and 0 for one
    with characters that X refuses.
    """
    if len(text) > MAX_CHARACTERS:
        return MAX_WEIGHT + 1
    for link in reversed(find_links(text)):
        text = text[: link.start] + "https://t.co/0123456789" + text[link.end :]
    parsed = parse_tweet(text)
    return parsed.weightedLength if parsed.valid or parsed.weightedLength > MAX_WEIGHT else 0


def new_tco_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(10))


def as_x_writes(text: str) -> tuple[str, list[dict[str, Any]]]:
    """The text as X sends it back, and its links in the shape of X's `entities.urls`."""
    written = ""
    entities = []
    read_up_to = 0
    for link in find_links(text):
        written += html.escape(text[read_up_to : link.start], quote=False)
        tco = f"https://t.co/{new_tco_code()}"
        entities.append(
            {
                "start": len(written),
                "end": len(written) + len(tco),
                "url": tco,
                "expanded_url": link.expanded_url,
                "display_url": link.display_url,
            }
        )
        written += tco
        read_up_to = link.end
    return written + html.escape(text[read_up_to:], quote=False), entities


def with_picture_link(
    written: str, entities: list[dict[str, Any]], tweet_url: str, media_keys: list[str]
) -> tuple[str, list[dict[str, Any]]]:
    """The same with X's link to the pictures behind it: one link, one entity for each picture."""
    if not media_keys:
        return written, entities
    code = new_tco_code()
    tco = f"https://t.co/{code}"
    start = len(written) + 1 if written else 0
    pictures = [
        {
            "start": start,
            "end": start + len(tco),
            "url": tco,
            "expanded_url": f"{tweet_url}/photo/{number}",
            "display_url": f"pic.x.com/{code}",
            "media_key": media_key,
        }
        for number, media_key in enumerate(media_keys, start=1)
    ]
    return f"{written} {tco}".lstrip(), entities + pictures
