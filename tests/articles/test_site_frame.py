"""The emergency banner and the footer: edited in the admin, on every page at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.banner_history import banner_turns
from articles.models import Article, Redirect, SiteFrame

FLOOD = {"banner_level": "emergency", "banner_heading": "Flood in Harbourside"}


@pytest.fixture
def frame(db: None) -> SiteFrame:
    return SiteFrame.objects.create(**FLOOD)


def form_url(client: Client) -> str:
    """Where the navigation's link leads somebody who may see the frame."""
    return client.get("/admin/articles/siteframe/").headers["Location"]


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
    said = desk.post(form_url(desk), form_of(SiteFrame(), **FLOOD), follow=True)
    assert "The banner “Flood in Harbourside” is on the site’s pages." in said.content.decode()
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
    address = frame.get_admin_url("take_down")
    client.post(address, {"confirmed": client.get(address).context["confirmed"]})
    frame.refresh_from_db()
    assert not frame.is_banner_up
    assert frame.banner_since is None
    assert frame.banner_heading == "Flood in Harbourside"
    assert "Flood" not in client.get("/").content.decode()


def test_banner_that_was_not_confirmed_stays_up(
    client: Client, frame: SiteFrame, editor: User
) -> None:
    client.force_login(editor)
    address = frame.get_admin_url("take_down")
    opened = client.get(address).context["confirmed"]
    frame.banner_heading = "Gas leak: leave now"
    frame.save()
    refused = client.post(address, {"confirmed": opened})
    assert refused.status_code == 409
    words = " ".join(refused.content.decode().split())
    assert "Somebody changed the banner after this page was opened" in words
    assert "Every page shows “Gas leak: leave now” now." in words
    assert "Gas leak: leave now" in Client().get("/").content.decode()
    assert client.post(address).status_code == 409
    # Whoever has seen that may take it down.
    client.post(address, {"confirmed": refused.context["confirmed"]})
    assert "Gas leak" not in Client().get("/").content.decode()
    # And somebody who has not learns that nothing is left to do.
    late = client.post(address, {"confirmed": refused.context["confirmed"]})
    assert late.status_code == 409
    assert "No banner is up." in late.content.decode()


def test_banner_of_the_same_words_that_went_up_anew_is_another(
    client: Client, frame: SiteFrame, editor: User
) -> None:
    client.force_login(editor)
    opened = client.get(frame.get_admin_url("take_down")).context["confirmed"]
    frame.take_banner_down()
    frame.banner_level = "emergency"
    frame.save()
    assert client.post(frame.get_admin_url("take_down"), {"confirmed": opened}).status_code == 409


def test_form_that_is_older_than_what_is_public_puts_no_banner_back(
    client: Client, frame: SiteFrame, editor: User
) -> None:
    client.force_login(editor)
    opened = str(client.get(frame.get_admin_url()).context["version"])
    frame.take_banner_down()
    data = form_of(SiteFrame(**FLOOD), version=opened, footer_text="Typed already")
    refused = client.post(frame.get_admin_url(), data)
    html = refused.content.decode()
    assert "after you had opened it, so nothing was saved now" in html
    assert "Typed already" in html
    assert "Banner is up" not in html
    theirs = {one.label: one.theirs for one in refused.context["differences"]}
    assert theirs == {"Level": "No banner", "Footer text": ""}
    assert "Flood" not in Client().get("/").content.decode()
    # Whoever has seen that may put it up again.
    client.post(frame.get_admin_url(), data | {"version": refused.context["version"]})
    assert "Flood" in Client().get("/").content.decode()


def test_banner_without_a_heading_is_refused_beside_its_field(client: Client, editor: User) -> None:
    client.force_login(editor)
    data = form_of(SiteFrame(), banner_level="warning", footer_text="Typed already")
    html = client.post(form_url(client), data).content.decode()
    assert "Say what is happening" in html
    assert "Typed already" in html
    assert not SiteFrame.objects.get().is_banner_up


@pytest.mark.parametrize(
    "path", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_banner_leads_to_this_site_only(client: Client, editor: User, path: str) -> None:
    client.force_login(editor)
    data = form_of(SiteFrame(), **FLOOD, banner_path=path)
    html = client.post(form_url(client), data).content.decode()
    assert "Write an address on this site" in html


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("path", "is_missed"),
    [("/", False), ("/archive", False), ("/news/flood-warning", False), ("/how-we-work/", True),
     ("/news/nothing/", True), ("/no/such/place/", True), ("/moved/well", False),
     ("/contract", True), ("/category/nope/", True), ("/archive/2030/1/", True), ("/admin/", True),
     ("/moved/badly", True)],
)  # fmt: skip
def test_banner_that_leads_nowhere_is_up_and_its_editor_told(
    client: Client, editor: User, published: Callable[..., Article], path: str, is_missed: bool
) -> None:
    published("Flood warning")
    Redirect.objects.create(old_path="/moved/well", new_path="/archive/")
    Redirect.objects.create(old_path="/moved/badly/", new_path="/no/such/place/")
    client.force_login(editor)
    data = form_of(SiteFrame(), **FLOOD, banner_path=path)
    html = client.post(form_url(client), data, follow=True).content.decode()
    assert "Saved, and public at once." in html
    assert (f"Nothing is public at {path}, where the banner leads." in html) is is_missed


@pytest.mark.django_db(transaction=True)
def test_banner_is_up_though_the_page_that_it_leads_to_is_at_fault(
    client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(path: str) -> bool:
        raise RuntimeError("That page is broken.")

    monkeypatch.setattr("articles.admin.nothing_there.has_public_page", fault)
    client.force_login(editor)
    data = form_of(SiteFrame(), **FLOOD, banner_path="/archive/")
    assert client.post(form_url(client), data).status_code == 302
    assert SiteFrame.current().is_banner_up


def test_home_page_and_form_tell_of_a_banner_and_remind_of_an_old_one(
    client: Client, frame: SiteFrame, press_officer: User
) -> None:
    def asked_in(url: str) -> bool:
        return "That is 1 day, 1 hour: does it still hold?" in " ".join(
            client.get(url).content.decode().replace("\xa0", " ").split()
        )

    client.force_login(press_officer)
    home, form = "/admin/", frame.get_admin_url()
    words = client.get(home).content.decode()
    assert "Emergency:</strong> the banner “Flood in Harbourside”" in words
    assert form in words
    assert "ask whether it still holds" in client.get(form).content.decode()
    assert not asked_in(home)
    assert not asked_in(form)
    SiteFrame.objects.update(banner_since=timezone.now() - timedelta(hours=25))
    assert asked_in(home)
    assert asked_in(form)
    frame.take_banner_down()
    assert "Flood" not in client.get("/admin/").content.decode()


def test_the_first_banner_is_put_up_in_the_form_of_the_one_frame_that_there_is(
    client: Client, editor: User
) -> None:
    client.force_login(editor)
    assert form_url(client) == form_url(client) == SiteFrame.objects.get().get_admin_url()
    html = client.get(form_url(client)).content.decode()
    assert '<option value="" selected>No banner</option>' in html
    assert '<textarea name="banner_words"' in html
    assert "Save and continue editing" not in html
    assert client.get("/admin/articles/siteframe/add/").status_code == 403
    client.post(form_url(client), form_of(SiteFrame(), **FLOOD))
    assert SiteFrame.objects.get().is_banner_up


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


def test_appeal_asks_for_calls_to_the_editors_numbers(
    client: Client, frame: SiteFrame, make_story: Callable[..., Article], press_officer: User
) -> None:
    SiteFrame.objects.update(
        emergency_number="112", other_number="0300 555 0101", anonymous_number=""
    )
    for kind in ("missing", "wanted"):
        story = make_story("Missing: somebody", kind=kind, names_nobody=True)
        story.publish(by=press_officer)
        html = client.get(story.path).content.decode()
        asked = html[html.index('id="can-you-help"') : html.index("<footer")]
        assert '<a href="tel:112">112</a>' in asked
        assert '<a href="tel:03005550101">0300 555 0101</a>' in asked
        assert "999" not in asked
        assert "would rather not say" not in asked


def test_form_tells_who_put_which_banner_up_and_who_took_it_down(
    client: Client, editor: User, superuser: User
) -> None:
    client.force_login(editor)
    client.post(form_url(client), form_of(SiteFrame(), **FLOOD))
    frame = SiteFrame.objects.get()
    client.post(frame.get_admin_url(), form_of(frame, footer_text="No turn of the banner"))
    client.post(frame.get_admin_url(), form_of(frame, banner_words="Move upstairs."))
    client.force_login(superuser)
    address = frame.get_admin_url("take_down")
    client.post(address, {"confirmed": client.get(address).context["confirmed"]})
    turns = [(turn.what, str(turn.by), turn.words) for turn in banner_turns(frame)]
    assert turns == [
        ("Taken down", "admin", "Move upstairs."),
        ("Changed", "editor", "Move upstairs."),
        ("Put up", "editor", ""),
    ]
    html = client.get(frame.get_admin_url()).content.decode()
    assert "What the banner has said" in html
    assert "Taken down: Flood in Harbourside" in " ".join(html.split())
