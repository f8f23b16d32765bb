"""The videos of this YouTube. They are invented, stand in code, and are the same every time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from sandbox.drawings.scene import Place


class Standing(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"
    DELETED = "deleted"


class Broadcast(StrEnum):
    """The values are YouTube's own for `liveBroadcastContent`."""

    NONE = "none"
    LIVE = "live"
    UPCOMING = "upcoming"


@dataclass(frozen=True)
class Video:
    """`seconds` is the length; a broadcast that is live or still to come has none."""

    id: str
    title: str
    about: str
    place: Place
    seconds: int = 0
    published_at: datetime = datetime(2026, 6, 16, 15, 30, tzinfo=UTC)
    standing: Standing = Standing.PUBLIC
    is_embeddable: bool = True
    is_age_restricted: bool = False
    broadcast: Broadcast = Broadcast.NONE

    @property
    def is_public(self) -> bool:
        return self.standing == Standing.PUBLIC

    @property
    def clock(self) -> str:
        """The length as people read it, such as "2:31"; empty for a broadcast."""
        return f"{self.seconds // 60}:{self.seconds % 60:02d}" if self.seconds else ""

    def starts_at(self) -> datetime | None:
        """When the broadcast began or will begin: always just now, or always tomorrow."""
        now = timezone.now()
        if self.broadcast == Broadcast.LIVE:
            return now - timedelta(minutes=40)
        if self.broadcast == Broadcast.UPCOMING:
            return (now + timedelta(days=1)).replace(hour=18, minute=0, second=0, microsecond=0)
        return None


def public_video(video_id: str) -> Video | None:
    video = VIDEOS.get(video_id)
    return video if video is not None and video.is_public else None


VIDEOS = {
    video.id: video
    for video in (
        Video(
            "HGdRhjvORBk",
            "A night with the Harbourside patrol",
            "Public, may be embedded.",
            "harbour",
            seconds=151,
        ),
        Video(
            "NoEmbedding",
            "Inside the control room",
            "Public, but may not be embedded.",
            "street",
            seconds=312,
            is_embeddable=False,
        ),
        Video(
            "AgeLimited1",
            "What the crash investigators found",
            "Restricted to adults who have logged in.",
            "street",
            seconds=204,
            is_age_restricted=True,
        ),
        Video(
            "LiveNow-001",
            "Live: the Westfield flood, from the ground",
            "Being broadcast now.",
            "harbour",
            broadcast=Broadcast.LIVE,
        ),
        Video(
            "Upcoming-01",
            "Tomorrow: ask the chief constable",
            "Will be broadcast tomorrow evening.",
            "park",
            broadcast=Broadcast.UPCOMING,
        ),
        Video(
            "ScriptTitle",
            "<script>alert('the video')</script> & “quotes”",
            "A title that must do nothing but be read.",
            "park",
            seconds=47,
        ),
        Video(
            "PrivateClip",
            "Briefing for officers",
            "Private: nobody may see it.",
            "park",
            seconds=90,
            standing=Standing.PRIVATE,
        ),
        Video(
            "DeletedClip",
            "An old appeal",
            "Deleted by its owner.",
            "street",
            seconds=65,
            standing=Standing.DELETED,
        ),
    )
}
