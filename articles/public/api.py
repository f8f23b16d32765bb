"""The read-only API: what visitors read, as JSON. `openapi.py` describes it.

Only live editions stand here. Lists go from page to page by `next`, never by a number of pages.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from media_picker.public_answer import made_from, public_answer

from ..change_note import ChangeKind, ChangeNote
from ..generations import LISTS
from ..generations import story as story_generation
from ..models import Category, District, Edition, StoryPlace
from ..models.edition_sets import Gone
from .closed_links import without_closed_links
from .feed_entry import picture_url
from .frame import CACHE_CONTROL
from .keyset import PLACE_IN_A_LIST, Place, address_at, page_at
from .openapi import document

PAGE = 20
HIGHEST_ID = 2**63 - 1  # a database refuses to be asked for more
PLACES: dict[str, type[Category | District]] = {"category": Category, "district": District}
MAY_BE_ASKED = (*PLACES, *PLACE_IN_A_LIST)


# Refused, because whoever asks for “page=2” and is given the first page asks for ever.
@public_answer(*MAY_BE_ASKED, refuses_others=True)
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """A page of stories, newest first; of one category or one district where that is asked."""
    if unknown := sorted(set(request.GET) - set(MAY_BE_ASKED)):
        return _problem(400, f"“{unknown[0][:40]}” is not known here. See {_openapi_url()}.")
    place = Place.of(request.GET)
    if place is None and set(PLACE_IN_A_LIST) & set(request.GET):
        return _problem(400, "That place in the list is broken. Follow “next” as it was given.")
    editions = Edition.objects.stories()
    asked = {name: slug for name in PLACES if (slug := request.GET.get(name))}
    if len(asked) > 1:
        # Each has its index; both at once would be a walk through the whole archive.
        return _problem(400, "Ask for a category or for a district, not for both.")
    for name, slug in asked.items():
        chosen = PLACES[name].objects.filter(slug=slug).first()
        if chosen is None:
            return _problem(404, f"There is no such {name}.")
        editions = chosen.editions()
    found = page_at(editions.for_list(), place, PAGE)
    next_url = settings.SITE_URL + address_at(request, found.older) if found.older else None
    response = _answer({"stories": [_brief(e) for e in found.editions], "next": next_url})
    made_from(response, LISTS)
    return response


@public_answer()
@require_safe
def story(request: HttpRequest, article_id: int) -> HttpResponse:
    """One story with its words; 410 when it was withdrawn."""
    if article_id > HIGHEST_ID:
        return _problem(404, "There is no such story.")
    match Edition.objects.of_story(article_id):
        case Edition() as edition:
            words = {
                "body_html": without_closed_links(edition.body),
                "body_text": edition.plain_text,
                "change_notes": [_told(note) for note in edition.change_notes],
            }
            response = _answer(_brief(edition) | words)
        case Gone():
            response = _problem(410, "This story was withdrawn.")
        case None:
            return _problem(404, "There is no such story.")
    made_from(response, story_generation(article_id))
    return response


@public_answer()
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    response = _answer(document())
    made_from(response)
    return response


def _brief(edition: Edition) -> dict[str, Any]:
    share = edition.share_picture
    return {
        "id": edition.article_id,
        "url": edition.public_url,
        "api_url": settings.SITE_URL + reverse("articles:api_story", args=[edition.article_id]),
        "kind": edition.kind,
        "title": edition.title,
        "summary": edition.summary,
        "category": _named(edition.category),
        "district": _named(edition.district),
        "published_at": edition.published_at.isoformat(),
        "modified_at": edition.modified_at.isoformat(),
        "picture": {"url": picture_url(edition), "alt": share.alt, "credit": share.credit}
        if share
        else None,
    }


def _told(note: ChangeNote) -> dict[str, str]:
    kind = ChangeKind.CORRECTION if note.is_correction else ChangeKind.INFORMATION
    return {"at": note.at.isoformat(), "kind": str(kind), "text": note.words}


def _named(place: StoryPlace | None) -> dict[str, str] | None:
    return {"name": place.name, "slug": place.slug} if place else None


def _openapi_url() -> str:
    return settings.SITE_URL + reverse("articles:openapi")


def _answer(said: dict[str, Any], status: int = 200) -> HttpResponse:
    response = JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = CACHE_CONTROL
    # Anybody's page may read what anybody may read.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _problem(status: int, detail: str) -> HttpResponse:
    """RFC 9457."""
    response = _answer({"status": status, "detail": detail}, status)
    response["Content-Type"] = "application/problem+json"
    return response
