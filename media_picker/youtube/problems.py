"""What can stand between us and a video, in words for the person who wants it."""

from __future__ import annotations

from enum import StrEnum

from ..outside_error import OutsideError


class Kind(StrEnum):
    NOT_FOUND = "not_found"
    PRIVATE = "private"
    QUOTA = "quota"
    NO_KEY = "no_key"
    BAD_KEY = "bad_key"
    SLOW = "slow"
    DOWN = "down"
    UNREADABLE = "unreadable"
    REFUSED = "refused"


MESSAGES = {
    Kind.NOT_FOUND: "YouTube shows no video with this id. Check the id at the end of the video’s "
    "link; a private video, or one that was taken down, cannot be shown either.",
    Kind.PRIVATE: "This video is private: visitors could not watch it. Ask its owner to make it "
    "public or unlisted, then press Refresh again.",
    Kind.QUOTA: "The newsroom has asked YouTube as often as it may today. The video can be used "
    "all the same; its title and length can be looked up again tomorrow.",
    Kind.NO_KEY: "The newsroom has no key for YouTube, so this is the player without the video’s "
    "title and length. Look whether it is the right video.",
    Kind.BAD_KEY: "YouTube does not accept the newsroom’s key. Ask whoever looks after the "
    "newsroom to check YOUTUBE_API_KEY.",
    Kind.SLOW: "YouTube took too long to answer. Your story can be saved all the same; press "
    "Refresh again in some minutes.",
    Kind.DOWN: "YouTube cannot be reached or has a fault of its own. Your story can be saved all "
    "the same; press Refresh again in some minutes.",
    Kind.UNREADABLE: "YouTube’s answer could not be understood. Press Refresh again; if it stays "
    "so, tell whoever looks after the newsroom.",
    Kind.REFUSED: "YouTube refused to answer for this video. Press Refresh again; if it stays so, "
    "tell whoever looks after the newsroom.",
}


class YouTubeError(OutsideError):
    """YouTube did not tell us of a video."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind, MESSAGES[kind])
