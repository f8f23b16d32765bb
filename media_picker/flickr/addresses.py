"""Where Flickr is: its API, its pages for people, and whence pictures may come.

`FLICKR_API_URL` points all of it at another server, such as the sandbox.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

PAGES = "https://www.flickr.com"
PICTURE_HOST = "staticflickr.com"


def album_page(owner: str, album_id: str) -> str:
    """The album's page for people; `owner` is Flickr's id of them, such as `12345678@N00`."""
    pages = PAGES
    if settings.FLICKR_API_URL:
        pages = settings.FLICKR_API_URL.partition("/services/")[0].rstrip("/")
    return f"{pages}/photos/{owner}/sets/{album_id}/"


def is_picture_address(address: object) -> bool:
    """Whether a picture may be loaded from there: Flickr's own hosts, or FLICKR_API_URL's."""
    if not isinstance(address, str) or len(address) > 500:
        return False
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None
    except ValueError:
        return False
    if settings.FLICKR_API_URL:
        ours = urlsplit(settings.FLICKR_API_URL)
        if (parts.scheme, parts.netloc) == (ours.scheme, ours.netloc):
            return True
    host = parts.hostname or ""
    # `netloc` would hold a name and password, which the browser takes and we do not.
    is_plain = parts.netloc.lower() == host and not has_port
    return parts.scheme == "https" and is_plain and host.endswith(f".{PICTURE_HOST}")
