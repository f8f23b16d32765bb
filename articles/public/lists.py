"""The lists of stories: the front page, a category, a district, a month, the archive."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from media_picker.public_answer import made_from, public_answer

from ..generations import FRAME, LISTS
from ..models import ArchiveMonth, Category, District, Edition, PinnedStory
from ..models.edition_sets import EditionQuerySet
from . import feed_addresses, frame
from .keyset import PLACE_IN_A_LIST, ListPage, Place, page_at

PAGE = 12
MOST_APPEALS = 3


@public_answer(*PLACE_IN_A_LIST)
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What matters now, then the newest; older pages have the list alone."""
    place = Place.of(request.GET)
    found = page_at(Edition.objects.stories().for_list(), place, PAGE)
    context: dict[str, Any] = {}
    if place is None:
        pinned, appeals = PinnedStory.objects.on_top(MOST_APPEALS)
        context = {"pinned": pinned, "appeals": appeals}
        shown = {edition.pk for edition in [*appeals, *([pinned] if pinned else [])]}
        context["latest"] = [e for e in found.editions if e.pk not in shown]
    return _list(request, "front", found, feeds=feed_addresses.of_everything(), **context)


@public_answer(*PLACE_IN_A_LIST)
@require_safe
def place(request: HttpRequest, model: type[Category | District], slug: str) -> HttpResponse:
    chosen = get_object_or_404(model, slug=slug)
    return _list(
        request,
        "list",
        _page_of(request, chosen.editions()),
        heading=chosen.name,
        description=chosen.described(),
        feeds=feed_addresses.of_place(chosen),
    )


@public_answer()
@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """All years and months that have stories, with how many."""
    months = list(ArchiveMonth.objects.with_stories())
    years = [(y, list(in_year)) for y, in_year in groupby(months, lambda m: m.first_day.year)]
    districts = District.objects.all()
    response = frame.page(request, "public/archive", years=years, districts=districts)
    made_from(response, LISTS, FRAME)
    return response


@public_answer(*PLACE_IN_A_LIST)
@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    of_month = ArchiveMonth.objects.of(year, month)
    if of_month is None:
        raise Http404
    found = _page_of(request, of_month.editions())
    return _list(request, "list", found, heading=str(of_month), is_month=True)


def _page_of(request: HttpRequest, editions: EditionQuerySet) -> ListPage:
    return page_at(editions.for_list(), Place.of(request.GET), PAGE)


def _list(request: HttpRequest, template: str, found: ListPage, **context: Any) -> HttpResponse:
    if Place.of(request.GET) and not found.newer:
        # Behind the last story, or back at the first: the beginning has one address only.
        return HttpResponseRedirect(request.path)
    response = frame.page(
        request,
        f"public/{template}",
        editions=found.editions,
        older_url=found.older_url(request),
        newer_url=found.newer_url(request),
        **context,
    )
    made_from(response, LISTS, FRAME)
    return response
