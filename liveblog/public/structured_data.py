"""What a live blog tells machines: schema.org's LiveBlogPosting as JSON-LD."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from articles.models import Edition
from articles.public.structured_data import LONGEST_HEADLINE, element, force

from ..models import LiveEntry
from .shown_blog import ShownBlog


def structured_data(live: ShownBlog, edition: Edition) -> SafeString:
    """The element for the story's page. https://schema.org/LiveBlogPosting"""
    blog = live.blog
    entries = sorted([*live.pinned, *live.entries], key=lambda entry: -entry.number)
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "@id": f"{edition.public_url}#live",
        "url": edition.public_url,
        "headline": edition.title[:LONGEST_HEADLINE],
        "description": edition.summary,
        "inLanguage": "en-GB",
        "datePublished": edition.published_at.isoformat(),
        "dateModified": max(
            [edition.modified_at, *(entry.modified_at for entry in entries)]
        ).isoformat(),
        "author": force(),
        "publisher": force(),
        "coverageStartTime": blog.opened_at.isoformat(),
        "liveBlogUpdate": [_entry(entry) for entry in entries],
    }
    if blog.closed_at:
        said["coverageEndTime"] = blog.closed_at.isoformat()
    return element(said)


def _entry(entry: LiveEntry) -> dict[str, Any]:
    address = settings.SITE_URL + entry.path
    said: dict[str, Any] = {
        "@type": "BlogPosting",
        "@id": address,
        "url": address,
        "headline": entry.headline[:LONGEST_HEADLINE],
        "articleBody": entry.plain_text,
        "datePublished": entry.posted_at.isoformat(),
        "dateModified": entry.modified_at.isoformat(),
    }
    if picture := entry.shown_picture:
        said["image"] = [settings.SITE_URL + picture.crop_url("share")]
    return said
