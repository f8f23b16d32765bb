"""What readers are told, by the stream and by polling alike.

Made from the numbered events, and always of what stands *now*: an entry that was posted, corrected
and marked since is told once, at its last number; one that was removed is never told again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from ..models import EventKind, LiveBlog, LiveEntry, LiveEvent
from .shown_blog import shown

# Whoever is further behind gets the page as it is.
MOST_MISSED = 100
ABOUT_ENTRIES = {EventKind.POSTED, EventKind.CORRECTED, EventKind.MARKED, EventKind.REMOVED}
ABOUT_STATE = {
    *(EventKind.OPENED, EventKind.PAUSED, EventKind.RESUMED),
    *(EventKind.CLOSED, EventKind.REOPENED),
}


@dataclass(frozen=True)
class Message:
    """`number`: up to which event whoever has got this has everything.

    `event` and its `data`:
    entry      entry (its number), html, is_pinned, key_event (its line of the timeline, or "")
    removal    entry
    state      state, html (the notice on top)
    page       state, html (all that stands on the newest page)
    withdrawn  nothing: the story is no longer public

    The stream itself sends `beat` now and then, without a number.
    """

    number: int
    event: str
    data: dict[str, Any]

    def as_bytes(self) -> bytes:
        """As Server-Sent Events write it.

        JSON on one line: whatever somebody typed can end neither the line nor the message.
        https://html.spec.whatwg.org/multipage/server-sent-events.html
        """
        # ASCII, so that no other character that some reader takes for a line's end is in it.
        return (
            f"id: {self.number}\nevent: {self.event}\ndata: {json.dumps(self.data)}\n\n"
        ).encode()


def messages_since(blog: LiveBlog, number: int | None) -> list[Message]:
    """What somebody missed who has everything up to `number`, in order; the page for a number that
    the blog never gave, or that is too old, or None. Two queries, or those of the page.
    """
    if number is None or not blog.number - MOST_MISSED <= number <= blog.number:
        return [page(blog)]
    events = blog.events.filter(number__gt=number, number__lte=blog.number).select_related(
        "entry__kept_video"
    )
    last: dict[int, LiveEvent] = {}  # by the entry; 0 for the state
    unseen: set[int] = set()
    for event in events.order_by("number"):
        if event.kind in ABOUT_ENTRIES or event.kind in ABOUT_STATE:
            about = event.entry_id or 0
            last.pop(about, None)  # so that it stands at its last number
            last[about] = event
            if event.kind == EventKind.POSTED:
                unseen.add(about)
    return [
        _about_entry(event.number, event.entry, blog) if event.entry else _about_state(event, blog)
        for about, event in last.items()
        if not (about in unseen and event.entry and event.entry.removed_at)
    ]


def page(blog: LiveBlog) -> Message:
    """All that stands on the newest page now."""
    return Message(blog.number, "page", {"state": blog.state, "html": shown(blog).html})


def withdrawn(number: int) -> Message:
    return Message(number, "withdrawn", {})


def _about_entry(number: int, entry: LiveEntry, blog: LiveBlog) -> Message:
    if entry.removed_at:
        return Message(number, "removal", {"entry": entry.number})
    entry.blog = blog  # known, and not asked for again
    data = {
        "entry": entry.number,
        "html": render_to_string("liveblog/_entry.html", {"entry": entry}),
        "is_pinned": entry.is_pinned,
        "key_event": (
            render_to_string("liveblog/_key_event.html", {"entry": entry}) if entry.is_key else ""
        ),
    }
    return Message(number, "entry", data)


def _about_state(event: LiveEvent, blog: LiveBlog) -> Message:
    html = render_to_string("liveblog/_notice.html", {"blog": blog})
    return Message(event.number, "state", {"state": blog.state, "html": html})
