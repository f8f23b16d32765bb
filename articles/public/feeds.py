"""Feeds of everything, of a category and of a district, as Atom, RSS and JSON Feed.

Each has the newest stories and leads to the next older ones. A changed story keeps its id and says
when it changed; of a withdrawn one, Atom carries a tombstone (RFC 6721), which names nothing but
the id and the time. RSS and JSON Feed have no words for that: there the story is simply gone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from media_picker.public_answer import made_from, public_answer

from ..generations import LISTS
from ..models import Category, District, Edition
from ..models.edition_sets import EditionQuerySet, Tombstone
from .feed_addresses import FORMATS
from .frame import CACHE_CONTROL
from .json_feed import json_feed
from .keyset import PLACE_IN_A_LIST, ListPage, Place, address_at, page_at
from .xml_feeds import atom_feed, rss_feed

PAGE = 30


@dataclass(frozen=True)
class Feed:
    """What a page of a feed says, whatever its format; all addresses are whole.

    `id` is the first page's address, by which readers know the feed; `url` this page's own.
    """

    title: str
    description: str
    site_url: str
    id: str
    url: str
    older_url: str
    editions: list[Edition]
    tombstones: list[Tombstone]


WRITERS: dict[str, Callable[[Feed], str]] = {
    "atom": atom_feed,
    "rss": rss_feed,
    "json": json_feed,
}


@public_answer(*PLACE_IN_A_LIST)
@require_safe
def everything(request: HttpRequest, ending: str) -> HttpResponse:
    stories = Edition.objects.stories()
    return _feed(request, ending, stories, Edition.objects.tombstones(), "Latest news", "/")


@public_answer(*PLACE_IN_A_LIST)
@require_safe
def place(
    request: HttpRequest, model: type[Category | District], slug: str, ending: str
) -> HttpResponse:
    chosen = get_object_or_404(model, slug=slug)
    stories, withdrawn = chosen.editions(), chosen.tombstones()
    path = chosen.get_absolute_url()
    return _feed(request, ending, stories, withdrawn, chosen.name, path, chosen.described())


def _feed(
    request: HttpRequest,
    ending: str,
    stories: EditionQuerySet,
    withdrawn: list[Tombstone],
    name: str,
    path: str,
    description: str = "",
) -> HttpResponse:
    if ending not in WRITERS:
        raise Http404
    place = Place.of(request.GET)
    found: ListPage = page_at(stories.for_feed(), place, PAGE)
    first_url = settings.SITE_URL + request.path
    feed = Feed(
        title=f"{settings.SITE_NAME}: {name}",
        description=description or f"{name} from {settings.SITE_NAME}.",
        site_url=settings.SITE_URL + path,
        id=first_url,
        url=settings.SITE_URL + address_at(request, place) if place else first_url,
        older_url=settings.SITE_URL + address_at(request, found.older) if found.older else "",
        editions=found.editions,
        tombstones=withdrawn,
    )
    content_type, _ = FORMATS[ending]
    response = HttpResponse(WRITERS[ending](feed), content_type=f"{content_type}; charset=utf-8")
    response["Cache-Control"] = CACHE_CONTROL
    made_from(response, LISTS)
    return response
