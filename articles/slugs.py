"""Addresses that nobody has yet."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from django.utils.text import slugify

from .kinds import RESERVED_SLUGS

if TYPE_CHECKING:
    from .models import Article


def free_slug(article: Article) -> str:
    """A slug made from the headline that no other story has: with a number where one must."""
    stem = slugify(article.title)[:90].strip("-") or "story"
    others = type(article).objects.exclude(pk=article.pk)
    for number in count(1):
        slug = stem if number == 1 else f"{stem}-{number}"
        if slug not in RESERVED_SLUGS and not others.filter(slug=slug).exists():
            return slug
    raise AssertionError("count() ends never")
