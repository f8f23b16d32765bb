"""What a story's page tells machines: schema.org's NewsArticle and BreadcrumbList as JSON-LD.

A `<script>` of this type is data and never run: browsers let it pass our strict policy.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ..models import Edition
from .feed_entry import picture_url

LONGEST_HEADLINE = 110  # characters, as search engines ask
# Nothing in a title may end the element that it stands in.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def structured_data(edition: Edition, above: Iterable[Edition]) -> SafeString:
    """The element for the page's head; `above`: the pages that it stands below, from the top."""
    graph = [_story(edition), _breadcrumbs(edition, above)]
    return element({"@context": "https://schema.org", "@graph": graph})


def element(said: dict[str, Any]) -> SafeString:
    """The element that says this; nothing in it can end it."""
    text = json.dumps(said, ensure_ascii=False).translate(ESCAPES)
    # Escaped for this element just above; HTML's own escapes would be read as text in it.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


def force() -> dict[str, str]:
    """Whose words they are."""
    url = settings.SITE_URL + "/"
    return {"@type": "GovernmentOrganization", "name": settings.SITE_NAME, "url": url}


def _story(edition: Edition) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@type": "WebPage" if edition.is_page else "NewsArticle",
        "@id": edition.public_url,
        "url": edition.public_url,
        "mainEntityOfPage": edition.public_url,
        "headline": edition.title[:LONGEST_HEADLINE],
        "description": edition.summary,
        "inLanguage": "en-GB",
        "datePublished": edition.published_at.isoformat(),
        "dateModified": edition.modified_at.isoformat(),
        "author": force(),
        "publisher": force(),
    }
    if edition.category and not edition.is_page:
        said["articleSection"] = edition.category.name
    if edition.district:
        said["contentLocation"] = {"@type": "Place", "name": edition.district.name}
    if image := picture_url(edition):
        said["image"] = [image]
    return said


def _breadcrumbs(edition: Edition, above: Iterable[Edition]) -> dict[str, Any]:
    steps = [("Home", "/"), *((page.short_title, page.path) for page in above)]
    if edition.category and not edition.is_page:
        steps.append((edition.category.name, edition.category.get_absolute_url()))
    steps.append((edition.title, edition.path))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": settings.SITE_URL + path}
            for n, (name, path) in enumerate(steps, start=1)
        ],
    }
