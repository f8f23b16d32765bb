"""Entries that others hand in, and entries that nobody else has read yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.timeline import Span, timeline
from articles.workflow import NotAllowed
from liveblog.models import Answer, LiveBlog, LiveEntry, LiveSubmission, Look, NotNow
from media_picker.models import Picture, PictureUse

LIST = "/admin/liveblog/liveblog/"
UNREAD = "Not yet read by a second person."


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def html_of(person: User, address: str) -> str:
    return " ".join(client_of(person).get(address).content.decode().split())


def told(blog: LiveBlog) -> list[str]:
    return [event.what for event in timeline(Span(article=blog.article_id))]


# -- handed in -------------------------------------------------------------------------------------


def test_what_a_contributor_hands_in_waits_for_whoever_may_publish(
    blog: LiveBlog, story: Article, contributor: User, press_officer: User, client: Client
) -> None:
    writes = client_of(contributor)
    assert "Write for the live blog" in writes.get(story.get_admin_url()).content.decode()
    assert writes.get(f"{LIST}{blog.pk}/change/")["Location"] == blog.get_submit_url()
    typed = {"typed": "The pier is on fire.", "heading": "Pier", "author_role": "Volunteer"}
    typed["is_key"] = "on"
    assert writes.post(blog.get_submit_url(), typed).status_code == 302
    row = LiveSubmission.objects.get()
    assert writes.get(blog.get_submit_url()).context["form"]["author_role"].value() == "Volunteer"
    assert "The pier is on fire." not in client.get(story.path).content.decode()
    assert "The pier is on fire." in html_of(press_officer, blog.get_poster_url())
    assert "waits to be posted" in html_of(press_officer, "/admin/")
    settle = f"{LIST}{blog.pk}/handed-in/{row.pk}/"
    assert writes.post(settle, {"do": "post"}).status_code == 403
    for _ in range(2):
        client_of(press_officer).post(settle, {"do": "post"})
    entry = blog.entries.get()
    assert (entry.posted_by, entry.written_by, entry.is_key) == (press_officer, contributor, True)
    assert "The pier is on fire." in client.get(story.path).content.decode()
    assert "Posted" in html_of(contributor, blog.get_submit_url())
    assert "waits to be posted" not in html_of(press_officer, "/admin/")
    assert "Live blog: update of contributor posted" in told(blog)


def test_it_may_be_edited_first_and_is_posted_once(
    blog: LiveBlog,
    contributor: User,
    press_officer: User,
    make_picture: Callable[..., Picture],
    settings: Any,
) -> None:
    settings.REQUIRE_REVIEW = True
    picture = make_picture("Pier")
    row = LiveSubmission.objects.submit(blog, by=contributor, typed="Fire!", picture=picture)
    assert not PictureUse.objects.filter(is_public=True).exists()
    desk = client_of(press_officer)
    form = desk.get(f"{blog.get_poster_url()}?submission={row.pk}").context["form"]
    assert (form["typed"].value(), form["picture"].value()) == ("Fire!", picture.pk)
    typed = {"submission": row.pk, "typed": "A fire at the pier.", "picture": picture.pk}
    assert desk.post(blog.get_poster_url(), typed).status_code == 302
    again = desk.post(blog.get_poster_url(), typed | {"typed": "Once more."})
    assert again.status_code == 422
    assert "seen to it already" in again.content.decode()
    entry = blog.entries.get()
    assert (entry.typed, entry.written_by) == ("A fire at the pier.", press_officer)
    assert entry.is_unread  # nobody else has read these words
    row.refresh_from_db()
    assert (row.answer, row.entry) == (Answer.POSTED, entry)


def test_author_reads_why_it_was_given_back(
    blog: LiveBlog, contributor: User, press_officer: User
) -> None:
    row = LiveSubmission.objects.submit(blog, by=contributor, typed="Two hurt.")
    settle, desk = f"{LIST}{blog.pk}/handed-in/{row.pk}/", client_of(press_officer)
    desk.post(settle, {"reason": " "})
    row.refresh_from_db()
    assert row.answer == Answer.WAITING
    desk.post(settle, {"reason": "The family does not know yet."})
    assert "The family does not know yet." in html_of(contributor, blog.get_submit_url())
    assert not blog.entries.exists()
    with pytest.raises(NotNow, match="seen to it already"):
        row.post(by=press_officer)


def test_what_is_handed_in_is_judged_like_an_entry_and_goes_no_other_way(
    blog: LiveBlog, contributor: User, press_officer: User, outsider: User
) -> None:
    with pytest.raises(ValidationError):
        LiveSubmission.objects.submit(blog, by=contributor, quote="Stay inside.")
    answer = client_of(contributor).post(blog.get_submit_url(), {"quote": "Stay inside."})
    assert "Say whose words these are." in answer.content.decode()
    with pytest.raises(NotAllowed):
        LiveSubmission.objects.submit(blog, by=outsider, typed="Mine.")
    row = LiveSubmission.objects.submit(blog, by=contributor, typed="Seen.")
    with pytest.raises(NotAllowed):
        row.post(by=contributor)
    until = timezone.now() + timedelta(hours=1)
    Article.objects.filter(pk=blog.article_id).update(embargo_until=until)
    with pytest.raises(NotNow, match="under embargo"):
        row.post(by=press_officer)
    row.refresh_from_db()
    assert row.answer == Answer.WAITING
    Article.objects.filter(pk=blog.article_id).update(embargo_until=None)
    blog.close(by=press_officer, summary="All safe.")
    with pytest.raises(NotNow, match="closed"):
        LiveSubmission.objects.submit(blog, by=contributor, typed="More.")
    assert not blog.entries.exists()


# -- read by a second person -----------------------------------------------------------------------


def test_entry_goes_out_at_once_and_a_red_notice_stands_until_somebody_else_has_looked(
    blog: LiveBlog, story: Article, press_officer: User, editor: User, settings: Any
) -> None:
    settings.REQUIRE_REVIEW = True
    entry = blog.post(by=press_officer, typed="The bridge is closed.")
    assert "The bridge is closed." in Client().get(story.path).content.decode()
    assert UNREAD not in Client().get(story.path).content.decode()
    assert "not yet read by a second person" in html_of(editor, "/admin/")
    mine = html_of(press_officer, blog.get_poster_url())
    assert UNREAD in mine
    assert "I have read it" not in mine
    page = f"{LIST}{blog.pk}/{entry.number}/look/"
    seen = {"seen": entry.modified_at.isoformat()}
    assert client_of(press_officer).post(page, seen).status_code == 403
    assert "I have read it" in html_of(editor, blog.get_poster_url())
    client_of(editor).post(page, seen)
    entry.refresh_from_db()
    assert not entry.is_unread
    assert Look.objects.get().by == editor
    assert UNREAD not in html_of(editor, blog.get_poster_url())
    assert f"Live blog: update {entry.number} read by a second person" in told(blog)


def test_look_holds_for_the_words_that_were_read(
    blog: LiveBlog, press_officer: User, editor: User, settings: Any
) -> None:
    settings.REQUIRE_REVIEW = True
    entry = blog.post(by=press_officer, typed="Two hurt.")
    seen = entry.modified_at.isoformat()
    entry.correct(by=press_officer, typed="One hurt.")
    assert not entry.look(by=editor, seen=seen)
    assert entry.look(by=editor, seen=entry.modified_at.isoformat())
    entry.correct(by=editor, is_pinned=True)
    assert not entry.is_unread
    entry.correct(by=editor, typed="Nobody is hurt.")
    assert entry.is_unread
    with pytest.raises(NotAllowed, match="wrote it yourself"):
        entry.look(by=editor, seen=entry.modified_at.isoformat())
    assert entry.look(by=press_officer, seen=entry.modified_at.isoformat())
    assert entry.number == LiveEntry.objects.get().number


def test_nothing_asks_for_a_second_person_where_no_review_is_required(
    blog: LiveBlog, press_officer: User, contributor: User, settings: Any
) -> None:
    assert not blog.post(by=press_officer, typed="One.").is_unread
    settings.REQUIRE_REVIEW = True
    row = LiveSubmission.objects.submit(blog, by=contributor, typed="Two.")
    assert not row.post(by=press_officer).is_unread  # one wrote it, another read it
