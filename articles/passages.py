"""Parts of a public story that have an address of their own, as a live update has.

One room keeps them, and another has to do with them, a tweet for one: neither knows the other. Who
keeps them answers `StoryPart.passage`; who adds to them, the questions after it; and
`signals.passage_removed` tells of what is gone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from . import story_parts
from .json_digest import json_digest

if TYPE_CHECKING:
    from media_picker.shown_picture import ShownPicture

    from .models import Article


@dataclass(frozen=True)
class Passage:
    """`name` is its own in its story, for ever, as “entry-12”; `label` what people call it.

    `headline` is its heading or its first words, for what leads to it; `words` are plain text;
    `desk_url` is where its people look after it. `stands` is False once it was removed; whether
    visitors can read it is then a question to its story.
    """

    article: Article
    name: str
    label: str
    headline: str
    words: str
    path: str
    desk_url: str
    stands: bool
    picture: ShownPicture | None = None

    @property
    def fingerprint(self) -> str:
        """Changes whenever its words or its picture do."""
        shown = [self.words, self.picture.as_json() if self.picture else None]
        return json_digest(shown)

    @property
    def public_url(self) -> str:
        return settings.SITE_URL + self.path


def passage_of(article: Article, name: str) -> Passage | None:
    """The story's passage of that name as it is now, removed or not; None when there never was one.

    Who holds the story's lock can rely on it: a passage is removed under that lock only.
    """
    for part in story_parts.registered:
        if passage := part.passage(article, name):
            return passage
    return None


def beside(
    request: HttpRequest, article: Article, passages: Collection[Passage]
) -> dict[str, SafeString]:
    """What the rooms put beside each of the story's passages where its people look after it, by its
    name.
    """
    found = [part.beside_passages(request, article, passages) for part in story_parts.registered]
    return {one.name: _joined([panels.get(one.name, "") for panels in found]) for one in passages}


def asked_at_removal(request: HttpRequest, passage: Passage) -> SafeString:
    """What the rooms ask on the page that confirms a passage's removal, in a form `remove-form`."""
    panels = [part.passage_removal(request, passage) for part in story_parts.registered]
    return _joined(panels)


def left_elsewhere(passage: Passage) -> SafeString:
    """What still says the words that a passage had before it was corrected or removed."""
    return _joined([part.left_of_passage(passage) for part in story_parts.registered])


def _joined(panels: list[str]) -> SafeString:
    # Each room answers for its own HTML: rendered templates, escaped by them already.
    return mark_safe("".join(panels))  # noqa: S308
