"""From whatever somebody pastes to the number of a Flickr album."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

EXAMPLE_ID = "72157645404898108"
EXAMPLE_LINK = f"https://www.flickr.com/photos/someone/sets/{EXAMPLE_ID}/"
MOST_CHARACTERS = 500  # no link to an album comes near it

NUMBER = re.compile(r"[0-9]{1,20}")
HOSTS = {"flickr.com", "www.flickr.com", "m.flickr.com", "secure.flickr.com"}
ALBUM_PATH = re.compile(r"/photos/[^/]+/(?:sets|albums)/(?P<id>[0-9]{1,20})(?:/.*)?")


def album_id_in(pasted: str) -> str:
    """The album's number in a number or a link.

    Understands `/sets/…` and `/albums/…` on flickr.com with or without `https://`, `www.` or `m.`,
    a slash at the end and a query. Raises ValidationError that shows what a good one looks like.
    """
    text = pasted.strip()
    if NUMBER.fullmatch(text):
        return text
    host, path = _host_and_path(text)
    if host in {"flic.kr", "www.flic.kr"}:
        raise ValidationError(
            "This is one of Flickr’s short links, which does not say the album’s number. Open it "
            f"in the browser and copy the long link from there, such as {EXAMPLE_LINK}",
            code="short_link",
        )
    if host in HOSTS and (found := ALBUM_PATH.fullmatch(path)):
        return found["id"]
    raise ValidationError(
        f"This is not a Flickr album. Paste the number at the end of its link, such as "
        f"{EXAMPLE_ID}, or the whole link, such as {EXAMPLE_LINK}",
        code="not_an_album",
    )


def _host_and_path(text: str) -> tuple[str, str]:
    """Of a link with or without its scheme; two empty strings for anything else."""
    if len(text) > MOST_CHARACTERS or any(c.isspace() for c in text):
        return "", ""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return (host, parts.path) if parts.scheme in {"http", "https"} else ("", "")
