"""A live blog as readers see it: what stands on top, and a page of entries."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ..models import LiveBlog, LiveEntry

PAGE = 30
MOST_PINNED = 5
MOST_KEY_EVENTS = 50


@dataclass(frozen=True)
class ShownBlog:
    """`entries` newest first; `pinned` are not among them, and stand on the newest page only: the
    newest five, so that updates are not pushed out of sight. Older pins stand among the others.

    `older_than`: the number below which the next page begins, or None.
    """

    blog: LiveBlog
    entries: list[LiveEntry]
    pinned: list[LiveEntry]
    key_events: list[LiveEntry]
    older_than: int | None

    @property
    def needs_player(self) -> bool:
        """Whether one of the entries shows a video."""
        return any(entry.kept_video_id for entry in (*self.pinned, *self.entries))

    @property
    def older_url(self) -> str:
        if self.older_than is None:
            return ""
        return f"{self.blog.path}?{urlencode({'before': self.older_than})}"

    @property
    def html(self) -> SafeString:
        """All of it, as it stands in a page and as a reader who missed too much gets it."""
        return render_to_string("liveblog/_live.html", {"live": self})


def shown(
    blog: LiveBlog, *, before: int | None = None, is_private: bool = False, below: str = ""
) -> ShownBlog:
    """The newest page, or the one below a number; three queries however many entries there are."""
    standing = blog.entries.standing().newest_first()
    pinned = list(standing.filter(is_pinned=True).with_media()[:MOST_PINNED])
    flow = standing.exclude(pk__in=[entry.pk for entry in pinned]).with_media()
    if before is not None:
        flow = flow.filter(number__lt=before)
    found = list(flow[: PAGE + 1])
    for entry in (*found, *pinned):
        entry.is_private, entry.below = is_private, below
    is_newest = before is None
    return ShownBlog(
        blog=blog,
        entries=found[:PAGE],
        pinned=pinned if is_newest else [],
        key_events=list(standing.filter(is_key=True)[:MOST_KEY_EVENTS]) if is_newest else [],
        older_than=found[PAGE - 1].number if len(found) > PAGE else None,
    )
