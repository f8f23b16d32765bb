"""The two methods of Flickr's API that the newsroom calls, in Flickr's shapes.

https://www.flickr.com/services/api/flickr.photosets.getInfo.html and .getPhotos.html
"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from sandbox.flickr.album import USER, USER_ID, Album, public_album
from sandbox.flickr.photograph import SIZES, Photograph
from sandbox.flickr.refusal import album_not_found, user_not_found

MOST_A_PAGE = 500
SERVER, FARM = "65535", 66


def get_info(parameters: dict[str, str], request: HttpRequest) -> dict[str, Any]:
    """What an album is. Raises FlickrRefusal."""
    album = _find_album(parameters)
    count = len(album.photographs)
    made_at = str(int(album.made_at.timestamp()))
    photoset = {
        "id": album.id,
        "owner": USER_ID,
        "username": USER,
        "primary": album.primary_id,
        **_storage(album.photographs[0] if album.photographs else None),
        "photos": count,
        "count_photos": str(count),
        "count_videos": "0",
        "count_views": "0",
        "count_comments": "0",
        "title": {"_content": album.title},
        "description": {"_content": album.description},
        "can_comment": 0,
        "date_create": made_at,
        "date_update": made_at,
        "videos": 0,
        "needs_interstitial": 0,
        "visibility_can_see_set": 1,
    }
    return {"photoset": photoset}


def get_photos(parameters: dict[str, str], request: HttpRequest) -> dict[str, Any]:
    """One page of an album's photographs, `per_page` at most. Raises FlickrRefusal."""
    album = _find_album(parameters)
    per_page = min(_whole_number(parameters.get("per_page"), MOST_A_PAGE), MOST_A_PAGE)
    page = _whole_number(parameters.get("page"), 1)
    total = len(album.photographs)
    extras = {extra.strip() for extra in parameters.get("extras", "").split(",")}
    shown = album.photographs[(page - 1) * per_page : page * per_page]
    photoset = {
        "id": album.id,
        "primary": album.primary_id,
        "owner": USER_ID,
        "ownername": USER,
        "photo": [_photo(photograph, album, extras, request) for photograph in shown],
        "page": page,
        "per_page": per_page,
        "perpage": per_page,
        "pages": -(-total // per_page),
        "title": album.title,
        # Text, which Flickr's own answers have here, beside numbers in all the other places.
        "total": str(total),
    }
    return {"photoset": photoset}


def _find_album(parameters: dict[str, str]) -> Album:
    album = public_album(parameters.get("photoset_id", ""))
    if album is None:
        raise album_not_found()
    if parameters.get("user_id", USER_ID) != USER_ID:
        raise user_not_found()
    return album


def _photo(
    photograph: Photograph, album: Album, extras: set[str], request: HttpRequest
) -> dict[str, Any]:
    """A photograph with the asked-for extras; Flickr passes over those that it does not know."""
    photo: dict[str, Any] = {
        "id": photograph.id,
        **_storage(photograph),
        "title": photograph.title,
        "isprimary": "1" if photograph.id == album.primary_id else "0",
        "ispublic": 1,
        "isfriend": 0,
        "isfamily": 0,
    }
    if "description" in extras:
        photo["description"] = {"_content": photograph.description}
    if "date_taken" in extras:
        photo["datetaken"] = f"{photograph.taken_at:%Y-%m-%d %H:%M:%S}"
    if "media" in extras:
        photo |= {"media": "photo", "media_status": "ready"}
    for size in SIZES:
        dimensions = photograph.dimensions(size)
        # A size that the photograph is too small for is left out of the answer.
        if f"url_{size}" in extras and dimensions:
            address = reverse("flickr-file", args=[photograph.file_name(size)])
            photo[f"url_{size}"] = request.build_absolute_uri(address)
            photo[f"width_{size}"], photo[f"height_{size}"] = dimensions
    return photo


def _storage(photograph: Photograph | None) -> dict[str, Any]:
    return {"secret": photograph.secret if photograph else "", "server": SERVER, "farm": FARM}


def _whole_number(text: str | None, otherwise: int) -> int:
    """Flickr takes what is no number, or below one, as if it had not been said."""
    digits = (text or "")[:9]
    is_number = digits.isascii() and digits.isdigit()
    return int(digits) or otherwise if is_number else otherwise
