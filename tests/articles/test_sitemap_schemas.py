"""Every sitemap held against the schema beside this file that says what its protocol asks."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from django.test import Client
from xmlschema import XMLSchema, XMLSchemaValidationError

from articles.models import Article, District

MakeStory = Callable[..., Article]
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
SITE = "http://newsroom.example"
NEWS = "/sitemap/news.xml"
ALL = {"/sitemap.xml", "/sitemap/pages.xml", "/sitemap/2026-4.xml", "/sitemap/2026-5.xml", NEWS}


@cache
def schema() -> XMLSchema:
    return XMLSchema(Path(__file__).with_name("sitemap.xsd"))


def hold(sitemap: str) -> ET.Element:
    """Raises XMLSchemaValidationError for a sitemap that is not as its protocol asks."""
    root = ET.fromstring(sitemap)
    schema().validate(root)
    return root


@pytest.fixture
def sitemaps(
    client: Client, published: MakeStory, harbourside: District, db: None
) -> dict[str, str]:
    """Those of a site that has something in each, by their addresses."""
    published("Tea & <cake>, “and” more", at=datetime(2026, 4, 1, tzinfo=UTC))
    published("Missing: somebody", at=datetime(2026, 5, 10, tzinfo=UTC), kind="missing")
    published("How we work", kind="page")
    published("Fresh & <new>", district=harbourside)
    index = client.get("/sitemap.xml").content.decode()
    named = [(loc.text or "").removeprefix(SITE) for loc in ET.fromstring(index).iter(LOC)]
    others = {path: client.get(path).content.decode() for path in [*named, NEWS]}
    return {"/sitemap.xml": index, **others}


def test_every_sitemap_is_as_its_protocol_asks(sitemaps: dict[str, str]) -> None:
    assert sitemaps.keys() > ALL
    for sitemap in sitemaps.values():
        assert len(hold(sitemap)) > 0


def test_news_sitemap_after_two_quiet_days_is_one_too(client: Client, db: None) -> None:
    assert len(hold(client.get(NEWS).content.decode())) == 0


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        ("/sitemap.xml", "<loc>http://newsroom.example", "<loc>"),
        ("/sitemap.xml", "<sitemap>", "<sitemap><lastmod>2026-05-10</lastmod>"),
        ("/sitemap/pages.xml", "</loc>", "</loc><changefreq>often</changefreq>"),
        ("/sitemap/pages.xml", "<url>", "<url><loc>http://newsroom.example/</loc></url><url>"),
        ("/sitemap/2026-4.xml", "+00:00</lastmod>", "</lastmod>"),
        ("/sitemap/2026-5.xml", "<lastmod>2026-05-10T", "<lastmod>2026-05-32T"),
        ("/sitemap/2026-5.xml", "/appeals/", f"/appeals/{'a' * 2048}"),
        (NEWS, "<news:language>en", "<news:language>English"),
        (NEWS, "<news:title>Fresh &amp; &lt;new&gt;</news:title>", ""),
        (NEWS, "<news:title>Fresh &amp; &lt;new&gt;</news:title>", "<news:title> </news:title>"),
        (NEWS, "</news:news>", "</news:news><news:news/>"),
    ],
)
def test_sitemap_with_a_mistake_is_seen(
    sitemaps: dict[str, str], path: str, right: str, wrong: str
) -> None:
    assert right in sitemaps[path]
    with pytest.raises(XMLSchemaValidationError):
        hold(sitemaps[path].replace(right, wrong))
