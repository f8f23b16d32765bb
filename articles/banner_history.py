"""Who put the emergency banner up, changed it and took it down, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models import SiteFrame

MOST_SHOWN = 50


@dataclass(frozen=True)
class BannerTurn:
    """`by` is None where no person was logged in, as in a command."""

    when: datetime
    by: User | None
    what: str
    level: str
    heading: str
    words: str


def banner_turns(frame: SiteFrame) -> list[BannerTurn]:
    """The last turns, the newest first; the frame’s history has other changes too."""
    turns: list[BannerTurn] = []
    before: tuple[str, ...] | None = None
    for record in frame.history.select_related("history_user").order_by("history_date", "pk"):
        shown = (
            (record.banner_level, record.banner_heading, record.banner_words, record.banner_path)
            if record.banner_level
            else None
        )
        if shown != before:
            turns.append(
                BannerTurn(
                    when=record.history_date,
                    by=record.history_user,
                    what=_what(was_up=before is not None, is_up=shown is not None),
                    level=record.banner_level and record.get_banner_level_display(),
                    heading=record.banner_heading,
                    words=record.banner_words,
                )
            )
        before = shown
    return turns[: -MOST_SHOWN - 1 : -1]


def _what(*, was_up: bool, is_up: bool) -> str:
    if not is_up:
        return "Taken down"
    return "Changed" if was_up else "Put up"
