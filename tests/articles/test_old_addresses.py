"""The register of old addresses: where they lead, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import URLResolver, get_resolver

from articles.kinds import RESERVED_SLUGS
from articles.models import Article, Redirect

ADD = "/admin/articles/redirect/add/"


def error_of(old_path: str, new_path: str) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        Redirect(old_path=old_path, new_path=new_path).full_clean()
    return refused.value.message_dict


@pytest.mark.parametrize(
    "path", ["/about/values.html", "/about/values.html/", "/about/values.html?from=post"]
)
def test_old_address_leads_to_the_new_one(client: Client, db: None, path: str) -> None:
    Redirect.objects.create(old_path="/about/values.html", new_path="/how-we-work/")
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (301, "/how-we-work/")
    assert answer["Cache-Control"] == "public, max-age=1"


def test_what_is_public_outranks_the_register(
    client: Client, make_story: Callable[..., Article], press_officer: User
) -> None:
    Redirect.objects.create(old_path="/our-work/", new_path="/elsewhere/")
    make_story("Our work", kind="page").publish(by=press_officer)
    assert client.get("/our-work/").status_code == 200
    assert client.get("/our-work")["Location"] == "/our-work/"


def test_address_that_nobody_knows_stays_a_404_and_gets_its_slash(
    client: Client, make_story: Callable[..., Article], press_officer: User
) -> None:
    story = make_story()
    story.publish(by=press_officer)
    assert client.get("/nothing/").status_code == 404
    assert client.get("/" + "a" * 5_000 + "/").status_code == 404
    assert client.get(story.path.rstrip("/"))["Location"] == story.path
    assert client.post("/nothing/").status_code == 405


@pytest.mark.parametrize(
    "new_path",
    ["https://evil.example/", "//evil.example/", "/\\evil.example/", "evil", "javascript:1"],
)
def test_strangers_hosts_are_refused(db: None, new_path: str) -> None:
    assert "address on this site" in error_of("/old/", new_path)["new_path"][0]


def test_whole_address_of_ours_is_taken_without_its_host(client: Client, editor: User) -> None:
    client.force_login(editor)
    data = {"old_path": "/old/", "new_path": "http://newsroom.example/how-we-work/", "note": ""}
    assert client.post(ADD, data).status_code == 302
    assert Redirect.objects.get().new_path == "/how-we-work/"


def test_address_that_is_no_utf_8_is_found_and_saved_again_as_it_is(
    client: Client, editor: User
) -> None:
    client.force_login(editor)
    for typed, kept in (("/caf%E9/", "/caf%E9/"), ("/a%2520b/", "/a%20b/")):
        client.post(ADD, {"old_path": typed, "new_path": "/jobs/"})
        row = Redirect.objects.get(old_path=kept)
        row.note = "Another note"
        row.full_clean()
        assert row.old_path == kept
        assert client.get(typed)["Location"] == "/jobs/"


@pytest.mark.parametrize("typed", ["/our%20caf%C3%A9/", "/our café/"])
def test_address_is_found_however_it_was_written(client: Client, editor: User, typed: str) -> None:
    client.force_login(editor)
    assert (
        client.post(ADD, {"old_path": typed, "new_path": "/jobs/?from=a#part-2"}).status_code == 302
    )
    assert client.get("/our%20caf%C3%A9/")["Location"] == "/jobs/?from=a#part-2"
    assert "leads back" in error_of("/jobs", "/our%20caf%C3%A9/?x=1")["new_path"][0]


def test_loops_are_refused_however_long(db: None) -> None:
    assert "leads back" in error_of("/a/", "/a")["new_path"][0]
    Redirect.objects.create(old_path="/b/", new_path="/c")
    Redirect.objects.create(old_path="/c/", new_path="/a/")
    assert "leads back" in error_of("/a/", "/b/")["new_path"][0]
    Redirect(old_path="/a/", new_path="/d/").full_clean()


@pytest.mark.parametrize("again", ["/about", "/about/"])
def test_address_is_in_the_register_once_with_or_without_its_slash(db: None, again: str) -> None:
    row = Redirect.objects.create(old_path="/about", new_path="/how-we-work/")
    refused = error_of(again, "/jobs/")["old_path"]
    assert refused == ["The register has this address: it leads to /how-we-work/. Change it there."]
    row.note = "Saved again as it is"
    row.full_clean()


def test_address_that_no_database_can_hold_is_refused_or_found_nowhere(
    client: Client, editor: User
) -> None:
    client.force_login(editor)
    assert client.get("/a%00b/").status_code == 404
    data = {"old_path": "/old/", "new_path": "/a%00b/", "note": ""}
    assert client.post(ADD, data).status_code == 302
    assert "old_path" in error_of("/c%00d/", "/jobs/")


def first_parts(resolver: URLResolver) -> Iterator[str]:
    """Of every address, up to its first slash."""
    for one in resolver.url_patterns:
        first = str(one.pattern).partition("/")[0]
        if isinstance(one, URLResolver) and not first:
            yield from first_parts(one)
        else:
            yield first


@pytest.mark.parametrize("old_path", ["/", "/admin/x/", "/static/a.css", "old", "/old/?id=5"])
def test_addresses_of_the_site_and_half_addresses_are_refused(db: None, old_path: str) -> None:
    assert "old_path" in error_of(old_path, "/how-we-work/")


def test_no_page_and_no_old_address_begins_as_an_address_of_the_site_does() -> None:
    # But the front page, and pages themselves.
    assert set(first_parts(get_resolver())) - RESERVED_SLUGS == {"", "<slug:slug>"}


def test_address_of_a_story_is_never_in_the_register(
    make_story: Callable[..., Article], press_officer: User
) -> None:
    story = make_story()
    story.publish(by=press_officer)
    story.withdraw(by=press_officer)
    assert "A story was published" in error_of(story.path, "/elsewhere/")["old_path"][0]


def test_register_shows_stories_that_moved_by_themselves(
    client: Client, make_story: Callable[..., Article], press_officer: User, editor: User
) -> None:
    story, gone = make_story("First name"), make_story("Never moved")
    for each in (story, gone):
        each.publish(by=press_officer)
    story.slug = "second-name"
    story.save()
    story.publish(by=press_officer)
    client.force_login(editor)
    moved = list(client.get("/admin/articles/redirect/").context["moved"])
    assert [(move["path"], move["now"]) for move in moved] == [
        ("/news/first-name/", "/news/second-name/")
    ]
    story.withdraw(by=press_officer)
    assert not client.get("/admin/articles/redirect/").context["moved"]


def test_refused_address_stands_in_the_form_with_its_error(client: Client, editor: User) -> None:
    client.force_login(editor)
    data = {"old_path": "/old/", "new_path": "https://evil.example/", "note": "From the old site"}
    html = client.post(ADD, data).content.decode()
    assert "never sent" in html
    assert "From the old site" in html
    assert not Redirect.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("new_path", "is_missed"),
    [("/", False), ("/archive?x=1#part", False), ("/jobs/", True), ("/category/nope/", True),
     ("/further/", True)],
)  # fmt: skip
def test_address_that_leads_nowhere_is_kept_and_its_editor_told(
    client: Client, editor: User, new_path: str, is_missed: bool
) -> None:
    Redirect.objects.create(old_path="/further", new_path="/nothing/")
    client.force_login(editor)
    data = {"old_path": "/old/", "new_path": new_path, "note": ""}
    said = client.post(ADD, data, follow=True).content.decode()
    assert (f"Nothing is public at {new_path}, where /old/ leads now." in said) is is_missed
    row = Redirect.objects.get(old_path="/old/")
    again = client.post(f"/admin/articles/redirect/{row.pk}/change/", data, follow=True)
    assert ("Nothing is public" in again.content.decode()) is is_missed


def test_press_officer_reads_the_register_only(client: Client, press_officer: User) -> None:
    client.force_login(press_officer)
    assert client.get("/admin/articles/redirect/").status_code == 200
    assert client.get(ADD).status_code == 403
