"""The demo's whole public site, followed from link to link and read by strict readers."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import feedparser
import html5lib
import jsonschema
import pytest
import requests
from openapi_spec_validator import validate as validate_openapi

from tests.newsroom.running_newsroom import RunningNewsroom

pytestmark = pytest.mark.journey

START = ["/", "/sitemap.xml", "/sitemap/news.xml", "/robots.txt", "/api/v1/stories/",
         "/search/?q=police", "/nothing/"]  # fmt: skip
HTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Addresses of the page's own kind that say something and lead nowhere.
ELSEWHERE = ("tel:", "mailto:", "data:")


@dataclass
class Site:
    """Every answer by its path, and where each path was first read."""

    url: str
    answers: dict[str, requests.Response] = field(default_factory=dict)
    named_on: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, set[str]] = field(default_factory=dict)
    wanted_anchors: set[tuple[str, str, str]] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)

    def of_type(self, *types: str) -> dict[str, requests.Response]:
        return {
            path: answer
            for path, answer in self.answers.items()
            if answer.headers.get("Content-Type", "").partition(";")[0] in types
        }


@pytest.fixture(scope="module")
def site(newsroom: RunningNewsroom) -> Site:
    site = Site(newsroom.url)
    waiting = list(START)
    with requests.Session() as visitor:
        while waiting:
            path = waiting.pop()
            if path in site.answers:
                continue
            answer = visitor.get(site.url + path, timeout=30)
            site.answers[path] = answer
            for link in links_of(answer, site, path):
                whole = urljoin(site.url + path, link)
                if not whole.startswith(site.url + "/"):
                    site.elsewhere.add(whole)
                    continue
                bare, anchor = urldefrag(whole)
                to = bare.removeprefix(site.url)
                if anchor:
                    site.wanted_anchors.add((path, to, anchor))
                site.named_on.setdefault(to, path)
                waiting.append(to)
    return site


def links_of(answer: requests.Response, site: Site, path: str) -> list[str]:
    """Every address that an answer names, of whatever kind it is."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    if kind == "text/html":
        return links_of_page(answer.text, site, path)
    if kind in ("application/atom+xml", "application/rss+xml"):
        feed = feedparser.parse(answer.content)
        return [link.href for part in [feed.feed, *feed.entries] for link in part.links]
    if kind == "application/xml":
        return [loc.text or "" for loc in ET.fromstring(answer.content).iter(f"{SITEMAP}loc")]
    if kind in ("application/json", "application/feed+json"):
        return addresses_in(answer.json(), site.url)
    return []


def links_of_page(text: str, site: Site, path: str) -> list[str]:
    # Strict: the first error of the HTML standard's parser raises.
    page = html5lib.HTMLParser(strict=True).parse(text)
    found: list[str] = []
    ids: list[str] = []
    for element in page.iter():
        found += [element.get(name, "") for name in ("href", "src", "action")]
        found += [part.split()[0] for part in element.get("srcset", "").split(",") if part.strip()]
        if identity := element.get("id"):
            ids.append(identity)
        if element.tag == f"{HTML}script" and element.get("type") == "application/ld+json":
            found += addresses_in(json.loads(element.text or ""), site.url)
    assert len(ids) == len(set(ids)), f"{path}: an id stands twice"
    site.anchors[path] = set(ids)
    return [link for link in found if link and not link.startswith(ELSEWHERE)]


def addresses_in(said: Any, url: str) -> list[str]:
    """Whole addresses of this site anywhere in some JSON."""
    if isinstance(said, dict):
        return [found for value in said.values() for found in addresses_in(value, url)]
    if isinstance(said, list):
        return [found for value in said for found in addresses_in(value, url)]
    # A template of an address names none.
    is_address = isinstance(said, str) and said.startswith(url + "/") and " " not in said
    return [said] if is_address and "{" not in said else []


def test_no_link_of_the_whole_site_is_broken(site: Site) -> None:
    assert len(site.of_type("text/html")) > 40
    broken = {
        path: (answer.status_code, site.named_on.get(path))
        for path, answer in site.answers.items()
        if answer.status_code != 200 and path != "/nothing/"
    }
    assert broken == {}
    missing = [
        wanted
        for wanted in site.wanted_anchors
        if wanted[1] in site.anchors and wanted[2] not in site.anchors[wanted[1]]
    ]
    assert missing == []
    # Of other sites a page names only where it was said to: in a story's own words, or X.
    assert {urlsplit(address).scheme for address in site.elsewhere} <= {"https", "http"}


def test_nothing_public_sets_a_cookie_or_stays_longer_than_a_second(site: Site) -> None:
    for path, answer in site.answers.items():
        assert not answer.cookies, path
        if answer.status_code == 200 and not path.startswith(("/static/", "/pictures/")):
            assert answer.headers.get("Cache-Control") in ("public, max-age=1", None), path


def test_every_feed_is_read_by_a_feed_reader(site: Site) -> None:
    feeds = site.of_type("application/atom+xml", "application/rss+xml")
    assert len(feeds) >= 20
    for path, answer in feeds.items():
        read = feedparser.parse(answer.content)
        assert not read.bozo, f"{path}: {read.get('bozo_exception')}"
        assert read.version in ("atom10", "rss20")
        assert read.feed.title.startswith("Eastmere Police"), path
        for entry in read.entries:
            assert entry.title, path
            assert entry.id.startswith("tag:"), path
            assert entry.link.startswith(site.url), path
            assert entry.published_parsed <= entry.updated_parsed, path


def test_every_json_feed_has_what_its_readers_need(site: Site) -> None:
    feeds = site.of_type("application/feed+json")
    assert len(feeds) >= 10
    for path, answer in feeds.items():
        said = answer.json()
        assert said["version"] == "https://jsonfeed.org/version/1.1"
        for item in said["items"]:
            assert isinstance(item["id"], str), path
            assert item["content_text"], path
            assert datetime.fromisoformat(item["date_published"]).tzinfo, path


def test_sitemaps_keep_their_protocols_rules(site: Site) -> None:
    """https://www.sitemaps.org/protocol.html, by which a crawler refuses a whole file."""
    sitemaps = {path: a for path, a in site.of_type("application/xml").items() if "sitemap" in path}
    seen: list[str] = []
    for path, answer in sitemaps.items():
        root = ET.fromstring(answer.content)
        is_index = root.tag == f"{SITEMAP}sitemapindex"
        assert is_index or root.tag == f"{SITEMAP}urlset", path
        assert len(answer.content) < 50 * 1024 * 1024
        assert len(root) <= 50_000
        for entry in root:
            assert entry.tag == (f"{SITEMAP}sitemap" if is_index else f"{SITEMAP}url")
            names = [child.tag.removeprefix(SITEMAP) for child in entry]
            assert names[0] == "loc"
            assert set(names[1:]) <= {"lastmod"} | {n for n in names if n.endswith("}news")}
            loc = entry.findtext(f"{SITEMAP}loc") or ""
            assert loc.startswith(site.url + "/")
            assert len(loc) < 2048
            if lastmod := entry.findtext(f"{SITEMAP}lastmod"):
                assert datetime.fromisoformat(lastmod).tzinfo
            if not is_index and "news" not in path:
                seen.append(loc)
    assert len(seen) == len(set(seen))
    stories = {p for p in site.of_type("text/html") if p.startswith(("/news/", "/appeals/"))}
    assert stories <= {urlsplit(loc).path for loc in seen}
    assert f"{site.url}/contract/" in seen


def test_data_in_every_story_is_complete(site: Site) -> None:
    stories = {
        path: answer
        for path, answer in site.of_type("text/html").items()
        if path.startswith(("/news/", "/appeals/"))
    }
    assert len(stories) >= 15
    for path, answer in stories.items():
        page = html5lib.parse(answer.text)
        said, *of_rooms = [
            json.loads(element.text or "")
            for element in page.iter(f"{HTML}script")
            if element.get("type") == "application/ld+json"
        ]
        assert [one["@type"] for one in of_rooms] in ([], ["LiveBlogPosting"]), path
        assert said["@context"] == "https://schema.org"
        article, crumbs = said["@graph"]
        assert article["@type"] == "NewsArticle", path
        needed = {"headline", "description", "datePublished", "dateModified", "author",
                  "publisher", "mainEntityOfPage", "inLanguage", "articleSection"}  # fmt: skip
        assert {name for name in needed if article.get(name)} == needed, path
        assert article["url"] == site.url + path
        assert datetime.fromisoformat(article["datePublished"]).tzinfo
        assert [step["position"] for step in crumbs["itemListElement"]] == [1, 2, 3], path
        meta = {
            m.get("property") or m.get("name"): m.get("content") for m in page.iter(f"{HTML}meta")
        }
        assert {"og:title", "og:type", "og:url", "og:description", "twitter:card"} <= set(meta)


def test_api_keeps_to_its_own_document(site: Site) -> None:
    document = requests.get(f"{site.url}/api/v1/openapi.json", timeout=30).json()
    validate_openapi(document)
    lists = [p for p in site.answers if p.partition("?")[0] == "/api/v1/stories/"]
    single = [p for p in site.answers if p.startswith("/api/v1/stories/") and p not in lists]
    assert len(lists) >= 1
    assert len(single) >= 15
    for path in lists:
        hold_to(document, "StoryPage", site.answers[path].json())
    for path in single:
        hold_to(document, "Story", site.answers[path].json())
    for query, status in (("stories/999999/", 404), ("stories/?page=2", 400)):
        refused = requests.get(f"{site.url}/api/v1/{query}", timeout=30)
        assert refused.status_code == status
        hold_to(document, "Problem", refused.json())


def hold_to(document: dict[str, Any], schema: str, said: Any) -> None:
    whole = {**document, "$ref": f"#/components/schemas/{schema}"}
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(whole, format_checker=checker).validate(said)
