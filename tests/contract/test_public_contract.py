"""What visitors get of the contract: its points, open or not, on its page and inside others."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test import Client

from articles.archiving import archive
from articles.generations import EVERYTHING, moved_since
from articles.models import Article, Category
from articles.problems import NotReady
from contract.models import Contract, ContractEdition, Point

MakeStory = Callable[..., Article]


def html_of(client: Client, path: str = "/contract/") -> str:
    return client.get(path).content.decode()


@pytest.fixture
def explanation(public_contract: Contract, make_story: MakeStory) -> Article:
    """A draft that explains the first point."""
    story = make_story("How to reach us", body="<h2>Doors</h2><p>The doors are open.</p>")
    public_contract.points.filter(title="Access").update(story=story)
    return story


def test_contract_that_was_never_published_is_nowhere(
    client: Client, contract: Contract, make_story: MakeStory, press_officer: User
) -> None:
    page = make_story("How we work", kind="page", body="<p>We work.</p><p>[[contract]]</p>")
    page.publish(by=press_officer)
    assert client.get("/contract/").status_code == 404
    assert "Citizens’ Contract" not in html_of(client, "/")
    assert "Written with you" not in html_of(client, "/how-we-work/")


def test_kept_pages_hold_while_the_contract_is_only_worked_on(
    public_contract: Contract, explanation: Article
) -> None:
    number, _ = moved_since(None)
    public_contract.introduction = "To be published later."
    public_contract.save()
    access, sharing, _ = public_contract.points.all()
    access.promise, access.place = "To be published later.", 9
    access.save()
    Point.objects.create(contract=public_contract, title="Help", promise="A", request="B")
    assert moved_since(number)[1] == []
    sharing.story, access.story = access.story, None
    for point in (access, sharing):
        number, _ = moved_since(None)
        point.save()
        assert moved_since(number)[1] == [EVERYTHING]


def test_contract_shows_its_words_and_leads_from_the_navigation(
    client: Client, public_contract: Contract
) -> None:
    html = html_of(client)
    for words in ("Written with you.", "18 months", "more than 40", "Sharing promised."):
        assert words in html
    assert "answers to our survey" not in html  # that figure is empty
    assert '<a href="/contract/"' in html_of(client, "/")


def test_edit_of_the_contract_is_not_public_before_it_is_published(
    client: Client, public_contract: Contract, editor: User
) -> None:
    Point.objects.filter(title="Access").update(promise="A secret promise.", place=9)
    assert "secret" not in html_of(client)
    assert public_contract.has_unpublished_changes()
    public_contract.publish(by=editor)
    assert "A secret promise." in html_of(client)
    titles = [point.title for point in client.get("/contract/").context["contract"].points]
    assert titles == ["Sharing", "Listening", "Access"]


def test_point_is_a_plain_line_until_its_story_is_public_and_again_after(
    client: Client, explanation: Article, press_officer: User
) -> None:
    html = html_of(client)
    assert "<strong>0 of 3</strong> explained so far" in html
    assert explanation.path not in html
    assert "The doors are open" not in html
    explanation.publish(by=press_officer)
    html = html_of(client)
    assert "<strong>1 of 3</strong> explained so far" in html
    assert f'<a href="{explanation.path}">Access</a>' in html
    assert "<p>The doors are open.</p>" in html
    explanation.withdraw(by=press_officer)
    html = html_of(client)
    assert "<strong>0 of 3</strong> explained so far" in html
    assert explanation.path not in html
    assert "The doors are open" not in html


def test_explanation_is_the_live_edition_and_not_what_is_being_written(
    client: Client, explanation: Article, press_officer: User
) -> None:
    explanation.publish(by=press_officer)
    explanation.body = "<p>Secret words.</p>"
    explanation.save()
    assert "Secret" not in html_of(client)


def test_explanations_headings_stand_below_the_points(
    client: Client, explanation: Article, press_officer: User
) -> None:
    explanation.publish(by=press_officer)
    assert "<h3>Doors</h3>" in html_of(client)


def test_page_shows_the_same_contract_from_one_source(
    client: Client,
    explanation: Article,
    make_story: MakeStory,
    press_officer: User,
    editor: User,
) -> None:
    page = make_story("How we work", kind="page", body="<h2>All of it</h2><p>[[contract]]</p>")
    page.publish(by=press_officer)
    assert "Sharing promised." in html_of(client, "/how-we-work/")
    explanation.publish(by=press_officer)
    html = html_of(client, "/how-we-work/")
    assert "<strong>1 of 3</strong> explained so far" in html
    assert "<h4>Doors</h4>" in html
    Point.objects.filter(title="Sharing").update(promise="Another promise.")
    Contract.objects.get().publish(by=editor)
    assert "Another promise." in html_of(client, "/how-we-work/")


def test_page_of_the_contract_alone_leaves_no_heading_out(
    client: Client, explanation: Article, published: MakeStory, press_officer: User
) -> None:
    explanation.publish(by=press_officer)
    published("How we work", kind="page", body="<p>[[contract]]</p>")
    _, page = html_of(client, "/how-we-work/").split("<h1", 1)
    levels = re.findall(r"<h([1-6])", page)
    assert levels[:4] == ["2", "3", "4", "3"]  # the contract, Access, Doors, Sharing


def test_contract_stands_in_a_page_once(
    public_contract: Contract, make_story: MakeStory, press_officer: User
) -> None:
    words = "<p>[[contract]]</p><p>And again:</p><p>[[contract]]</p>"
    page = make_story("How we work", kind="page", body=words)
    with pytest.raises(NotReady, match=r"Leave \[\[contract\]\] in the body once"):
        page.publish(by=press_officer)
    page.body = "<p>[[contract]]</p>"
    page.save()
    page.publish(by=press_officer)


def test_explanation_that_is_no_longer_current_says_so_in_the_contract(
    client: Client, explanation: Article, published: MakeStory, press_officer: User
) -> None:
    published("How we work", kind="page", body="<p>[[contract]]</p>")
    explanation.publish(by=press_officer)
    for path in ("/contract/", "/how-we-work/"):
        assert "was archived on" not in html_of(client, path)
    archive(explanation, by=press_officer)
    for path in ("/contract/", "/how-we-work/"):
        html = html_of(client, path)
        said = html.index("This explanation was archived on")
        assert html.index("More information") < said < html.index("The doors are open.")
        assert "<strong>1 of 3</strong> explained so far" in html


def test_appeal_never_opens_a_point(
    client: Client, public_contract: Contract, make_story: MakeStory, press_officer: User
) -> None:
    appeal = make_story("Missing: Jo Field, 14", kind="missing")
    public_contract.points.filter(title="Access").update(story=appeal)
    appeal.publish(by=press_officer)
    assert "Jo Field" not in html_of(client)


def test_words_of_the_contract_are_text(client: Client, contract: Contract, editor: User) -> None:
    Point.objects.filter(title="Access").update(promise="<script>alert(1)</script>")
    contract.publish(by=editor)
    assert "<script>alert" not in html_of(client)


def test_contract_costs_the_same_few_queries_however_many_points_are_open(
    client: Client,
    public_contract: Contract,
    make_story: MakeStory,
    press_officer: User,
    django_assert_max_num_queries: Any,
) -> None:
    for point in public_contract.points.all():
        point.story = make_story(f"About {point.title}")
        point.save()
        point.story.publish(by=press_officer)
    with django_assert_max_num_queries(7):
        assert "3 of 3" in html_of(client)


def test_what_was_public_is_never_changed_or_deleted(public_contract: Contract) -> None:
    edition = ContractEdition.objects.get()
    with pytest.raises(ValueError, match="frozen"):
        edition.save()
    with pytest.raises(models.ProtectedError):
        edition.delete()
    with pytest.raises(models.ProtectedError):
        ContractEdition.objects.all().delete()


def test_logged_in_editor_sees_no_more_than_a_visitor(
    client: Client, explanation: Article, editor: User
) -> None:
    client.force_login(editor)
    assert "The doors are open" not in html_of(client)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("citizens contract", [("/contract/", "Citizens’ Contract")]),
        ("LISTENING asked", [("/contract/#point-{}", "Citizens’ Contract: Listening")]),
        ('"listening promised"', [("/contract/#point-{}", "Citizens’ Contract: Listening")]),
        ("listen", []),
        ("listening zebra", []),
        ("!!!", []),
        ("", []),
    ],
)
def test_search_finds_the_contract_and_its_points(
    client: Client, public_contract: Contract, typed: str, found: list[tuple[str, str]]
) -> None:
    html = client.get("/search/", {"q": typed}).content.decode()
    assert ("Elsewhere on our site" in html) == bool(found)
    listening = public_contract.points.get(title="Listening")
    for path, title in found:
        assert f'<a href="{path.format(listening.pk)}">{title}</a>' in html
    assert "We found nothing" not in html or not found


def test_search_finds_no_contract_that_is_down_and_none_among_stories_of_a_place(
    client: Client, public_contract: Contract, editor: User, category: Category
) -> None:
    asked = {"q": "listening"}
    narrowed = client.get("/search/", asked | {"category": category.slug}).content.decode()
    assert "Elsewhere on our site" not in narrowed
    assert "Elsewhere on our site" in html_of(client, "/search/?q=listening")
    public_contract.take_down(by=editor)
    assert "Elsewhere on our site" not in html_of(client, "/search/?q=listening")
