"""A video as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from .addresses import player, watch_page


@dataclass(frozen=True)
class ShownVideo:
    """Everything visible of a video, and where it plays. `title` is "" when YouTube never said.

    `length` is as a clock shows it; the poster's measures are in pixels, its key "" without one.
    """

    video_id: str
    title: str
    length: str
    is_embeddable: bool
    poster_key: str
    poster_width: int
    poster_height: int
    is_private: bool = False
    below: str = ""  # as a picture's

    @property
    def name(self) -> str:
        return self.title or "Video on YouTube"

    @property
    def watch_url(self) -> str:
        return watch_page(self.video_id)

    @property
    def player_url(self) -> str:
        return player(self.video_id)

    @property
    def poster_url(self) -> str:
        """Our own copy; "" when there is none."""
        if not self.poster_key:
            return ""
        is_inside = self.is_private and not self.below
        name = "media_picker:private_poster" if is_inside else "media_picker:poster"
        return self.below + reverse(name, args=[self.poster_key])
