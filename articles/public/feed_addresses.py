"""Where the feeds are: of everything, of a category, of a district."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from ..models import StoryPlace

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


def of_place(place: StoryPlace) -> list[FeedLink]:
    return [
        FeedLink(
            reverse(f"articles:{place.field}_feed", args=[place.slug, ending]),
            content_type,
            name,
            place.name,
        )
        for ending, (content_type, name) in FORMATS.items()
    ]
