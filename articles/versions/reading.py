"""A story at one time, as somebody reads it: the name of each part, and its words.

The same whether it is the working copy, an earlier version of it, an edition, or a form that
nobody has saved; so that any two can be compared.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from media_picker.models import Picture
from media_picker.typed_id import typed_id

from .. import body as story_body
from .. import story_parts
from ..kinds import Kind
from ..models import Category, District, Edition
from ..models.kept_form import Typed
from .story_words import words_of_body, words_of_public_body

Reading = dict[str, str]

# Parts that are words and nothing else, by the names of the story's fields.
WORDS = {
    "transcript": "Transcript of the video",
    "notes_to_editors": "Notes to editors",
    "press_contact": "Press contact",
}


def reading_of(story: Any, before: datetime | None = None) -> Reading:
    """Of the working copy, or of a version of it from the history, with what the rooms had then.

    A version is asked with the moment of the one after it: what was saved with a story is saved a
    moment later.
    """
    reading = _read(
        kind=story.kind,
        title=story.title,
        slug=story.slug,
        summary=story.summary,
        body=story.body,
        category_id=story.category_id,
        district_id=story.district_id,
        lead_picture_id=story.lead_picture_id,
        album_id=story.album_id,
        video_id=story.video_id if story.has_video else "",
        words={name: getattr(story, name) for name in WORDS},
    )
    for part in story_parts.registered:
        reading |= part.words(story.id, before) if story.id else {}
    return reading


def reading_of_edition(edition: Edition) -> Reading:
    """What visitors read, and not what the rooms above did with it."""
    return {
        "Headline": edition.title,
        "Summary": _lines(edition.summary),
        "Body": words_of_public_body(edition.body_html),
        "Kind": edition.kind_label,
        "Address": edition.path.rstrip("/").rpartition("/")[2],
        "Category": edition.category.name if edition.category else "",
        "Place": edition.district.name if edition.district else "",
        "Lead picture": edition.lead.alt if edition.lead else "",
        "Flickr album": edition.album_id,
        "YouTube video": edition.video_id,
    } | {label: _lines(getattr(edition, name)) for name, label in WORDS.items()}


def reading_of_form(content: Typed) -> Reading:
    """Of what was typed in the form, right or wrong."""
    typed = {name: values[-1] for name, values in content.items() if values}
    has_video = typed.get("has_video") == "True"
    reading = _read(
        kind=typed.get("kind", ""),
        title=typed.get("title", ""),
        slug=typed.get("slug", ""),
        summary=typed.get("summary", ""),
        body=typed.get("body", ""),
        category_id=typed_id(typed.get("category")),
        district_id=typed_id(typed.get("district")),
        lead_picture_id=typed_id(typed.get("lead_picture")),
        album_id=typed.get("album_id", ""),
        video_id=typed.get("video_id", "") if has_video else "",
        words={name: typed.get(name, "") for name in WORDS},
    )
    for part in story_parts.registered:
        reading |= part.words_in_form(typed)
    return reading


def _read(
    *,
    kind: str,
    title: str,
    slug: str,
    summary: str,
    body: str,
    category_id: int | None,
    district_id: int | None,
    lead_picture_id: int | None,
    album_id: str,
    video_id: str,
    words: dict[str, str],
) -> Reading:
    ids = story_body.picture_ids(story_body.sanitise(body))
    wanted = [*ids, *([lead_picture_id] if lead_picture_id else [])]
    alts = {picture.pk: picture.alt_text for picture in Picture.objects.filter(pk__in=wanted)}
    category = Category.objects.filter(pk=category_id or 0).first()
    district = District.objects.filter(pk=district_id or 0).first()
    return {
        "Headline": title,
        "Summary": _lines(summary),
        "Body": words_of_body(body, lambda pk: alts.get(pk, "no longer in the library")),
        "Kind": Kind(kind).label if kind in Kind.values else "",
        "Address": slug,
        "Category": category.name if category else "",
        "Place": district.name if district else "",
        "Lead picture": alts.get(lead_picture_id or 0, ""),
        "Flickr album": album_id,
        "YouTube video": video_id,
    } | {label: _lines(words[name]) for name, label in WORDS.items()}


def _lines(words: str) -> str:
    """With ends of lines as the database has them, and not as a browser sends them."""
    return words.replace("\r\n", "\n").strip()
