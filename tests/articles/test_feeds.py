"""Feeds, sitemaps and the data inside a page, read as their readers read them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, District, Edition
from media_picker.models import Picture

MakeStory = Callable[..., Article]
MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
SITE = "http://newsroom.example"
FEEDS = ["all", "category/community", "district/harbourside"]


def read_xml(client: Client, path: str) -> ET.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=1"
    assert not response.cookies
    return ET.fromstring(response.content)


def text(element: ET.Element, name: str) -> str:
    found = element.find(name)
    assert found is not None, name
    return found.text or ""


@pytest.mark.parametrize("feed", FEEDS)
def test_atom_feed_has_what_rfc_4287_requires(
    client: Client, published: MakeStory, harbourside: District, feed: str
) -> None:
    story = published("Tea & <cake>", at=MAY, district=harbourside)
    published("Newer", district=harbourside)
    root = read_xml(client, f"/feeds/{feed}.atom")
    assert root.tag == f"{ATOM}feed"
    assert text(root, f"{ATOM}id") == f"{SITE}/feeds/{feed}.atom"
    assert text(root, f"{ATOM}title").startswith("Eastmere Police: ")
    assert datetime.fromisoformat(text(root, f"{ATOM}updated")).tzinfo
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"{SITE}/feeds/{feed}.atom"
    entries = root.findall(f"{ATOM}entry")
    assert [text(entry, f"{ATOM}title") for entry in entries] == ["Newer", "Tea & <cake>"]
    last = entries[-1]
    assert text(last, f"{ATOM}id") == f"tag:newsroom.example,2026:story/{story.pk}"
    assert datetime.fromisoformat(text(last, f"{ATOM}published")) == MAY
    assert datetime.fromisoformat(text(last, f"{ATOM}updated")) == MAY
    assert last.find(f"{ATOM}link").get("href") == f"{SITE}{story.path}"  # type: ignore[union-attr]
    assert {c.get("term") for c in last.findall(f"{ATOM}category")} == {"Community", "Harbourside"}


@pytest.mark.parametrize("feed", FEEDS)
def test_rss_feed_has_what_rss_2_requires(
    client: Client, published: MakeStory, harbourside: District, feed: str
) -> None:
    story = published("Tea & <cake>", at=MAY, district=harbourside)
    root = read_xml(client, f"/feeds/{feed}.rss")
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    channel = root.find("channel")
    assert channel is not None
    assert text(channel, "link").startswith(SITE)
    assert text(channel, "title")
    assert text(channel, "description")
    item = channel.find("item")
    assert item is not None
    assert text(item, "title") == "Tea & <cake>"
    assert text(item, "link") == f"{SITE}{story.path}"
    assert parsedate_to_datetime(text(item, "pubDate")) == MAY
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"


@pytest.mark.parametrize("feed", FEEDS)
def test_json_feed_has_what_version_1_1_requires(
    client: Client,
    published: MakeStory,
    harbourside: District,
    make_picture: Callable[..., Picture],
    feed: str,
) -> None:
    story = published("Tea", at=MAY, district=harbourside, lead_picture=make_picture())
    response = client.get(f"/feeds/{feed}.json")
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    said = json.loads(response.content)
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    [item] = said["items"]
    assert item["id"].endswith(f"story/{story.pk}")
    assert item["url"] == f"{SITE}{story.path}"
    assert item["content_text"] == "Officers are back on the water."
    assert datetime.fromisoformat(item["date_published"]) == MAY
    assert client.get(item["image"].removeprefix(SITE)).status_code == 200


def test_changed_story_keeps_its_id_and_says_when_it_changed(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    story = published("First", at=MAY)
    before = read_xml(client, "/feeds/all.atom").find(f"{ATOM}entry")
    story.title, story.slug = "Second", "second"
    story.save()
    story.publish(by=press_officer)
    after = read_xml(client, "/feeds/all.atom").find(f"{ATOM}entry")
    assert before is not None
    assert after is not None
    assert text(after, f"{ATOM}id") == text(before, f"{ATOM}id")
    assert text(after, f"{ATOM}updated") > text(before, f"{ATOM}updated")
    assert text(after, f"{ATOM}published") == text(before, f"{ATOM}published")
    item = read_xml(client, "/feeds/all.rss").find("channel/item")
    assert item is not None
    assert text(item, f"{ATOM}updated") == text(after, f"{ATOM}updated")
    [said] = json.loads(client.get("/feeds/all.json").content)["items"]
    assert said["date_modified"] > said["date_published"]


@pytest.mark.parametrize("feed", FEEDS)
def test_atom_carries_a_tombstone_of_a_withdrawn_story_that_names_nobody(
    client: Client,
    published: MakeStory,
    harbourside: District,
    press_officer: User,
    make_story: MakeStory,
    feed: str,
) -> None:
    story = published("Named person", kind="missing", district=harbourside)
    make_story("Never public")
    assert not read_xml(client, f"/feeds/{feed}.atom").findall(TOMBSTONE)
    story.withdraw(by=press_officer)
    root = read_xml(client, f"/feeds/{feed}.atom")
    [stone] = root.findall(TOMBSTONE)
    assert stone.get("ref") == f"tag:newsroom.example,2026:story/{story.pk}"
    assert stone.get("when") == text(root, f"{ATOM}updated")
    story.publish(by=press_officer)
    assert not read_xml(client, f"/feeds/{feed}.atom").findall(TOMBSTONE)


def test_tombstone_of_another_category_is_in_no_other_feed(
    client: Client, published: MakeStory, harbourside: District, press_officer: User
) -> None:
    published("Elsewhere").withdraw(by=press_officer)
    assert not read_xml(client, "/feeds/district/harbourside.atom").findall(TOMBSTONE)


@pytest.mark.parametrize("ending", ["atom", "rss", "json"])
def test_feed_leads_to_older_stories_until_the_last(
    client: Client, published: MakeStory, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr("articles.public.feeds.PAGE", 2)
    for number in range(5):
        published(f"Story {number}", at=MAY - timedelta(days=number))

    def older(content: bytes) -> str:
        if ending == "json":
            return json.loads(content).get("next_url", "")
        links = ET.fromstring(content).iter(f"{ATOM}link")
        return next((link.get("href", "") for link in links if link.get("rel") == "next"), "")

    seen, url = 0, f"{SITE}/feeds/all.{ending}"
    while url:
        content = client.get(url.removeprefix(SITE)).content
        seen += content.count(b"story/")
        url = older(content)
    assert seen == 5


@pytest.mark.parametrize("ending", ["atom", "rss", "json"])
def test_later_page_of_a_feed_gives_its_own_address_and_the_feeds_id(
    client: Client, published: MakeStory, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr("articles.public.feeds.PAGE", 1)
    for number in range(3):
        published(f"Story {number}", at=MAY - timedelta(days=number))
    first = f"{SITE}/feeds/all.{ending}"
    later = f"{first}?before=2026-05-10T12%3A00%3A00%2B00%3A00&than={Edition.objects.count() + 9}"
    content = client.get(later.removeprefix(SITE)).content
    if ending == "json":
        # There the address is the feed's id: https://www.jsonfeed.org/version/1.1/#top-level
        assert json.loads(content)["feed_url"] == first
        return
    root = ET.fromstring(content)
    [own] = [link.get("href") for link in root.iter(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == later
    if ending == "atom":
        assert text(root, f"{ATOM}id") == first


def test_words_like_tags_in_a_summary_reach_readers_as_they_were_written(
    client: Client, published: MakeStory
) -> None:
    said = "Vans under <3.5t & bikes: look if <small> print."
    published("Tea <small> & cake", summary=said)
    atom = read_xml(client, "/feeds/all.atom").find(f"{ATOM}entry")
    item = read_xml(client, "/feeds/all.rss").find("channel/item")
    assert atom is not None
    assert item is not None
    summary = atom.find(f"{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "html"
    for written in (text(atom, f"{ATOM}summary"), text(item, "description")):
        assert "<" not in written
        assert unescape(written) == said
    # A headline is plain text in both.
    assert text(atom, f"{ATOM}title") == text(item, "title") == "Tea <small> & cake"
    [told] = json.loads(client.get("/feeds/all.json").content)["items"]
    assert told["summary"] == said


def test_control_character_in_a_headline_ruins_no_feed(
    client: Client, published: MakeStory
) -> None:
    published("Bell\x07 and\x0b tab")
    for path in ("/feeds/all.atom", "/feeds/all.rss", "/sitemap/news.xml"):
        assert b"Bell and tab" in client.get(path).content
        read_xml(client, path)


def test_empty_feeds_are_feeds_too(client: Client, db: None) -> None:
    read_xml(client, "/feeds/all.atom")
    read_xml(client, "/feeds/all.rss")
    assert json.loads(client.get("/feeds/all.json").content)["items"] == []


@pytest.mark.parametrize("path", ["all.xml", "category/nowhere.atom", "district/nowhere.rss"])
def test_feed_that_is_not_there_is_a_404(client: Client, db: None, path: str) -> None:
    assert client.get(f"/feeds/{path}").status_code == 404


def test_lists_name_their_feeds_in_the_head_and_they_answer(
    client: Client, published: MakeStory, harbourside: District
) -> None:
    published(district=harbourside)
    for path in ("/", "/category/community/", "/district/harbourside/"):
        feeds = client.get(path).context["feeds"]
        assert len(feeds) == 3
        for feed in feeds:
            response = client.get(feed.url)
            assert response["Content-Type"].startswith(feed.content_type)


def test_sitemap_leads_to_every_page_and_story_once(
    client: Client, published: MakeStory, harbourside: District
) -> None:
    june = datetime(2026, 6, 3, tzinfo=UTC)
    expected = {
        f"{SITE}{story.path}"
        for story in (
            published("One", at=MAY),
            published("Two", at=june),
            published("Three", at=june, kind="missing"),
            published("A page", kind="page"),
        )
    }
    index = read_xml(client, "/sitemap.xml")
    assert index.tag == f"{SITEMAP}sitemapindex"
    found: list[str] = []
    for sitemap in index.iter(f"{SITEMAP}loc"):
        root = read_xml(client, (sitemap.text or "").removeprefix(SITE))
        assert root.tag == f"{SITEMAP}urlset"
        found += [loc.text or "" for loc in root.iter(f"{SITEMAP}loc")]
        for lastmod in root.iter(f"{SITEMAP}lastmod"):
            assert datetime.fromisoformat(lastmod.text or "").tzinfo
    assert len(found) == len(set(found))
    assert expected <= set(found)
    for url in found:
        assert client.get(url.removeprefix(SITE)).status_code == 200
    assert client.get("/sitemap/2026-13.xml").status_code == 404


def test_news_sitemap_has_two_days_of_news(client: Client, published: MakeStory) -> None:
    published("Old", at=timezone.now() - timedelta(days=3))
    fresh = published("Fresh")
    [url] = read_xml(client, "/sitemap/news.xml").findall(f"{SITEMAP}url")
    assert text(url, f"{SITEMAP}loc") == f"{SITE}{fresh.path}"
    news = url.find(f"{NEWS}news")
    assert news is not None
    assert text(news, f"{NEWS}title") == "Fresh"
    assert text(news, f"{NEWS}publication/{NEWS}name") == "Eastmere Police"
    assert text(news, f"{NEWS}publication/{NEWS}language") == "en"
    assert datetime.fromisoformat(text(news, f"{NEWS}publication_date")).tzinfo


def test_robots_txt_names_the_sitemaps_and_keeps_robots_from_the_admin(
    client: Client, db: None
) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert {"User-agent: *", "Disallow: /admin/", f"Sitemap: {SITE}/sitemap.xml"} <= set(lines)


class _Data(HTMLParser):
    """The texts of the page's JSON-LD elements, as a browser delimits them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_inside = tag == "script" and ("type", "application/ld+json") in attrs
        if self.is_inside:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = False

    def handle_data(self, data: str) -> None:
        if self.is_inside:
            self.texts[-1] += data


def structured(client: Client, path: str) -> dict[str, Any]:
    data = _Data()
    data.feed(client.get(path).content.decode())
    [said] = data.texts
    return {part["@type"]: part for part in json.loads(said)["@graph"]}


def test_story_page_carries_data_of_the_article_and_its_breadcrumbs(
    client: Client,
    published: MakeStory,
    make_picture: Callable[..., Picture],
    harbourside: District,
) -> None:
    title = 'Tea </script><script>alert("1")</script> & <!-- cake'
    story = published(title, slug="tea", at=MAY, lead_picture=make_picture(), district=harbourside)
    said = structured(client, story.path)
    article = said["NewsArticle"]
    assert article["headline"] == title
    assert article["url"] == f"{SITE}/news/tea/"
    assert datetime.fromisoformat(article["datePublished"]) == MAY
    assert article["publisher"]["name"] == "Eastmere Police"
    assert client.get(article["image"][0].removeprefix(SITE)).status_code == 200
    steps = said["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Home", "Community", title]
    for step in steps:
        assert client.get(step["item"].removeprefix(SITE)).status_code == 200


def test_page_outside_time_is_a_web_page(client: Client, published: MakeStory) -> None:
    top = published("How we work", kind="page", navigation_label="Our work")
    published("Our model", kind="page", parent=top)
    said = structured(client, "/our-model/")
    assert set(said) == {"WebPage", "BreadcrumbList"}
    steps = said["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Home", "Our work", "Our model"]


class TestRelatedStories:
    def test_same_place_comes_before_newer_stories_of_the_category(
        self, client: Client, published: MakeStory, harbourside: District
    ) -> None:
        near = published("Near", district=harbourside, at=MAY)
        for number in range(4):
            published(f"Newer {number}", at=MAY + timedelta(days=1 + number))
        story = published("This one", district=harbourside)
        related = client.get(story.path).context["related"]
        assert [e.title for e in related] == ["Near", "Newer 3", "Newer 2"]
        assert near.path in client.get(story.path).content.decode()

    def test_only_story_of_a_category_has_none(self, client: Client, published: MakeStory) -> None:
        html = client.get(published().path).content.decode()
        assert "Related stories" not in html


def test_sitemap_of_a_full_month_reads_few_columns_and_one_list_of_rows(
    client: Client, published: MakeStory, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        published(f"Story {number}", at=MAY)
    assert Edition.objects.count() == 5
    with django_assert_max_num_queries(2):
        client.get("/sitemap/2026-5.xml")
