"""What is left of a withdrawn story, place by place, until nothing is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from media_picker.models import PictureUse, VideoUse

from . import search, story_parts
from .kinds import State
from .models import Article, Edition, PreviewLink, Withdrawal

MOST = 10  # on the home page


@dataclass(frozen=True)
class Place:
    """One place where a story was public, and what is there now; `url` is where to look."""

    name: str
    is_done: bool
    words: str
    url: str = ""


def places_of(article: Article) -> list[Place]:
    """Asked of the database at this moment, not of what withdrawing should have done."""
    rooms = [place for part in story_parts.registered for place in part.places(article)]
    return [*_own_places(article), *rooms]


def still_up() -> QuerySet[Article]:
    """Withdrawn stories of which a room still has something outside, the last withdrawn first."""
    numbers = {pk for part in story_parts.registered for pk in part.still_up()}
    stories = Article.objects.filter(pk__in=numbers, state=State.WITHDRAWN)
    return stories.defer("body").order_by("-withdrawn_at")[:MOST]


def _own_places(article: Article) -> list[Place]:
    editions = Edition.archive.filter(article=article)
    is_live = article.live_edition is not None
    pictures = PictureUse.objects.of_any(editions).filter(is_public=True).count()
    videos = VideoUse.objects.of_any(editions).count()
    links = PreviewLink.objects.filter(article=article).living().count()
    instead = Withdrawal.objects.replacement_of(article)
    address = f"Visitors are led to {instead.path}." if instead else "It answers that it is gone."
    last = editions.order_by("number").last()
    assert last is not None, "it was published"
    is_found = search.holds(last)
    return [
        Place("The page", not is_live, "It is public." if is_live else address, last.public_url),
        Place("Pictures", not pictures, _how_many(pictures, "picture")),
        Place("Videos", not videos, _how_many(videos, "video")),
        Place("Preview links", not links, "Some still open." if links else "None opens any more."),
        Place("Search", not is_found, "It is found." if is_found else "It is not found."),
        Place(
            "Lists, feeds, sitemaps and related stories",
            not is_live,
            "It is in them." if is_live else "None shows it. Feeds tell that it is gone.",
        ),
    ]


def _how_many(number: int, noun: str) -> str:
    if not number:
        return f"No {noun} of it is public."
    return f"{number} {noun}{'s are' if number > 1 else ' is'} still public."
