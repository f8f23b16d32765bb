from articles.models.kept_record import keep_for_ever

from .live_blog import BlogState, LiveBlog, NotNow, PostedBefore
from .live_draft import LiveDraft
from .live_entry import LiveEntry
from .live_event import EventKind, LiveEvent
from .live_submission import Answer, LiveSubmission
from .second_look import Look

__all__ = [
    "Answer",
    "BlogState",
    "EventKind",
    "LiveBlog",
    "LiveDraft",
    "LiveEntry",
    "LiveEvent",
    "LiveSubmission",
    "Look",
    "NotNow",
    "PostedBefore",
]

# What the timeline and the readers of a live blog are told of.
keep_for_ever(LiveEvent)
