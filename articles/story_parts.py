"""What the rooms above add to a story without `articles` knowing their names.

A room subclasses `StoryPart` and registers an instance when Django starts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.contrib.admin.options import InlineModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from media_picker.models import PictureUse

if TYPE_CHECKING:
    from .models import Article, Edition
    from .passages import Passage
    from .problems import Problem
    from .taken_down import Place
    from .timeline import Event, Span


class StoryPart:
    """One room's share in a story. Every method has a neutral answer here."""

    def tabs(self) -> list[type[InlineModelAdmin]]:
        """Inlines for the story's form; each becomes a tab, named by `verbose_name`."""
        return []

    def beside_form(self, request: HttpRequest, article: Article) -> str:
        """Safe HTML after the story's form: small forms that buttons in the room's tab submit."""
        return ""

    def problems(self, article: Article, day: date) -> Iterable[Problem]:
        """What of this room stands in the way of publishing on that day."""
        return []

    def picture_uses(self, article: Article) -> QuerySet[PictureUse]:
        """The library's pictures that this room shows of the story, as drafts use them."""
        return PictureUse.objects.none()

    def video_ids(self, article: Article) -> Iterable[str]:
        """YouTube's ids of the videos that this room shows of the story."""
        return []

    def fingerprint(self, article: Article) -> str:
        """Changes whenever what the confirmation page shows of this room would change."""
        return ""

    def content(self, article: Article) -> dict[str, object]:
        """What of this room would go out with the story, by its name, as “the tweet”.

        An approval stands for it, so nothing in it may change by itself. JSON can hold the values.
        """
        return {}

    def words(self, article_id: int, before: datetime | None = None) -> dict[str, str]:
        """What is written of the story in this room, by its name; as it was just before a moment,
        where that is given and the room keeps it.
        """
        return {}

    def words_in_form(self, typed: Mapping[str, str]) -> dict[str, str]:
        """The same, of a story's form that nobody has saved."""
        return {}

    def parts_brought_back(self) -> frozenset[str]:
        """Of these words, by their names, those that come back with an earlier version."""
        return frozenset()

    def bring_back(self, article_id: int, before: datetime | None) -> None:
        """Bring them back, as they were just before that moment; None: as they are. In the
        transaction that brings the version back.
        """

    def confirmation(self, request: HttpRequest, article: Article) -> str:
        """Safe HTML for the confirmation page: what publishing will do in this room."""
        return ""

    def after_publication(self, edition: Edition) -> str:
        """A sentence, safe HTML: what publishing this edition has just done in this room."""
        return ""

    def withdrawal(self, request: HttpRequest, article: Article) -> str:
        """Safe HTML for the page that confirms a withdrawal."""
        return ""

    def places(self, article: Article) -> Iterable[Place]:
        """Of a withdrawn story: where this room had put something, and what is there now."""
        return []

    def still_up(self) -> Iterable[int]:
        """The numbers of withdrawn stories of which this room still has something in public."""
        return []

    def events(self, span: Span) -> Iterable[Event]:
        """What this room did, and what people decided in it, for the timeline."""
        return []

    def passage(self, article: Article, name: str) -> Passage | None:
        """The story's passage of that name, if this room keeps it."""
        return None

    def beside_passages(
        self, request: HttpRequest, article: Article, passages: Collection[Passage]
    ) -> Mapping[str, str]:
        """Safe HTML beside passages of a story, by their names, for whoever may publish it."""
        return {}

    def passage_removal(self, request: HttpRequest, passage: Passage) -> str:
        """Safe HTML for the page that confirms a passage's removal."""
        return ""

    def left_of_passage(self, passage: Passage) -> str:
        """A sentence, safe HTML, for whoever has just corrected or removed a passage: where its
        earlier words still stand in this room, and what can be done about it.
        """
        return ""

    def home_alarms(self, request: HttpRequest) -> str:
        """Safe HTML for the top of the newsroom's home page: what is wrong now, or ""."""
        return ""

    def home_panel(self, request: HttpRequest) -> str:
        """Safe HTML for the newsroom's home page."""
        return ""


registered: list[StoryPart] = []


def register(part: StoryPart) -> None:
    registered.append(part)


def video_ids(article: Article) -> set[str]:
    """YouTube's ids of all videos that the story shows as it stands, in every room."""
    of_rooms = (part.video_ids(article) for part in registered)
    return {article.shown_video_id}.union(*of_rooms) - {""}


def picture_uses(article: Article) -> QuerySet[PictureUse]:
    """All of the library's pictures that the story shows as it stands, in every room."""
    uses = PictureUse.objects.of(article)
    for part in registered:
        uses |= part.picture_uses(article)
    return uses
