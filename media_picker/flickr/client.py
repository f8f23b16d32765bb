"""Flickr over HTTP: flickrapi at our address, and one error that says what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import flickrapi
import requests
from django.conf import settings

from ..bounded_session import BoundedSession
from ..foreign_words import plain_line
from .addresses import album_page, is_picture_address
from .facts import AlbumFacts, Photograph
from .problems import FlickrError, Kind

TIMEOUT_SECONDS = 10.0  # for each answer as a whole
MOST_BYTES = 5 * 1024 * 1024
MOST_PHOTOGRAPHS = 500
A_PAGE = 250  # Flickr gives 500 at most
# The largest first: 1024, 800 and 500 pixels on the longer side.
# https://www.flickr.com/services/api/misc.urls.html
IMAGE_SIZES = ("l", "c", "m")
THUMBNAIL_SIZE = "q"
OWNER = re.compile(r"[A-Za-z0-9@_-]{1,50}")

# https://www.flickr.com/services/api/flickr.photosets.getPhotos.html, “Error Codes”. 99 is what
# every method says of something that asks for its owner's permission.
KINDS = {
    1: Kind.NOT_FOUND,
    2: Kind.PRIVATE,
    99: Kind.PRIVATE,
    96: Kind.BAD_KEY,
    97: Kind.BAD_KEY,
    98: Kind.BAD_KEY,
    100: Kind.BAD_KEY,
    105: Kind.DOWN,
}


class FlickrClient(flickrapi.FlickrAPI):
    """Reads public albums. `album()` raises FlickrError and nothing else."""

    def __init__(self) -> None:
        if not (settings.FLICKR_API_KEY and settings.FLICKR_API_SECRET):
            raise FlickrError(Kind.NO_KEY)
        super().__init__(
            settings.FLICKR_API_KEY,
            settings.FLICKR_API_SECRET,
            format="parsed-json",
            store_token=False,
            timeout=TIMEOUT_SECONDS,
        )
        if settings.FLICKR_API_URL:
            self.REST_URL = settings.FLICKR_API_URL
        # flickrapi's own session is one for all threads, and goes wherever it is redirected.
        self.flickr_oauth.session = BoundedSession(seconds=TIMEOUT_SECONDS, most_bytes=MOST_BYTES)

    def __repr__(self) -> str:
        return "FlickrClient()"  # flickrapi's own shows the key, and it logs itself

    __str__ = __repr__

    def album(self, album_id: str) -> AlbumFacts:
        """The public album of this number, with its first 500 photographs."""
        try:
            return self._album(album_id)
        except flickrapi.FlickrError as error:
            raise FlickrError(KINDS.get(error.code or 0, Kind.REFUSED)) from None
        except requests.Timeout:
            raise FlickrError(Kind.SLOW) from None
        except requests.RequestException:
            raise FlickrError(Kind.DOWN) from None
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            # HTML where JSON should be, a list where an object should be, a number too large.
            raise FlickrError(Kind.UNREADABLE) from None

    def _album(self, album_id: str) -> AlbumFacts:
        info = self.photosets.getInfo(photoset_id=album_id)["photoset"]
        owner = OWNER.fullmatch(info["owner"])
        if not owner:
            raise ValueError("no owner")
        total = int(info.get("count_photos", info.get("photos", 0)))
        photographs = tuple(self._photographs(album_id, owner[0]))
        if total and not photographs:
            raise FlickrError(Kind.PRIVATE)
        return AlbumFacts(
            title=plain_line(info["title"]["_content"]) or "An album without a title",
            page_url=album_page(owner[0], album_id),
            photographs=photographs,
            total=max(total, len(photographs)),
        )

    def _photographs(self, album_id: str, owner: str) -> Iterator[Photograph]:
        """Page by page: flickrapi's own walker uses a method that Python has dropped."""
        sizes = ",".join(f"url_{size}" for size in (THUMBNAIL_SIZE, *IMAGE_SIZES))
        for page in range(1, MOST_PHOTOGRAPHS // A_PAGE + 1):
            answer = self.photosets.getPhotos(
                photoset_id=album_id,
                user_id=owner,
                extras=sizes,
                media="photos",
                per_page=A_PAGE,
                page=page,
            )["photoset"]
            for row in answer["photo"][:A_PAGE]:
                if photograph := _photograph(row):
                    yield photograph
            if page >= int(answer["pages"]):
                return


def _photograph(row: dict[str, Any]) -> Photograph | None:
    """None when Flickr offers no size of it that we use, or offers it from a strange address."""
    size = next((s for s in IMAGE_SIZES if is_picture_address(row.get(f"url_{s}"))), None)
    if size is None:
        return None
    image: str = row[f"url_{size}"]
    thumbnail: Any = row.get(f"url_{THUMBNAIL_SIZE}")
    return Photograph(
        id=plain_line(str(row["id"])),
        title=plain_line(row.get("title")),
        thumbnail_url=thumbnail if is_picture_address(thumbnail) else image,
        image_url=image,
        width=int(row[f"width_{size}"]),
        height=int(row[f"height_{size}"]),
    )
