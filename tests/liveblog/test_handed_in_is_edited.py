"""What was handed in is edited beside the poster's own draft, and goes out once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test import Client

from liveblog.models import Answer, LiveBlog, LiveDraft, LiveSubmission, NotNow
from media_picker.models import Picture, PictureUse
from media_picker.where_used import where_used

LIST = "/admin/liveblog/liveblog/"
OWN = {"typed": "My own long words", "token": "own"}
SCRIPT = {"is_script": "1"}


@pytest.fixture
def row(blog: LiveBlog, contributor: User) -> LiveSubmission:
    return LiveSubmission.objects.submit(blog, by=contributor, typed="Pier on fire")


@pytest.fixture
def edited(row: LiveSubmission) -> dict[str, Any]:
    return {"typed": "Pier is on fire", "token": "edited", "submission": row.pk}


@pytest.fixture
def desk(client: Client, press_officer: User) -> Client:
    client.force_login(press_officer)
    return client


def drafts() -> set[tuple[str, int | None]]:
    return {(draft.content["typed"], draft.submission_id) for draft in LiveDraft.objects.all()}


def test_changes_to_what_was_handed_in_are_kept_beside_the_own_draft(
    desk: Client, blog: LiveBlog, row: LiveSubmission, edited: dict[str, Any]
) -> None:
    keep = f"{LIST}{blog.pk}/draft/"
    desk.post(keep, OWN)
    page = desk.get(row.get_admin_url())
    html = page.content.decode()
    assert page.context["form"]["typed"].value() == "Pier on fire"
    assert "This is your draft" not in html
    assert "Your own update is kept apart" in html
    assert "You are editing it above." in html
    assert "Post as it is" not in html
    assert desk.post(keep, edited).json()["saved"]
    assert drafts() == {("My own long words", None), ("Pier is on fire", row.pk)}
    again = desk.get(row.get_admin_url())
    assert again.context["form"]["typed"].value() == "Pier is on fire"
    assert again.context["form"]["submission"].value() == row.pk
    assert "These are your changes" in again.content.decode()
    own = desk.get(blog.get_poster_url())
    assert own.context["form"]["typed"].value() == "My own long words"
    assert own.context["form"]["submission"].value() is None
    desk.post(blog.get_poster_url(), edited)
    assert drafts() == {("My own long words", None)}
    assert [entry.typed for entry in blog.entries.all()] == ["Pier is on fire"]


def test_changes_are_kept_by_the_button_too_and_go_once_it_is_out_as_it_is(
    desk: Client, blog: LiveBlog, row: LiveSubmission, edited: dict[str, Any]
) -> None:
    desk.post(f"{LIST}{blog.pk}/draft/", OWN)
    answer = desk.post(blog.get_poster_url(), edited | {"_draft": "1"})
    assert answer["Location"] == row.get_admin_url()
    desk.post(f"{LIST}{blog.pk}/handed-in/{row.pk}/", {"do": "post"})
    assert drafts() == {("My own long words", None)}
    assert [entry.typed for entry in blog.entries.all()] == ["Pier on fire"]


def test_what_somebody_else_has_put_out_goes_out_no_second_time(
    desk: Client, blog: LiveBlog, row: LiveSubmission, edited: dict[str, Any], editor: User
) -> None:
    row.post(by=editor)
    kept = desk.post(f"{LIST}{blog.pk}/draft/", edited).json()
    assert kept["saved"]
    assert "seen to it already" in kept["notice"]
    page = desk.get(row.get_admin_url(), follow=True)
    assert "somebody has seen to it already" in page.content.decode()
    assert page.context["form"]["typed"].value() == "Pier is on fire"  # to be copied from
    refused = desk.post(blog.get_poster_url(), edited)
    assert refused.status_code == 422
    assert "Pier is on fire" in refused.content.decode()
    with pytest.raises(NotNow, match="seen to it already"):
        row.give_back(by=editor, reason="Too late.")
    assert [entry.typed for entry in blog.entries.all()] == ["Pier on fire"]


@pytest.mark.parametrize("number", ["9" * 30, "9" * 18, "-1", "x"])
def test_number_of_nothing_that_was_handed_in_touches_no_draft_and_posts_nothing(
    desk: Client, blog: LiveBlog, number: str
) -> None:
    keep = f"{LIST}{blog.pk}/draft/"
    desk.post(keep, OWN)
    forged = {"typed": "Mine", "submission": number}
    assert desk.get(f"{blog.get_poster_url()}?submission={number}").status_code == 200
    assert "not among what was handed in" in desk.post(keep, forged).json()["notice"]
    for button in ({}, {"_draft": "1"}):
        answer = desk.post(blog.get_poster_url(), forged | button)
        assert answer.status_code == 422
        assert "not among what was handed in" in answer.content.decode()
    assert drafts() == {("My own long words", None)}
    assert not blog.entries.exists()


# -- an answer that is lost ------------------------------------------------------------------------


def test_post_again_after_a_lost_answer_is_told_that_it_is_posted(
    desk: Client, blog: LiveBlog, row: LiveSubmission, edited: dict[str, Any]
) -> None:
    for _ in range(2):
        answer = desk.post(blog.get_poster_url(), edited | SCRIPT)
        assert answer.json() == {"to": blog.get_poster_url()}
    # A draft that comes after its post is kept no more, and becomes no other entry.
    late = desk.post(f"{LIST}{blog.pk}/draft/", edited).json()
    assert late["saved"] == ""
    assert "token" not in late
    assert not LiveDraft.objects.exists()
    assert blog.entries.count() == 1
    changed = desk.post(blog.get_poster_url(), edited | {"typed": "Another thing."})
    assert "seen to it already" in changed.content.decode()
    entry = blog.entries.get()
    entry.remove(by=entry.posted_by)
    assert desk.post(blog.get_poster_url(), edited).status_code == 422


def test_as_it_is_again_after_a_lost_answer_is_told_that_it_is_posted(
    desk: Client, blog: LiveBlog, row: LiveSubmission, editor: User
) -> None:
    for _ in range(2):
        answer = desk.post(f"{LIST}{blog.pk}/handed-in/{row.pk}/", {"do": "post"}, follow=True)
        html = answer.content.decode()
        assert "Posted." in html
        assert "seen to it already" not in html
    with pytest.raises(NotNow, match="seen to it already"):
        row.post(by=editor)
    assert blog.entries.count() == 1


def test_two_presses_hand_in_once(
    client: Client, blog: LiveBlog, contributor: User, press_officer: User
) -> None:
    client.force_login(contributor)
    page = client.get(blog.get_submit_url())
    typed = {"typed": "Seen.", "token": page.context["form"]["token"].value()}
    for _ in range(2):
        assert client.post(blog.get_submit_url(), typed).status_code == 302
    row = LiveSubmission.objects.get()
    # Other words from the same page are another one, and so are the same once they were given back.
    client.post(blog.get_submit_url(), typed | {"typed": "Seen from here."})
    assert LiveSubmission.objects.count() == 2
    row.give_back(by=press_officer, reason="Where?")
    client.post(blog.get_submit_url(), typed)
    assert LiveSubmission.objects.waiting().count() == 2


@pytest.mark.django_db(transaction=True)
def test_presses_at_the_same_moment_hand_in_once(blog: LiveBlog, contributor: User) -> None:
    def press(_: int) -> int:
        try:
            said = {"typed": "Seen.", "token": "same"}
            return LiveSubmission.objects.submit(blog, by=contributor, **said).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        assert set(hands.map(press, range(4))) == {LiveSubmission.objects.get().pk}


def test_token_of_somebody_else_hands_in_all_the_same(
    blog: LiveBlog, contributor: User, editor: User
) -> None:
    said = {"typed": "Seen.", "token": "same"}
    rows = [LiveSubmission.objects.submit(blog, by=by, **said) for by in (contributor, editor)]
    assert rows[0] != rows[1]


# -- its picture -----------------------------------------------------------------------------------


def test_picture_is_held_while_it_waits(
    blog: LiveBlog, contributor: User, press_officer: User, make_picture: Callable[..., Picture]
) -> None:
    picture = make_picture("Pier")
    row = LiveSubmission.objects.submit(blog, by=contributor, typed="Fire!", picture=picture)
    with pytest.raises(ProtectedError):
        picture.delete()
    assert [(place.state, place.url) for place in where_used(picture)] == [
        ("Draft", row.get_admin_url())
    ]
    entry = row.post(by=press_officer)
    assert [use.holder for use in PictureUse.objects.filter(picture=picture)] == [entry]
    other = make_picture("Quay")
    row = LiveSubmission.objects.submit(blog, by=contributor, picture=other)
    row.give_back(by=press_officer, reason="Blurred.")
    other.delete()


def test_as_it_is_is_refused_without_the_picture_that_it_had(
    desk: Client,
    blog: LiveBlog,
    contributor: User,
    press_officer: User,
    make_picture: Callable[..., Picture],
) -> None:
    picture = make_picture("Pier")
    row = LiveSubmission.objects.submit(blog, by=contributor, typed="Fire!", picture=picture)
    PictureUse.objects.of(row).delete()  # as for what was handed in before pictures were held
    picture.delete()
    with pytest.raises(ValidationError):
        row.post(by=press_officer)
    settle = f"{LIST}{blog.pk}/handed-in/{row.pk}/"
    html = desk.post(settle, {"do": "post"}, follow=True).content.decode()
    assert "Its picture is no longer in the library. Edit it first." in html
    assert not blog.entries.exists()
    row.refresh_from_db()
    assert row.answer == Answer.WAITING
    assert desk.get(row.get_admin_url()).status_code == 200
    typed = {"submission": row.pk, "typed": "Fire!"}
    assert desk.post(blog.get_poster_url(), typed).status_code == 302
    assert blog.entries.get().picture is None


def test_story_that_is_deleted_lets_go_of_what_was_handed_in_for_it(
    make_story: Callable[..., Any], press_officer: User, make_picture: Callable[..., Picture]
) -> None:
    draft = make_story("Draft")
    blog = LiveBlog.objects.open(draft, by=press_officer)
    picture = make_picture("Pier")
    row = LiveSubmission.objects.submit(blog, by=press_officer, typed="Fire!", picture=picture)
    LiveDraft.objects.keep(blog, press_officer.pk, {"typed": "A fire."}, row)
    draft.delete()
    assert not LiveSubmission.objects.exists()
    picture.delete()


def test_open_poster_page_hears_what_waits_and_what_was_seen_to(
    blog: LiveBlog, contributor: User, press_officer: User, client: Client
) -> None:
    client.force_login(press_officer)
    news = f"/admin/liveblog/liveblog/{blog.pk}/news/"
    assert client.get(news).json()["handed_in"].strip() == ""
    row = LiveSubmission.objects.submit(blog, by=contributor, typed="Pier on fire.")
    said = client.get(f"{news}?submission={row.pk}").json()
    assert f'data-row="{row.pk}"' in said["handed_in"]
    assert "You are editing it above." in said["handed_in"]
    assert "notice" not in said
    row.give_back(by=press_officer, reason="Not yet.")
    said = client.get(f"{news}?submission={row.pk}").json()
    assert "data-row" not in said["handed_in"]
    assert "seen to it already" in said["notice"]
    assert client.get(f"{news}?submission=x").status_code == 200
