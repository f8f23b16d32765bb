"""What the hub asks of the database, in a thread."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from articles.models import Edition

from ..models import BlogState, LiveBlog
from ..public.messages import Message, messages_since, withdrawn

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Standing:
    number: int
    is_public: bool
    is_closed: bool


@dataclass(frozen=True)
class Missed:
    """`messages` bring somebody up to event `number`; `is_over`: nothing will come after them."""

    number: int
    messages: list[tuple[int, bytes]]
    is_over: bool

    @property
    def as_bytes(self) -> bytes:
        return b"".join(message for _, message in self.messages)


def standings(references: Collection[str]) -> dict[str, Standing]:
    """How these blogs stand; one query. A blog that was never public is not among them."""
    rows = (
        LiveBlog.objects.filter(reference__in=references)
        .annotate(is_live=Exists(Edition.objects.filter(article=OuterRef("article"))))
        .filter(article__first_published_at__isnull=False)
        .values_list("reference", "number", "is_live", "state")
    )
    return {
        reference: Standing(number, is_live, state == BlogState.CLOSED)
        for reference, number, is_live, state in rows
    }


def missed(reference: str, number: int | None) -> Missed:
    """What somebody missed who has everything up to `number`; messages.py says what each gets."""
    blog = LiveBlog.objects.filter(reference=reference).first()
    if blog is None or not blog.is_public():
        last = blog.number if blog else 0
        return Missed(last, _written([withdrawn(last)]), is_over=True)
    return Missed(blog.number, _written(messages_since(blog, number)), is_over=blog.is_closed)


def news(known: Mapping[str, int]) -> dict[str, Missed]:
    """What readers of these blogs are to be told who have everything up to the number beside each;
    nothing of a blog in which nothing happened. In one go: a thread opens the database for each.
    """
    found = standings(known)
    told = {}
    for reference, number in known.items():
        standing = found.get(reference)
        if standing and standing.is_public and standing.number == number:
            continue
        try:
            told[reference] = missed(reference, number)
        except Exception:
            # The others hear their news all the same.
            log.exception("What is new in %s cannot be told.", reference)
    return told


def _written(messages: list[Message]) -> list[tuple[int, bytes]]:
    return [(message.number, message.as_bytes()) for message in messages]
