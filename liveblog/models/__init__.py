from .live_blog import BlogState, LiveBlog, NotNow
from .live_draft import LiveDraft
from .live_entry import LiveEntry
from .live_event import EventKind, LiveEvent

__all__ = [
    "BlogState",
    "EventKind",
    "LiveBlog",
    "LiveDraft",
    "LiveEntry",
    "LiveEvent",
    "NotNow",
]
