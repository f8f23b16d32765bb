"""What can stand between us and an album, in words for the person who wants it."""

from __future__ import annotations

from enum import StrEnum

from ..outside_error import OutsideError


class Kind(StrEnum):
    NOT_FOUND = "not_found"
    PRIVATE = "private"
    NO_KEY = "no_key"
    BAD_KEY = "bad_key"
    DOWN = "down"
    SLOW = "slow"
    UNREADABLE = "unreadable"
    REFUSED = "refused"


MESSAGES = {
    Kind.NOT_FOUND: "Flickr has no public album with this number. Check the number at the end of "
    "the album’s link; an album that only its owner may see cannot be shown either.",
    Kind.PRIVATE: "Flickr does not show this album’s photographs to the public. Ask its owner to "
    "make them public, then press Preview again.",
    Kind.NO_KEY: "The newsroom has no key for Flickr, so albums cannot be looked up. Ask whoever "
    "looks after the newsroom to set FLICKR_API_KEY and FLICKR_API_SECRET.",
    Kind.BAD_KEY: "Flickr does not accept the newsroom’s key. Ask whoever looks after the newsroom "
    "to check FLICKR_API_KEY and FLICKR_API_SECRET.",
    Kind.DOWN: "Flickr cannot be reached or has a fault of its own. Your story can be saved all "
    "the same; press Preview again in some minutes.",
    Kind.SLOW: "Flickr took too long to answer. Your story can be saved all the same; press "
    "Preview again in some minutes.",
    Kind.UNREADABLE: "Flickr’s answer could not be understood. Press Preview again; if it stays "
    "so, tell whoever looks after the newsroom.",
    Kind.REFUSED: "Flickr refused to answer for this album. Press Preview again; if it stays so, "
    "tell whoever looks after the newsroom.",
}


class FlickrError(OutsideError):
    """Flickr did not tell us of an album."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind, MESSAGES[kind])
