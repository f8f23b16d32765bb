"""What the feeds, the API and the data inside a page say alike of an edition."""

from __future__ import annotations

from django.conf import settings

from ..models import Edition


def entry_id(article_id: int) -> str:
    """A story's id for ever (RFC 4151): it names nobody, and no new address changes it."""
    return f"tag:{settings.SITE_HOST},2026:story/{article_id}"


def tags_of(edition: Edition) -> list[str]:
    """The names under which it is filed."""
    return [place.name for place in (edition.category, edition.district) if place]


def picture_url(edition: Edition, size: str = "share") -> str:
    """The whole address of the picture for a link to it, or ""."""
    share = edition.share_picture
    return settings.SITE_URL + share.crop_url(size) if share else ""
