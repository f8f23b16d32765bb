"""What was written for a story's tweet, now, at an earlier time or in a form, to be compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from .card_text import is_default_alt_text
from .draft_in_form import PREFIX
from .models import TweetDraft
from .tweet_text import normalise

Words = dict[str, str]

# What is compared of it, by the names of its fields.
PARTS = {
    "text": "Text of the tweet",
    "statement_text": "Text of the statement",
    "statement_alt_text": "Alt text of the statement’s card",
}


def words_of(article_id: int, before: datetime | None) -> Words:
    rows: Any = TweetDraft.objects.filter(article=article_id)
    if before:
        earlier = TweetDraft.history.filter(article=article_id, history_date__lt=before)
        rows = earlier.order_by("-history_date", "-history_id")
    draft = rows.first()
    return {label: getattr(draft, name) if draft else "" for name, label in PARTS.items()}


def words_in_form(typed: Mapping[str, str]) -> Words:
    words = {name: normalise(typed.get(PREFIX + name, "")) for name in PARTS}
    # The form shows it filled in with the statement, until somebody edits it.
    if is_default_alt_text(words["statement_alt_text"], words["statement_text"]):
        words["statement_alt_text"] = ""
    return {label: words[name] for name, label in PARTS.items()}
