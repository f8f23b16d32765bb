"""What publishing a story would bring before the public, in parts that people have names for.

An approval and a schedule keep it, and so know later whether it is still the same, and what is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import story_parts
from .json_digest import json_digest
from .models.composition import compose

if TYPE_CHECKING:
    from .models import Article

Content = dict[str, str]

# What an editor calls it, and the fields of an edition that it is.
PARTS: dict[str, tuple[str, ...]] = {
    "the headline": ("title",),
    "the address": ("path",),
    "the kind": ("kind",),
    "the summary": ("summary",),
    "the category": ("category_id",),
    "the place": ("district_id",),
    "the body": ("body_html", "plain_text"),
    "the lead picture": ("lead_picture",),
    "the pictures": ("first_body_picture", "pictures"),
    "the album": ("album_id",),
    "the video": ("video_id",),
    "the transcript": ("transcript",),
    "the place in the site": ("parent_id", "navigation_place", "navigation_label", "has_contents"),
    "the notes to editors": ("notes_to_editors",),
    "the press contact": ("press_contact",),
}


def page_of(article: Article) -> Content:
    """A digest of each part of the story's page as it would go out now."""
    edition = compose(article)
    return {
        part: json_digest([getattr(edition, field) for field in fields])
        for part, fields in PARTS.items()
    }


def content_of(article: Article) -> Content:
    """A digest of each part of what would go out now, the rooms' parts included."""
    rooms: dict[str, object] = {}
    for room in story_parts.registered:
        rooms |= room.content(article)
    return page_of(article) | {part: json_digest(value) for part, value in rooms.items()}


def changed_between(before: Content, after: Content) -> list[str]:
    """The parts that are not the same, as “the headline”, in the order of the form."""
    parts = dict.fromkeys([*after, *before])
    return [part for part in parts if before.get(part) != after.get(part)]


def fingerprint_of(content: Content) -> str:
    """One value for all of it, for a form to carry."""
    return json_digest(content)
