"""Addresses that nobody has yet."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from django.utils.text import slugify

from .kinds import RESERVED_SLUGS, path_of
from .models.edition import Edition
from .models.preview_link import PreviewLink
from .models.schedule import Schedule

if TYPE_CHECKING:
    from .models import Article


def follows_headline(article: Article) -> bool:
    """Whether the story's slug was made from its headline, and nobody outside has seen it yet.

    Then a new headline makes a new one. Once the story was published, scheduled or shared, it
    stays; and so does one that somebody typed.
    """
    return (
        _is_made(article.slug, article.title)
        and not article.was_ever_published
        and not Schedule.objects.filter(article=article).exists()
        and not PreviewLink.objects.filter(article=article).exists()
    )


def was_typed(slug: str, saved: Article) -> bool:
    """Whether somebody chose it: it is neither the saved one, nor one that was made before.

    A form that was opened earlier still has the slug of an earlier headline.
    """
    if slug == saved.slug:
        return False
    earlier = saved.history.filter(slug=slug).values_list("title", flat=True)
    return not any(_is_made(slug, title) for title in earlier)


def free_slug(article: Article) -> str:
    """A slug made from the headline that no other story has: with a number where one must."""
    stem = _stem(article.title)
    others = type(article).objects.exclude(pk=article.pk)
    public = Edition.objects.exclude(article=article) if article.pk else Edition.objects.all()
    for number in count(1):
        slug = stem if number == 1 else f"{stem}-{number}"
        is_taken = (
            slug in RESERVED_SLUGS
            or others.filter(slug=slug).exists()
            or public.filter(path=path_of(article.kind, slug)).exists()
        )
        if not is_taken:
            return slug
    raise AssertionError("count() ends never")


def _is_made(slug: str, headline: str) -> bool:
    return bool(re.fullmatch(rf"{re.escape(_stem(headline))}(-\d+)?", slug, re.ASCII))


def _stem(headline: str) -> str:
    return slugify(headline)[:90].strip("-") or "story"
