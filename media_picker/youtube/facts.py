"""What YouTube said of a video, as it is kept and shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class VideoFacts:
    """`live` is "none", "live" or "upcoming"; `privacy` "public" or "unlisted".

    `duration_seconds` is 0 for what has not ended or not begun.
    """

    title: str
    channel: str
    duration_seconds: int
    published_at: datetime
    is_embeddable: bool
    is_age_restricted: bool
    live: str
    privacy: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"published_at": self.published_at.isoformat()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> VideoFacts:
        return cls(**{**kept, "published_at": datetime.fromisoformat(kept["published_at"])})

    @property
    def length(self) -> str:
        """As a clock shows it: `2:31`, `1:02:05`; "" when there is none yet."""
        if not self.duration_seconds:
            return ""
        minutes, seconds = divmod(self.duration_seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

    @property
    def notes(self) -> list[str]:
        """What an editor should know before using it, in sentences."""
        return [
            note
            for applies, note in (
                (not self.is_embeddable, "Its owner does not let it play on other sites: visitors "
                 "get a link to YouTube instead."),
                (self.is_age_restricted, "YouTube shows it to signed-in adults only: most visitors "
                 "cannot play it here."),
                (self.live == "live", "It is live now; its length is known when it has ended."),
                (self.live == "upcoming", "It has not begun yet; visitors see a waiting screen "
                 "until it does."),
                (self.privacy == "unlisted", "It is unlisted on YouTube: a published story makes "
                 "it known to everybody."),
            )
            if applies
        ]  # fmt: skip
