"""What search engines read first: sitemaps, the news sitemap and robots.txt.

The sitemap is cut by month, as the archive is, so that none is ever long:
https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from media_picker.public_answer import made_from, public_answer

from ..generations import LISTS
from ..models import ArchiveMonth, Category, District, Edition
from .frame import CACHE_CONTROL
from .navigation import links_of_rooms
from .xml_text import sayable

MOST_IN_A_SITEMAP = 50_000
NEWS_IS_NEW_FOR = timedelta(days=2)
MOST_NEWS = 1_000
# A month with more stories is streamed, and made anew for each who asks.
MOST_KEPT = 2_000
COLUMNS = ("path", "published_at", "changed_at")
XML = "application/xml; charset=utf-8"


@public_answer()
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    paths = [reverse("articles:sitemap_pages")]
    for month in ArchiveMonth.objects.with_stories():
        first_day = month.first_day
        paths.append(reverse("articles:sitemap_month", args=[first_day.year, first_day.month]))
    response = _xml("sitemap_index", addresses=[settings.SITE_URL + path for path in paths])
    made_from(response, LISTS)
    return response


@public_answer()
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Everything that is no story: the lists, what rooms show, and the site's pages."""
    lists = [reverse("articles:front"), reverse("articles:archive")]
    lists += [category.get_absolute_url() for category in Category.objects.all()]
    lists += [district.get_absolute_url() for district in District.objects.all()]
    lists += [link.path for link in links_of_rooms()]
    editions = Edition.objects.pages().for_list()[:MOST_IN_A_SITEMAP]
    entries = [*(_entry(settings.SITE_URL + path) for path in lists), *map(_entry_of, editions)]
    response = _answer("".join(_urlset(entries)), "application/xml")
    made_from(response, LISTS)
    return response


@public_answer()
@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponseBase:
    """A month's stories. Those of a month like any other are kept; a huge one is only passed on,
    row by row, so that it never stands in memory.
    """
    of_month = ArchiveMonth.objects.of(year, month)
    if of_month is None:
        raise Http404
    editions = of_month.editions().newest_first().only(*COLUMNS)[:MOST_IN_A_SITEMAP]
    if of_month.stories > MOST_KEPT:
        entries = (_entry_of(edition) for edition in editions.iterator(chunk_size=1000))
        stream = StreamingHttpResponse(_urlset(entries), content_type=XML)
        stream["Cache-Control"] = CACHE_CONTROL
        return stream
    response = _answer("".join(_urlset(map(_entry_of, editions))), "application/xml")
    made_from(response, LISTS)
    return response


# Not kept: a story leaves it after two days, and nothing moves then.
@gzip_page
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    fresh = Edition.objects.stories().published_between(now - NEWS_IS_NEW_FOR, now)
    editions = list(fresh.newest_first().for_list()[:MOST_NEWS])
    for edition in editions:
        edition.title = sayable(edition.title)
    return _xml("sitemap_news", editions=editions, publication=sayable(settings.SITE_NAME))


@public_answer()
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
    response = _answer("\n".join(lines) + "\n", "text/plain")
    made_from(response)
    return response


def _urlset(entries: Iterable[str]) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    )
    yield from entries
    yield "</urlset>\n"


def _entry(url: str, changed: str = "") -> str:
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(url)}</loc>{lastmod}</url>\n"


def _entry_of(edition: Edition) -> str:
    return _entry(edition.public_url, edition.modified_at.isoformat(timespec="seconds"))


def _xml(template: str, **context: Any) -> HttpResponse:
    return _answer(render_to_string(f"public/{template}.xml", context), "application/xml")


def _answer(content: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{content_type}; charset=utf-8")
    response["Cache-Control"] = CACHE_CONTROL
    return response
