"""What the reader of a preview is told of the story's embargo, and of a change of it."""

from __future__ import annotations

from typing import NamedTuple

from .. import embargo
from ..london_time import in_words
from ..models import PreviewLink


class Notice(NamedTuple):
    """`headline` stays in sight; both are "" for a story that is, and was, under none."""

    headline: str
    more: str


def embargo_notice(link: PreviewLink) -> Notice:
    """As the embargo is at this moment, beside the one that stood when the link was made."""
    was, now = link.embargo_until, link.article.embargo_until
    before = f"until {in_words(was)} (London time)" if was else ""
    if now and embargo.why_not_yet(link.article):
        more = "Please publish nothing of it, and pass nothing on, before that time."
        if was and was != now:
            more += f" This has changed: when the link was made, the embargo was {before}."
        elif not was:
            more += " This is new: when the link was made, there was no embargo."
        return Notice(f"Embargoed until {in_words(now)} (London time)", more)
    if was is None:
        return Notice("", "")
    if now == was:
        return Notice("The embargo has ended", f"It was {before}.")
    return Notice("The embargo was lifted", f"It was {before}. Ask us if you are in doubt.")
