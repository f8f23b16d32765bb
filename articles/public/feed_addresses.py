"""Where the feeds are: of everything, of a category, of a district."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from ..models import Category, District

# The ending of a feed's address → its content type, and its name for people.
FORMATS = {
    "atom": ("application/atom+xml", "Atom"),
    "rss": ("application/rss+xml", "RSS"),
    "json": ("application/feed+json", "JSON Feed"),
}


@dataclass(frozen=True)
class FeedLink:
    url: str
    content_type: str
    format: str
    title: str


def of_everything() -> list[FeedLink]:
    return [
        FeedLink(reverse("articles:feed", args=[ending]), content_type, name, "All stories")
        for ending, (content_type, name) in FORMATS.items()
    ]


def of_category(category: Category) -> list[FeedLink]:
    return _of("category_feed", category)


def of_district(district: District) -> list[FeedLink]:
    return _of("district_feed", district)


def _of(address: str, chosen: Category | District) -> list[FeedLink]:
    return [
        FeedLink(
            reverse(f"articles:{address}", args=[chosen.slug, ending]),
            content_type,
            name,
            chosen.name,
        )
        for ending, (content_type, name) in FORMATS.items()
    ]
