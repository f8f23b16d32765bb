"""The demo's stories keep the newsroom's own rules, so that every one of them can be published."""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import get_args

import pytest
from twitter_text import parse_tweet

from demo.drawings import DRAWINGS
from demo.stories import CATEGORIES, DISTRICTS, PICTURES, STORIES
from demo.story import DemoPicture, DemoStory, State
from demo.themes.accessibility import STATEMENT

ALLOWED_TAGS = {
    "h2", "h3", "h4", "p", "strong", "em", "ul", "ol", "li", "blockquote", "a",
    "table", "thead", "tbody", "tr", "th", "td", "caption", "hr",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {("a", "href"), ("th", "scope")}
PLACEHOLDER = re.compile(r"\{picture:([^}]*)\}")
LONE_PLACEHOLDER = re.compile(r"<p>\{picture:[a-z-]+\}</p>")
PHONE_NUMBER = re.compile(r"\b0[\d ]{8,}\d\b|\b(?:999|101)\b|\+44")
STATEMENT_LINKS = {
    "mailto:accessibility@eastmere-police.example?subject=Accessibility",
    "https://www.equalityadvisoryservice.com/",
    "https://www.equalityhumanrights.com/",
    "https://www.legislation.gov.uk/uksi/2018/952/part/5",
}
APPEALS = [story for story in STORIES if story.kind in ("missing", "wanted")]
TWEETED = [story for story in STORIES if story.tweet]


def by_title(story: DemoStory) -> str:
    return story.title


def by_key(picture: DemoPicture) -> str:
    return picture.key


class Body(HTMLParser):
    """A body taken apart: its tags, attributes, links, headings and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.hrefs: list[str] = []
        self.headings: list[int] = []
        self.words = 0
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag != "hr":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.words += len(PLACEHOLDER.sub("", data).split())


def test_there_are_stories_of_every_kind_and_state() -> None:
    kinds = Counter(story.kind for story in STORIES)
    assert set(kinds) == {"news", "missing", "wanted", "tribute", "page"}
    assert kinds["page"] == 5
    assert len(STORIES) >= 15
    assert {story.state for story in STORIES} == set(get_args(State))
    assert {story.author for story in STORIES if story.state == "in_review"} == {"contributor"}


def test_one_withdrawn_story_is_an_appeal() -> None:
    assert any(story.state == "withdrawn" for story in APPEALS)


@pytest.mark.parametrize("picture", PICTURES, ids=by_key)
def test_picture_has_a_drawing_and_an_alt_text_that_describes_it(picture: DemoPicture) -> None:
    assert picture.key in DRAWINGS
    assert 40 <= len(picture.alt_text) <= 1000
    assert len(picture.title) <= 200
    assert len(picture.caption) <= 300
    assert picture.credit


def test_every_drawing_is_in_the_library_once() -> None:
    assert sorted(picture.key for picture in PICTURES) == sorted(DRAWINGS)


@pytest.mark.parametrize("story", STORIES, ids=by_title)
def test_story_fits_its_fields(story: DemoStory) -> None:
    assert 0 < len(story.title) <= 200
    assert 0 < len(story.summary) <= 300
    assert story.category in CATEGORIES or (story.kind == "page" and not story.category)
    assert story.district in (*DISTRICTS, "")
    assert story.days_ago >= 0


@pytest.mark.parametrize("story", STORIES, ids=by_title)
def test_slug_is_an_address_and_an_appeal_has_none(story: DemoStory) -> None:
    if story in APPEALS:
        assert story.slug == ""
    else:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", story.slug)


def test_no_two_stories_share_a_slug() -> None:
    slugs = [story.slug for story in STORIES if story.slug]
    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("story", STORIES, ids=by_title)
def test_body_holds_only_well_formed_html_from_the_allowlist(story: DemoStory) -> None:
    body = Body(story.body_html)
    assert body.tags <= ALLOWED_TAGS
    assert body.attributes <= ALLOWED_ATTRIBUTES
    assert body.open == []


@pytest.mark.parametrize("story", STORIES, ids=by_title)
def test_body_is_of_a_readable_length_with_subheadings(story: DemoStory) -> None:
    body = Body(story.body_html)
    assert 180 <= body.words <= 450
    assert body.headings
    assert set(body.headings) == {2}


@pytest.mark.parametrize("story", STORIES, ids=by_title)
def test_pictures_of_a_story_are_in_the_library_and_alone_in_their_paragraph(
    story: DemoStory,
) -> None:
    keys = PLACEHOLDER.findall(story.body_html)
    library = {picture.key for picture in PICTURES}
    assert library.issuperset(keys)
    assert len(LONE_PLACEHOLDER.findall(story.body_html)) == len(keys)
    assert len(keys) == len(set(keys))
    assert story.lead in ("", *library)
    assert story.lead not in keys, "the same picture would stand twice on the page"


@pytest.mark.parametrize("story", STORIES, ids=by_title)
def test_links_lead_to_a_published_story_or_a_known_number(story: DemoStory) -> None:
    paths = {"tel:999", "tel:101", "tel:0800555111", "/contract/"}
    for other in STORIES:
        if other.state == "published" and other.slug:
            paths.add(f"/{other.slug}/" if other.kind == "page" else f"/news/{other.slug}/")
    hrefs = set(Body(story.body_html).hrefs)
    assert paths | (STATEMENT_LINKS if story is STATEMENT else set()) >= hrefs


def test_accessibility_statement_has_the_links_that_the_law_asks_for() -> None:
    """Regulation 8(4) of https://www.legislation.gov.uk/uksi/2018/952: a way to write, for problems
    and for details of what is outside the regulations, and the way to enforcement.
    """
    shown = Body(STATEMENT.body_html)
    assert set(shown.hrefs) >= STATEMENT_LINKS
    words = " ".join(re.sub(r"<[^>]*>", "", STATEMENT.body_html).split())
    assert "want details of what is outside the regulations" in words
    # Each problem that is named above stands below with its success criterion.
    assert {"1.1.1", "2.1.1"} <= set(re.findall(r"success criterion (\d\.\d\.\d)", words))


@pytest.mark.parametrize("story", STORIES, ids=by_title)
def test_only_numbers_that_anybody_may_print_are_printed(story: DemoStory) -> None:
    text = " ".join((story.title, story.summary, re.sub(r"<[^>]*>", " ", story.body_html)))
    assert set(PHONE_NUMBER.findall(text)) <= {"999", "101", "0800 555 111"}


def test_somewhere_there_is_a_table_with_a_caption_and_a_quotation() -> None:
    tags = set().union(*(Body(story.body_html).tags for story in STORIES))
    assert {"table", "caption", "blockquote", "ul", "ol"} <= tags


@pytest.mark.parametrize("story", TWEETED, ids=by_title)
def test_tweet_is_within_its_limit(story: DemoStory) -> None:
    assert story.tweet
    limit = 170 if story.tweet.image == "article" else 200
    assert 0 < parse_tweet(story.tweet.text).weightedLength <= limit


@pytest.mark.parametrize("story", TWEETED, ids=by_title)
def test_tweet_brings_no_link_of_its_own(story: DemoStory) -> None:
    assert story.tweet
    assert not re.search(r"https?:|www\.|\w\.\w", story.tweet.text)


@pytest.mark.parametrize("story", TWEETED, ids=by_title)
def test_tweet_with_the_articles_image_has_a_picture_in_the_body(story: DemoStory) -> None:
    assert story.tweet
    if story.tweet.image == "article":
        assert PLACEHOLDER.search(story.body_html)


def test_tweets_come_with_and_without_an_image() -> None:
    assert {story.tweet.image for story in TWEETED if story.tweet} == {"none", "article"}


@pytest.mark.parametrize("story", APPEALS, ids=by_title)
def test_tweet_of_an_appeal_names_the_person_and_the_age(story: DemoStory) -> None:
    assert story.person
    assert story.tweet
    for text in (story.title, story.tweet.text):
        assert f"{story.person.name}, {story.person.age}" in text


@pytest.mark.parametrize("story", [s for s in STORIES if s not in APPEALS], ids=by_title)
def test_only_an_appeal_is_about_a_person_with_an_age(story: DemoStory) -> None:
    assert story.person is None


def test_every_category_has_a_line_and_a_published_story() -> None:
    used = {story.category for story in STORIES if story.state == "published"}
    for name, line in CATEGORIES.items():
        assert 10 <= len(line) <= 200
        assert name in used
