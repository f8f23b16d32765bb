"""Whose turn it is, on the home page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Review
from articles.work_list import work_list
from articles.workflow import Role
from tests.newsroom_fixtures import person_with

MakeStory = Callable[..., Article]


def titles(reviews: list[Review]) -> list[str]:
    return [review.article.title for review in reviews]


def test_everybody_finds_what_waits_for_them(
    make_story: MakeStory, contributor: User, press_officer: User, editor: User, client: Client
) -> None:
    other = person_with(Role.EDITOR, "other")
    anybodys = make_story("For anybody", author=contributor)
    named = make_story("For the editor", author=contributor)
    own = make_story("By the editor", author=editor)
    Review.objects.submit(anybodys, by=contributor)
    Review.objects.submit(own, by=editor)
    round_one = Review.objects.submit(named, by=contributor, reviewer=editor)
    assert titles(work_list(editor).to_review) == ["For the editor", "For anybody"]
    assert titles(work_list(other).to_review) == ["For anybody", "By the editor"]
    assert work_list(contributor).to_review == []
    assert titles(work_list(contributor).in_review) == ["For anybody", "For the editor"]

    round_one.send_back(by=editor, reason="Shorter, please.")
    client.force_login(contributor)
    assert "Shorter, please." in client.get("/admin/").content.decode()
    assert work_list(press_officer).sent_back == []
    again = Review.objects.submit(named, by=contributor)
    assert work_list(contributor).sent_back == []
    again.approve(by=press_officer)
    for person in (contributor, press_officer, editor):
        assert [story.title for story, _ in work_list(person).approved] == ["For the editor"]
    assert "approved, to be published" in client.get("/admin/").content.decode()
    named.refresh_from_db()
    named.title = "For the editor, again"
    named.save()
    for page in ("/admin/", f"/admin/articles/article/{named.pk}/review/"):
        html = client.get(page).content.decode()
        assert "the headline changed after it." in html
        assert "to be published" not in html
