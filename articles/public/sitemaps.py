"""What search engines read first: sitemaps, the news sitemap and robots.txt.

The sitemap is cut by month, as the archive is, so that none is ever long:
https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..models import ArchiveMonth, Category, District, Edition
from .frame import CACHE_CONTROL
from .xml_text import sayable

MOST_IN_A_SITEMAP = 50_000
NEWS_IS_NEW_FOR = timedelta(days=2)
MOST_NEWS = 1_000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    paths = [reverse("articles:sitemap_pages")]
    for month in ArchiveMonth.objects.with_stories():
        first_day = month.first_day
        paths.append(reverse("articles:sitemap_month", args=[first_day.year, first_day.month]))
    return _xml("sitemap_index", addresses=[settings.SITE_URL + path for path in paths])


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Everything that is no story: the lists, and the site's pages."""
    lists = [reverse("articles:front"), reverse("articles:archive")]
    lists += [category.get_absolute_url() for category in Category.objects.all()]
    lists += [district.get_absolute_url() for district in District.objects.all()]
    return _xml(
        "sitemap",
        lists=[settings.SITE_URL + path for path in lists],
        editions=Edition.objects.pages().for_list()[:MOST_IN_A_SITEMAP],
    )


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    of_month = ArchiveMonth.objects.of(year, month)
    if of_month is None:
        raise Http404
    editions = of_month.editions().newest_first()
    few_columns = editions.only("path", "published_at", "changed_at")
    return _xml("sitemap", editions=few_columns[:MOST_IN_A_SITEMAP].iterator(chunk_size=1000))


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    fresh = Edition.objects.stories().published_between(now - NEWS_IS_NEW_FOR, now)
    editions = list(fresh.newest_first().for_list()[:MOST_NEWS])
    for edition in editions:
        edition.title = sayable(edition.title)
    return _xml("sitemap_news", editions=editions, publication=sayable(settings.SITE_NAME))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Disallow: {reverse('articles:search')}",
        "",
        f"Sitemap: {settings.SITE_URL}{reverse('articles:sitemap')}",
        f"Sitemap: {settings.SITE_URL}{reverse('articles:sitemap_news')}",
    ]
    return _answer("\n".join(lines) + "\n", "text/plain")


def _xml(template: str, **context: Any) -> HttpResponse:
    return _answer(render_to_string(f"public/{template}.xml", context), "application/xml")


def _answer(content: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{content_type}; charset=utf-8")
    response["Cache-Control"] = CACHE_CONTROL
    return response
