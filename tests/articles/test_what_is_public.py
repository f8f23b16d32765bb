"""Whether a visitor finds a page at an address: asked for the banner and the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, District, Redirect
from articles.public.pages import has_public_page
from contract.models import Contract
from liveblog.models import LiveBlog

MakeStory = Callable[..., Article]
MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)
NOWHERE = [
    "/category/nope/", "/district/nope/", "/archive/2030/1/", "/archive/2026/13/", "/admin/",
    "/admin/login/", "/news/nothing/", "/nothing/", "/no/such/place/", "/contract/",
    "/live/abcd-efgh/", "/feeds/category/nope.atom", "/feeds/all.xml", "/healthz", "/preview/1/",
    "/a\0b/", "/" + "a" * 300 + "/",
]  # fmt: skip


@pytest.mark.parametrize("path", NOWHERE)
def test_nothing_is_public_where_a_visitor_is_told_404(client: Client, db: None, path: str) -> None:
    assert not has_public_page(path)


def test_lists_feeds_and_stories_are_public_while_they_answer(
    client: Client, published: MakeStory, harbourside: District, press_officer: User
) -> None:
    story, page = published(at=MAY, district=harbourside), published("Our work", kind="page")
    found = [
        "/", "/archive/", "/archive/2026/5/", "/category/community/", "/district/harbourside/",
        "/search/", "/feeds/all.atom", "/feeds/category/community.json", story.path, page.path,
    ]  # fmt: skip
    for path in found:
        assert client.get(path).status_code == 200
        assert has_public_page(path)
        assert has_public_page(path.rstrip("/") or "/")
    story.withdraw(by=press_officer)
    assert not has_public_page(story.path)
    # Its month has no story any more.
    assert not has_public_page("/archive/2026/5/")
    assert has_public_page("/category/community/")


def test_renamed_story_is_found_and_a_draft_is_not(
    published: MakeStory, make_story: MakeStory, press_officer: User
) -> None:
    story, draft = published("First"), make_story("Not yet")
    before = story.path
    story.slug = "second"
    story.save()
    story.publish(by=press_officer)
    assert has_public_page(before)
    assert not has_public_page(draft.path)


def test_contract_and_live_blog_are_public_until_they_are_taken_down(
    published: MakeStory, public_contract: Contract, press_officer: User, editor: User
) -> None:
    blog = LiveBlog.objects.open(published("Fire at the harbour"), by=press_officer)
    blog.post(by=press_officer, typed="It is out.")
    for path in ("/contract", blog.path, f"{blog.path}2/", f"{blog.path}embed/"):
        assert has_public_page(path)
    assert not has_public_page(f"{blog.path}9/")
    public_contract.take_down(by=editor)
    assert not has_public_page("/contract/")
    blog.article.withdraw(by=press_officer)
    assert not has_public_page(blog.path)


def test_old_address_is_followed_to_its_end(db: None) -> None:
    for old, new in [
        ("/well", "/further%20on/?from=a#part"), ("/further on/", "/archive"),
        ("/badly", "/nothing/"), ("/round/", "/about/"), ("/about/", "/round/"),
        ("/home.html", "/"),
    ]:  # fmt: skip
        Redirect.objects.create(old_path=old, new_path=new)
    assert has_public_page("/well/")
    assert has_public_page("/home.html")
    assert not has_public_page("/badly")
    assert not has_public_page("/round/")


def test_question_costs_no_more_than_the_page(
    published: MakeStory, django_assert_max_num_queries: Any
) -> None:
    story = published()
    Redirect.objects.create(old_path="/well", new_path=story.path)
    for path in ("/well", "/category/community/", "/"):
        with django_assert_max_num_queries(12):
            assert has_public_page(path)
