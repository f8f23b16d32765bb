"""A story goes out, or is taken down, while somebody changes what it stands beside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Category, Edition, PinnedStory
from tests.same_moment import Work

pytestmark = pytest.mark.django_db(transaction=True)

MakeStory = Callable[..., Article]
AtTheMove = Callable[[Work], None]


def test_story_is_pinned_while_it_is_published_again(
    published: MakeStory, press_officer: User, at_the_move: AtTheMove
) -> None:
    story = published()
    at_the_move(lambda: PinnedStory.objects.create(article=story))
    assert story.publish(by=press_officer).number == 2


def test_story_is_pinned_while_it_is_withdrawn(
    published: MakeStory, press_officer: User, at_the_move: AtTheMove
) -> None:
    story = published()
    at_the_move(lambda: PinnedStory.objects.create(article=story))
    story.withdraw(by=press_officer)
    assert not Edition.objects.exists()


def test_page_is_withdrawn_while_one_below_it_is_published(
    published: MakeStory, make_story: MakeStory, press_officer: User, at_the_move: AtTheMove
) -> None:
    above = published("How we work", kind="page")
    below = make_story("Our stations", kind="page", parent=above)
    at_the_move(lambda: above.withdraw(by=press_officer))
    below.publish(by=press_officer)
    assert Edition.objects.filter(article=below).exists()


def test_category_gets_another_name_while_a_story_in_it_is_published(
    make_story: MakeStory, category: Category, press_officer: User, at_the_move: AtTheMove
) -> None:
    def rename() -> None:
        category.name = "Neighbourhoods"
        category.save()

    story = make_story()
    at_the_move(rename)
    story.publish(by=press_officer)
    assert Edition.objects.get().category == category


def test_category_gets_another_address_while_a_story_in_it_is_published(
    make_story: MakeStory,
    category: Category,
    press_officer: User,
    editor: User,
    at_the_move: AtTheMove,
) -> None:
    desk = Client()
    desk.force_login(editor)
    story = make_story()

    def change() -> None:
        data = {"name": "Community", "slug": "neighbourhoods", "order": 0, "description": ""}
        assert desk.post(f"/admin/articles/category/{category.pk}/change/", data).status_code == 302

    at_the_move(change)
    story.publish(by=press_officer)
    assert Edition.objects.get().category_id == category.pk
