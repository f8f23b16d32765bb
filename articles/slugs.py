"""Addresses that nobody has yet."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from django.utils.text import slugify

from .kinds import RESERVED_SLUGS, new_appeal_reference, path_of
from .models.edition import Edition
from .models.preview_link import PreviewLink
from .models.schedule import Schedule

if TYPE_CHECKING:
    from .models import Article


def follows_headline(article: Article) -> bool:
    """Whether a new headline makes a new slug: nobody typed this one, and nobody outside has it.

    Once the story was published, scheduled or shared, it stays.
    """
    return (
        not article.has_typed_address
        and not article.was_ever_published
        and not Schedule.objects.filter(article=article).exists()
        and not PreviewLink.objects.filter(article=article).exists()
    )


def settled_slug(article: Article) -> str:
    """What it is saved with: what it has, or else one that is made for it."""
    if article.is_appeal:
        before = type(article).objects.filter(pk=article.pk).first() if article.pk else None
        return before.slug if before and before.is_appeal else new_appeal_reference()
    return article.slug or free_slug(article)


def free_slug(article: Article) -> str:
    """A slug made from the headline that no other story has: with a number where one must."""
    stem = slugify(article.title)[:90].strip("-") or "story"
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
