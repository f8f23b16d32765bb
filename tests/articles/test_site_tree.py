"""Corporate pages: their place in the tree and in the navigation, and their contents lists."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from articles.models import Article

MakeStory = Callable[..., Article]


@pytest.fixture
def make_page(make_story: MakeStory, press_officer: User) -> MakeStory:
    def make(title: str, **fields: Any) -> Article:
        page = make_story(title, kind="page", **fields)
        page.publish(by=press_officer)
        return page

    return make


def titles(pages: list[Any]) -> list[str]:
    return [page.title for page in pages]


def test_page_shows_the_way_back_and_what_stands_below_it(
    client: Client, make_page: MakeStory
) -> None:
    top = make_page("How we work", navigation_label="Our work")
    middle = make_page("Our model", parent=top)
    make_page("Threat and harm", parent=middle)
    answer = client.get("/threat-and-harm/")
    assert titles(answer.context["pages_above"]) == ["How we work", "Our model"]
    assert '<a href="/how-we-work/">Our work</a>' in answer.content.decode()
    assert titles(client.get("/how-we-work/").context["pages_below"]) == ["Our model"]


def test_way_back_shows_only_what_is_public(
    client: Client, make_page: MakeStory, make_story: MakeStory, press_officer: User
) -> None:
    secret = make_story("Secret reform", kind="page")
    make_page("Our model", parent=secret)
    assert "Secret reform" not in client.get("/our-model/").content.decode()
    secret.publish(by=press_officer)
    assert "Secret reform" in client.get("/our-model/").content.decode()
    secret.withdraw(by=press_officer)
    assert "Secret reform" not in client.get("/our-model/").content.decode()


def test_navigation_shows_pages_in_their_places_once_published(
    client: Client, make_page: MakeStory
) -> None:
    make_page("Work with us", navigation_place=2)
    model = make_page("How we work", navigation_place=1)
    make_page("Contact us")
    assert titles(client.get("/").context["navigation_pages"]) == ["How we work", "Work with us"]
    model.navigation_place = 3
    model.save()
    assert titles(client.get("/").context["navigation_pages"]) == ["How we work", "Work with us"]
    assert model.has_unpublished_changes()


def test_page_cannot_stand_below_itself(make_page: MakeStory) -> None:
    top = make_page("Top")
    below = make_page("Below", parent=top)
    top.parent = below
    with pytest.raises(ValidationError, match="stands below this one already"):
        top.clean()


def test_circle_of_two_publications_is_no_endless_way(
    client: Client, make_page: MakeStory, press_officer: User
) -> None:
    first = make_page("First")
    second = make_page("Second", parent=first)
    first.parent = second
    first.save()
    first.publish(by=press_officer)
    assert titles(client.get("/first/").context["pages_above"]) == ["Second"]


def test_contents_list_leads_to_the_headings(client: Client, make_page: MakeStory) -> None:
    body = "<h2>Money &amp; people</h2><p>a</p><h3>Detail</h3><h2>Places</h2><p>b</p>"
    make_page("With", body=body, has_contents=True)
    make_page("Without", body=body)
    html = client.get("/with/").content.decode()
    assert '<a href="#part-1">Money &amp; people</a>' in html
    assert '<h2 id="part-1">Money &amp; people</h2>' in html
    assert '<h2 id="part-2">Places</h2>' in html
    assert "On this page" not in client.get("/without/").content.decode()


def test_what_belongs_to_pages_counts_for_no_other_kind(
    client: Client, make_page: MakeStory, make_story: MakeStory, press_officer: User
) -> None:
    story = make_story("Regatta", parent=make_page("Top"), navigation_place=1, has_contents=True)
    edition = story.publish(by=press_officer)
    assert (edition.parent_id, edition.navigation_place, edition.has_contents) == (None,) * 2 + (
        False,
    )
    assert client.get("/news/regatta/").context["pages_above"] == []


def test_tree_costs_no_query_of_its_own(
    client: Client, make_page: MakeStory, django_assert_max_num_queries: Any
) -> None:
    page = None
    for number in range(5):
        page = make_page(f"Page {number}", parent=page, navigation_place=number)
    with django_assert_max_num_queries(6):
        client.get("/page-4/")


def test_form_shows_the_fields_of_a_page(
    client: Client, editor: User, make_page: MakeStory
) -> None:
    client.force_login(editor)
    page = make_page("How we work")
    html = client.get(page.get_admin_url()).content.decode()
    assert "Stands below" in html
    assert "kind == 'page'" in unescape(html)
