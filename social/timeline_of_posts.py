"""What became of tweets, and what people decided about them, for the story's timeline."""

from __future__ import annotations

from collections.abc import Iterator

from articles.person_name import name_of
from articles.timeline import Event, Span

from .models import Decision, Post


def events_of(span: Span) -> Iterator[Event]:
    decisions = Decision.objects.select_related("by", "post")
    for decision in span.of(decisions, "decided_at", "post__article"):
        what = f"Tweet: {decision.words}"
        yield Event(decision.decided_at, decision.post.article_id, name_of(decision.by), what)
    moments = [
        ("queued_at", "Tweet put in line"),
        ("sent_at", "Tweet sent"),
        ("deletion_wanted_at", "Tweet to be deleted from X"),
        ("deleted_at", "Tweet deleted from X"),
    ]
    for field, what in moments:
        for post in span.of(Post.objects.exclude(**{field: None}), field):
            yield Event(getattr(post, field), post.article_id, "", what, post.text)
