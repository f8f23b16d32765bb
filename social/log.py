"""A tweet's log: what X was asked, and what somebody decided, in one line of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from articles.person_name import name_of

from .models import Post


@dataclass(frozen=True)
class Entry:
    at: datetime
    what: str
    outcome: str
    words: str = ""


def log_of(post: Post) -> list[Entry]:
    """Oldest first."""
    asked = [
        Entry(
            attempt.asked_at,
            attempt.get_asked_display(),
            _outcome(attempt.status, attempt.milliseconds),
            ". ".join(filter(None, [attempt.words.rstrip("."), attempt.conclusion])),
        )
        for attempt in post.log.all()
    ]
    decided = [
        Entry(
            decision.decided_at,
            f"{name_of(decision.by)} decided",
            "",
            decision.words,
        )
        for decision in post.decisions.select_related("by")
    ]
    return sorted(asked + decided, key=lambda entry: entry.at)


def _outcome(status: int | None, milliseconds: int | None) -> str:
    if milliseconds is None:
        return "the worker stopped before an answer"
    duration = f"{milliseconds / 1000:.1f} s" if milliseconds >= 1000 else f"{milliseconds} ms"
    return f"{status} after {duration}" if status else f"no answer after {duration}"
