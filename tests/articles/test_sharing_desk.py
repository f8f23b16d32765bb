"""The desk's side of preview links: making, seeing and revoking them; the preview's widths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles import embargo
from articles.kinds import Step
from articles.models import Article, PreviewLink
from articles.models.preview_link import Lasts, Purpose
from articles.workflow import NotAllowed

from .shared_previews import FOR_WHOM, come_with, link_to

MakeStory = Callable[..., Article]


@pytest.fixture
def story(make_story: MakeStory) -> Article:
    return make_story()


@pytest.fixture
def desk(client: Client, press_officer: User) -> Client:
    client.force_login(press_officer)
    return client


def test_link_is_shown_once_when_it_is_made(desk: Client, story: Article) -> None:
    asked = {"for_whom": FOR_WHOM, "purpose": "check", "lasts": "72"}
    made = desk.post(story.get_admin_url("share"), asked)
    link = PreviewLink.objects.get()
    assert (link.for_whom, link.purpose) == (FOR_WHOM, Purpose.CHECK)
    assert link.until - link.made_at == timedelta(hours=72)
    address = made.context["address"]
    assert address in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    secret = address.partition("#")[2]
    come_with(link, secret)
    page = " ".join(desk.get(story.get_admin_url()).content.decode().split())
    assert FOR_WHOM in page
    assert link.until_when in page
    assert "Opened 1 time." in page
    assert secret not in page
    assert secret not in desk.get(story.get_admin_url("timeline")).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"for_whom": " "}, "for_whom"),
        ({"for_whom": "x" * 201}, "for_whom"),
        ({"lasts": "9999"}, "lasts"),
        ({"lasts": ""}, "lasts"),
        ({"purpose": "all"}, "purpose"),
        ({"purpose": "embargoed"}, "purpose"),
    ],
)
def test_what_is_missing_or_too_much_is_said_beside_its_field(
    desk: Client, story: Article, wrong: dict[str, str], field: str
) -> None:
    asked = {"for_whom": FOR_WHOM, "purpose": "read", "lasts": "24"} | wrong
    answer = desk.post(story.get_admin_url("share"), asked)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not PreviewLink.objects.exists()


def test_story_under_embargo_is_offered_to_journalists_first(
    desk: Client, story: Article, press_officer: User
) -> None:
    embargo.hold(story, timezone.now() + timedelta(days=1), by=press_officer)
    form = desk.get(story.get_admin_url("share")).context["form"]
    assert form["purpose"].initial == Purpose.EMBARGOED
    asked = {"for_whom": FOR_WHOM, "purpose": "embargoed", "lasts": "24"}
    desk.post(story.get_admin_url("share"), asked)
    story.refresh_from_db()
    assert PreviewLink.objects.get().embargo_until == story.embargo_until


def test_links_are_revoked_one_by_one_by_whoever_may_edit_or_made_them(
    desk: Client, story: Article, make_story: MakeStory, contributor: User, press_officer: User
) -> None:
    own = make_story("Own", author=contributor)
    theirs, _ = link_to(own, contributor)
    link, _ = link_to(own, press_officer)
    kept, _ = link_to(own, press_officer, lasts=Lasts.WEEK)
    Article.objects.update(step=Step.APPROVED)  # from now on its contributor cannot edit it
    own.refresh_from_db()
    with pytest.raises(NotAllowed):
        link.revoke(by=contributor)
    theirs.revoke(by=contributor)
    page = f"/admin/articles/article/{own.pk}/share/{link.pk}/revoke/"
    wrong = f"/admin/articles/article/{story.pk}/share/{link.pk}/revoke/"
    assert desk.post(wrong).status_code == 404
    assert desk.post(page).status_code == 302
    assert list(PreviewLink.objects.living()) == [kept]


def test_preview_is_framed_at_a_phones_and_at_a_desktops_width(
    desk: Client, story: Article
) -> None:
    page = desk.get(story.get_admin_url("page")).content.decode()
    assert story.get_admin_url("preview") in page
    assert "Phone, 390 pixels" in page
    assert story.get_admin_url("page") in desk.get(story.get_admin_url()).content.decode()
