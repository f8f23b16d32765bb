"""The lists of stories, from the newest to the oldest and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from articles.archiving import archive, bring_back
from articles.models import ArchiveMonth, Article, Category, District, Edition, PinnedStory

MakeStory = Callable[..., Article]
MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)


def titles(response: Any, name: str = "editions") -> list[str]:
    return [edition.title for edition in response.context[name]]


def test_front_page_has_the_pinned_story_then_appeals_then_the_latest(
    client: Client, published: MakeStory
) -> None:
    pinned = published("Pinned one", at=MAY)
    published("Please help", kind="missing")
    published("Newest of all")
    PinnedStory.objects.create(article=pinned)
    response = client.get("/")
    assert response.context["pinned"].title == "Pinned one"
    assert titles(response, "appeals") == ["Please help"]
    assert titles(response, "latest") == ["Newest of all"]
    html = response.content.decode()
    assert html.count("Pinned one") == html.count("Please help") == 1
    assert html.index("Pinned one") < html.index("Please help") < html.index("Newest of all")


def test_headline_in_a_list_stands_one_level_below_the_heading_above_it(
    client: Client, published: MakeStory
) -> None:
    def levels() -> list[tuple[str, str]]:
        html = client.get("/").content.decode()
        return re.findall(r"<h([23])>\s*<a [^>]*>([^<]*)</a>\s*</h\1>", html)

    first = published("First")
    assert levels() == [("2", "First")]
    PinnedStory.objects.create(article=first)
    published("Please help", kind="missing")
    published("Newest")
    assert levels() == [("2", "First"), ("3", "Please help"), ("3", "Newest")]


def test_pinning_a_story_takes_the_pin_from_the_one_before(published: MakeStory) -> None:
    first, second = published("First"), published("Second")
    PinnedStory.objects.create(article=first)
    PinnedStory.objects.create(article=second)
    assert [pin.article for pin in PinnedStory.objects.all()] == [second]


def test_pinned_story_that_is_withdrawn_is_not_on_the_front_page(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    story = published("Found safe")
    PinnedStory.objects.create(article=story)
    story.withdraw(by=press_officer)
    assert "Found safe" not in client.get("/").content.decode()


@pytest.mark.parametrize("path", ["/", "/category/community/", "/district/harbourside/",
                                  "/archive/2026/5/"])  # fmt: skip
def test_list_leads_to_its_end_and_back_without_gap_or_repetition(
    client: Client, published: MakeStory, harbourside: District, path: str
) -> None:
    # In threes of one moment, so that the edge of a page falls between such.
    expected = []
    for number in range(30):
        at = MAY - timedelta(minutes=number // 3)
        expected.append(published(f"Story {number:02}", district=harbourside, at=at))
    expected.sort(key=lambda s: (s.first_published_at, s.pk), reverse=True)
    pages: list[list[str]] = []
    url = path
    while url:
        response = client.get(url)
        pages.append(titles(response))
        url, last = response.context["older_url"], response
    assert [title for page in pages for title in page] == [story.title for story in expected]
    assert [len(page) for page in pages] == [12, 12, 6]
    second = client.get(last.context["newer_url"])
    assert titles(second) == pages[1]
    first = client.get(second.context["newer_url"])
    assert (first.status_code, first["Location"]) == (302, path)


def test_district_page_has_its_stories_alone(
    client: Client, published: MakeStory, harbourside: District
) -> None:
    published("At the harbour", district=harbourside)
    published("Elsewhere")
    assert titles(client.get("/district/harbourside/")) == ["At the harbour"]
    assert client.get("/district/nowhere/").status_code == 404


def test_archive_counts_live_stories_by_month_of_the_forces_own_clock(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    # Half past midnight in London, on the first of June.
    published("Early bird", at=datetime(2026, 5, 31, 23, 30, tzinfo=UTC))
    gone = published("Withdrawn", at=MAY)
    published("Stays", at=MAY)
    published("A page", kind="page", at=MAY)
    gone.withdraw(by=press_officer)
    [(year, months)] = client.get("/archive/").context["years"]
    assert (year, [(str(m), m.stories) for m in months]) == (
        2026,
        [("June 2026", 1), ("May 2026", 1)],
    )
    assert titles(client.get("/archive/2026/6/")) == ["Early bird"]
    assert titles(client.get("/archive/2026/5/")) == ["Stays"]


def test_month_whose_last_story_is_withdrawn_is_gone(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    story = published(at=MAY)
    story.withdraw(by=press_officer)
    assert client.get("/archive/").context["years"] == []
    assert client.get("/archive/2026/5/").status_code == 404


@pytest.mark.parametrize("path", ["2026/13", "0/1", "99999/1", "2026/0", "1999/1", "9" * 40 + "/1"])
def test_month_that_never_was_is_a_404(client: Client, db: None, path: str) -> None:
    assert client.get(f"/archive/{path}/").status_code == 404


def test_publishing_again_counts_a_story_once(published: MakeStory, press_officer: User) -> None:
    story = published(at=MAY)
    story.publish(by=press_officer)
    assert ArchiveMonth.objects.get().stories == 1


@pytest.mark.parametrize(
    ("path", "most"),
    [("/", 8), ("/category/community/", 7), ("/district/harbourside/", 7), ("/archive/", 7),
     ("/archive/2026/5/", 7)],
)  # fmt: skip
def test_list_asks_three_questions_at_most_beside_the_frame_of_the_site(
    client: Client,
    published: MakeStory,
    harbourside: District,
    django_assert_max_num_queries: Any,
    path: str,
    most: int,
) -> None:
    for number in range(14):
        published(f"Story {number}", district=harbourside, at=MAY + timedelta(hours=number))
    PinnedStory.objects.create(article=Article.objects.first())
    with django_assert_max_num_queries(most):
        response = client.get(path)
    if "older_url" in response.context:
        with django_assert_max_num_queries(most):
            client.get(response.context["older_url"])


@pytest.mark.parametrize("place", ["category", "district", "month", "everything", "appeals"])
def test_deep_page_of_a_list_seeks_in_an_index_and_sorts_nothing(
    published: MakeStory, harbourside: District, category: Category, place: str
) -> None:
    published(at=MAY, district=harbourside)
    stories = Edition.objects.stories()
    lists = {
        "category": stories.filter(category=category),
        "district": stories.filter(district=harbourside),
        "month": stories.published_between(MAY - timedelta(days=9), MAY + timedelta(days=9)),
        "everything": stories,
        "appeals": Edition.objects.appeals(),
    }
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A table of one row is scanned; so forbidden, it tells whether the index would do.
            for costly in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{costly} = off")
    for asked in (
        lists[place].older_than(MAY, 7).newest_first()[:13],
        lists[place].newer_than(MAY, 7).oldest_first()[:13],
    ):
        plan = asked.explain()
        assert re.search(r"(USING INDEX|using) live_", plan), plan
        assert not re.search(r"TEMP B-TREE|Sort|SCAN articles", plan), plan


def test_press_officer_pins_a_live_story_in_the_admin_and_takes_the_pin_out(
    client: Client, published: MakeStory, make_story: MakeStory, press_officer: User
) -> None:
    story, draft = published("Worth knowing"), make_story("Still a draft")
    client.force_login(press_officer)
    form = client.get("/admin/articles/pinnedstory/add/").content.decode()
    assert "Worth knowing" in form
    assert "Still a draft" not in form
    refused = client.post("/admin/articles/pinnedstory/add/", {"article": draft.pk})
    assert refused.status_code == 200
    client.post("/admin/articles/pinnedstory/add/", {"article": story.pk})
    pin = PinnedStory.objects.get()
    assert pin.article == story
    client.post(f"/admin/articles/pinnedstory/{pin.pk}/delete/", {"post": "yes"})
    assert not PinnedStory.objects.exists()


def test_story_that_is_in_no_list_is_not_offered_for_the_pin(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    published("Worth knowing")
    old, page = published("Not true any more"), published("How we work", kind="page")
    archive(old, by=press_officer)
    client.force_login(press_officer)
    form = client.get("/admin/articles/pinnedstory/add/").content.decode()
    assert "Worth knowing" in form
    assert old.title not in form
    assert page.title not in form
    refused = client.post("/admin/articles/pinnedstory/add/", {"article": old.pk})
    assert "is not public now, or is archived" in refused.content.decode()
    assert not PinnedStory.objects.exists()


def test_list_says_that_a_pinned_story_is_not_shown_and_why(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    def said() -> str:
        return client.get("/admin/articles/pinnedstory/").content.decode()

    story = published("Worth knowing")
    PinnedStory.objects.create(article=story)
    client.force_login(press_officer)
    assert "First on the front page" in said()
    archive(story, by=press_officer)
    assert "Not shown now: the story is archived" in said()
    bring_back(story, by=press_officer)
    assert "First on the front page" in said()
    Article.objects.filter(pk=story.pk).update(kind="page")
    story.publish(by=press_officer)
    assert "Not shown now: the story is a page" in said()
    story.withdraw(by=press_officer)
    assert "Not shown now: the story was withdrawn" in said()


def test_contributor_cannot_pin_a_story(client: Client, contributor: User) -> None:
    client.force_login(contributor)
    assert client.get("/admin/articles/pinnedstory/add/").status_code == 403
