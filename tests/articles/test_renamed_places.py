"""A category or a district whose address changes: old links and feed readers go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Category, District, Redirect, StoryPlace

MakeStory = Callable[..., Article]


def addresses(field: str, slug: str) -> list[str]:
    feeds = [f"/feeds/{field}/{slug}.{ending}" for ending in ("atom", "rss", "json")]
    return [f"/{field}/{slug}/", *feeds]


def form_url(place: StoryPlace) -> str:
    return f"/admin/articles/{place.field}/{place.pk}/change/"


@pytest.fixture
def rename(editor: User) -> Callable[[StoryPlace, str], str]:
    """Give a place another address in the admin; what the page says then."""
    desk = Client()
    desk.force_login(editor)

    def give(place: StoryPlace, slug: str) -> str:
        data = {"name": place.name, "slug": slug, "order": place.order, "description": ""}
        html = desk.post(form_url(place), data, follow=True).content.decode()
        place.refresh_from_db()
        return " ".join(html.split())

    return give


def expect_led(client: Client, field: str, old: str, new: str) -> None:
    """Each address leads to its own successor, at once, and that answers."""
    for before, now in zip(addresses(field, old), addresses(field, new), strict=True):
        answer = client.get(before)
        assert (answer.status_code, answer.headers.get("Location")) == (301, now)
        assert client.get(now).status_code == 200


@pytest.mark.parametrize("field", ["category", "district"])
def test_old_list_and_feeds_of_a_renamed_place_lead_to_the_new_ones(
    client: Client,
    published: MakeStory,
    harbourside: District,
    rename: Callable[..., str],
    field: str,
) -> None:
    story = published(district=harbourside)
    place = getattr(story, field)
    before = place.slug
    said = rename(place, "new-name")
    assert f"The address of “{place}” changed to /{field}/new-name/." in said
    assert 'href="/admin/articles/redirect/"' in said
    expect_led(client, field, before, "new-name")
    # Search, its filters and the API go by the new one.
    assert story.title in client.get(f"/search/?{field}=new-name").content.decode()
    assert len(client.get(f"/api/v1/stories/?{field}=new-name").json()["stories"]) == 1


def test_first_address_works_after_two_changes_and_nothing_leads_in_a_circle_after_three(
    client: Client, category: Category, rename: Callable[..., str]
) -> None:
    Redirect.objects.create(old_path="/old-site/community.html", new_path="/category/community/")
    rename(category, "second")
    rename(category, "third")
    expect_led(client, "category", "community", "third")
    expect_led(client, "category", "second", "third")
    assert client.get("/old-site/community.html").headers["Location"] == "/category/third/"
    rename(category, "community")
    for path in addresses("category", "community"):
        assert client.get(path).status_code == 200
    expect_led(client, "category", "second", "community")
    expect_led(client, "category", "third", "community")
    for row in Redirect.objects.all():
        row.full_clean()


def test_address_that_another_place_takes_is_its_own_from_then_on(
    client: Client, category: Category, rename: Callable[..., str]
) -> None:
    rename(category, "safety")
    other = Category.objects.create(name="Other", slug="community")
    assert client.get("/category/community/").status_code == 200
    rename(other, "neighbours")
    expect_led(client, "category", "community", "neighbours")


def test_row_that_somebody_wrote_without_its_slash_gives_way(
    client: Client, category: Category, rename: Callable[..., str]
) -> None:
    Redirect.objects.create(old_path="/category/safety", new_path="/archive/")
    rename(category, "safety")
    rename(category, "third")
    expect_led(client, "category", "safety", "third")


def test_only_a_new_address_writes_into_the_register(
    client: Client, category: Category, editor: User
) -> None:
    Category.objects.create(name="Taken", slug="taken")
    client.force_login(editor)
    data = {"name": "Another name", "slug": "community", "order": 0, "description": ""}
    client.post(form_url(category), data)
    refused = client.post(form_url(category), data | {"slug": "taken", "name": "Typed"})
    assert "already exists" in refused.content.decode()
    assert 'value="Typed"' in refused.content.decode()
    added = client.post("/admin/articles/category/add/", data | {"name": "New", "slug": "new"})
    assert added.status_code == 302
    assert not Redirect.objects.exists()


def test_form_says_beside_the_address_what_a_change_of_it_does(
    client: Client, category: Category, harbourside: District, editor: User, press_officer: User
) -> None:
    said = "links to the old one lead to the new one, and so do its feeds"
    client.force_login(editor)
    for place in (category, harbourside):
        assert said in client.get(form_url(place)).content.decode()
        # Nobody has an address yet that is only being made.
        assert said not in client.get(f"/admin/articles/{place.field}/add/").content.decode()
    client.force_login(press_officer)
    assert client.get(form_url(category)).status_code == 200


def test_change_of_an_address_asks_the_database_as_much_with_many_rows_as_with_none(
    client: Client, category: Category, editor: User
) -> None:
    client.force_login(editor)

    def questions(slug: str) -> int:
        data = {"name": "Community", "slug": slug, "order": 0, "description": ""}
        with CaptureQueriesContext(connection) as asked:
            assert client.post(form_url(category), data).status_code == 302
        return len(asked)

    first = questions("second")
    for number in range(20):
        Redirect.objects.create(old_path=f"/old/{number}", new_path="/category/second/")
    assert questions("third") == first


@pytest.mark.parametrize(
    "old_path",
    ["/category/nope/", "/district/nope", "/feeds/latest.xml", "/feeds/category/nope.rss"],
)
def test_register_takes_an_address_of_a_list_where_nothing_answers(
    client: Client, category: Category, old_path: str
) -> None:
    row = Redirect(old_path=old_path, new_path="/category/community/")
    row.full_clean()
    row.save()
    assert client.get(old_path).headers["Location"] == "/category/community/"


@pytest.mark.parametrize(
    "old_path",
    ["/category/community/", "/category/community", "/feeds/all.atom", "/district/harbourside",
     "/feeds/category/community.json"],
)  # fmt: skip
def test_register_refuses_an_address_of_a_list_that_answers(
    category: Category, harbourside: District, old_path: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        Redirect(old_path=old_path, new_path="/archive/").full_clean()
    said: dict[str, Any] = refused.value.message_dict
    assert "stands at this address" in said["old_path"][0]
