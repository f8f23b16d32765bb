"""The emergency banner and the footer: edited in the admin, on every page at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, SiteFrame

FLOOD = {"banner_level": "emergency", "banner_heading": "Flood in Harbourside"}


@pytest.fixture
def frame(db: None) -> SiteFrame:
    return SiteFrame.objects.create(**FLOOD)


def form_of(frame: SiteFrame, **more: str) -> dict[str, Any]:
    names = [
        field.name for field in SiteFrame._meta.fields if field.editable and field.name != "id"
    ]
    return {name: getattr(frame, name) for name in names} | more


@pytest.mark.parametrize(
    "path", ["/", "/category/community/", "/news/harbour-patrol-returns/", "/nothing/"]
)
def test_banner_is_on_every_page_at_once(
    client: Client,
    make_story: Callable[..., Article],
    press_officer: User,
    editor: User,
    path: str,
) -> None:
    make_story().publish(by=press_officer)
    assert "Flood" not in client.get(path).content.decode()
    desk = Client()
    desk.force_login(editor)
    desk.post("/admin/articles/siteframe/add/", form_of(SiteFrame(), **FLOOD))
    assert "Flood in Harbourside" in client.get(path).content.decode()


def test_page_of_a_withdrawn_story_shows_the_banner(
    client: Client, frame: SiteFrame, make_story: Callable[..., Article], press_officer: User
) -> None:
    story = make_story()
    story.publish(by=press_officer)
    story.withdraw(by=press_officer)
    assert "Flood in Harbourside" in client.get(story.path).content.decode()


@pytest.mark.parametrize(
    ("level", "word"), [("notice", "Notice"), ("warning", "Warning"), ("emergency", "Emergency")]
)
def test_level_stands_in_words(client: Client, frame: SiteFrame, level: str, word: str) -> None:
    SiteFrame.objects.update(banner_level=level)
    html = client.get("/").content.decode()
    assert f"banner-{level}" in html
    assert word in html


def test_banner_is_taken_down_by_a_confirmed_step_and_no_other(
    client: Client, frame: SiteFrame, editor: User
) -> None:
    client.force_login(editor)
    refused = client.post(frame.get_admin_url(), form_of(frame, banner_level=""))
    assert "Take the banner down with the button" in refused.content.decode()
    asked = client.get(frame.get_admin_url("take_down"))
    assert "Take the banner down" in asked.content.decode()
    frame.refresh_from_db()
    assert frame.is_banner_up
    client.post(frame.get_admin_url("take_down"))
    frame.refresh_from_db()
    assert not frame.is_banner_up
    assert frame.banner_since is None
    assert frame.banner_heading == "Flood in Harbourside"
    assert "Flood" not in client.get("/").content.decode()


def test_banner_without_a_heading_is_refused_beside_its_field(client: Client, editor: User) -> None:
    client.force_login(editor)
    data = form_of(SiteFrame(), banner_level="warning", footer_text="Typed already")
    html = client.post("/admin/articles/siteframe/add/", data).content.decode()
    assert "Say what is happening" in html
    assert "Typed already" in html
    assert not SiteFrame.objects.exists()


@pytest.mark.parametrize(
    "path", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_banner_leads_to_this_site_only(client: Client, editor: User, path: str) -> None:
    client.force_login(editor)
    data = form_of(SiteFrame(), **FLOOD, banner_path=path)
    html = client.post("/admin/articles/siteframe/add/", data).content.decode()
    assert "Write an address on this site" in html


def test_home_page_reminds_of_an_old_banner(
    client: Client, frame: SiteFrame, press_officer: User
) -> None:
    client.force_login(press_officer)
    assert "Does it still hold?" not in client.get("/admin/").content.decode()
    SiteFrame.objects.update(banner_since=timezone.now() - timedelta(hours=25))
    assert "Does it still hold?" in client.get("/admin/").content.decode()


def test_press_officer_may_read_the_frame_and_not_change_it(
    client: Client, frame: SiteFrame, press_officer: User
) -> None:
    client.force_login(press_officer)
    assert client.get(frame.get_admin_url()).status_code == 200
    assert client.post(frame.get_admin_url("take_down")).status_code == 403
    assert client.post(frame.get_admin_url(), form_of(frame)).status_code == 403


def test_numbers_and_words_of_the_footer_are_the_editors(client: Client, frame: SiteFrame) -> None:
    SiteFrame.objects.update(other_number="0300 555 0101", footer_text="Since <1839>")
    html = client.get("/").content.decode()
    assert '<a href="tel:03005550101">0300 555 0101</a>' in html
    assert "Since &lt;1839&gt;" in html
    assert '<a href="tel:999">999</a>' in html
