"""The poster's page, without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from liveblog.models import LiveBlog, LiveDraft
from media_picker.models import Picture

LIST = "/admin/liveblog/liveblog/"


@pytest.fixture
def desk(client: Client, press_officer: User) -> Client:
    client.force_login(press_officer)
    return client


def test_live_blog_is_opened_in_a_story(desk: Client, story: Article) -> None:
    assert desk.get(f"{LIST}add/").status_code == 200
    answer = desk.post(f"{LIST}add/", {"article": story.pk})
    blog = LiveBlog.objects.get(article=story)
    assert answer["Location"] == blog.get_poster_url()
    assert blog.number == 1
    assert "Fire at the harbour" in desk.get(LIST).content.decode()
    assert desk.get(f"{LIST}{blog.pk}/change/")["Location"] == blog.get_poster_url()


def test_post_puts_an_entry_out_at_once_and_once(
    desk: Client, blog: LiveBlog, story: Article, make_picture: Callable[..., Picture]
) -> None:
    page = desk.get(blog.get_poster_url())
    token = page.context["form"]["token"].value()
    typed = {
        "token": token,
        "typed": "Road closed.",
        "picture": make_picture("Cordon").pk,
        "video_id": "https://youtu.be/HGdRhjvORBk",
        "is_key": "on",
    }
    for _ in range(2):
        assert desk.post(blog.get_poster_url(), typed)["Location"] == blog.get_poster_url()
    entry = blog.entries.get()
    assert (entry.typed, entry.video_id, entry.is_key) == ("Road closed.", "HGdRhjvORBk", True)
    html = Client().get(story.path).content.decode()
    assert "Road closed." in html
    assert "Cordon at dawn" in html
    assert desk.get(blog.get_poster_url()).status_code == 200


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    desk: Client, blog: LiveBlog
) -> None:
    answer = desk.post(blog.get_poster_url(), {"quote": "Stay inside.", "video_id": "nonsense"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "This is not a YouTube video." in html
    assert "Stay inside." in html
    answer = desk.post(blog.get_poster_url(), {"quote": "Stay inside."})
    assert "Say whose words these are." in answer.content.decode()
    assert not blog.entries.exists()


def test_draft_is_kept_for_its_author_alone_until_it_is_posted(
    desk: Client, blog: LiveBlog, editor: User
) -> None:
    desk.post(
        blog.get_poster_url(), {"typed": "Half a sen", "quote_link": "no link", "_draft": "1"}
    )
    assert not blog.entries.exists()
    assert "Half a sen" in desk.get(blog.get_poster_url()).content.decode()
    other = Client()
    other.force_login(editor)
    assert "Half a sen" not in other.get(blog.get_poster_url()).content.decode()
    desk.post(blog.get_poster_url(), {"typed": "Half a sentence, and the rest."})
    assert not LiveDraft.objects.exists()


def test_entry_is_corrected_and_removed(desk: Client, blog: LiveBlog, press_officer: User) -> None:
    entry = blog.post(by=press_officer, typed="Two hurt.", heading="Hurt", is_pinned=True)
    address = f"{LIST}{blog.pk}/{entry.number}"
    page = desk.get(f"{address}/correct/")
    assert "Two hurt." in page.content.decode()
    desk.post(f"{address}/correct/", {"typed": "One hurt.", "heading": "Hurt", "is_pinned": "on"})
    entry.refresh_from_db()
    assert (entry.typed, entry.is_pinned) == ("One hurt.", True)
    assert "Two hurt." in desk.get(f"{address}/correct/").content.decode()
    assert desk.post(f"{address}/correct/", {"typed": ""}).status_code == 422
    assert "One hurt." in desk.get(f"{address}/remove/").content.decode()
    assert not blog.entries.filter(removed_at__isnull=False).exists()
    desk.post(f"{address}/remove/")
    assert not blog.entries.standing().exists()
    assert desk.get(f"{address}/correct/").status_code == 404


def test_buttons_pause_close_and_reopen(desk: Client, blog: LiveBlog) -> None:
    address = f"{LIST}{blog.pk}/state/"

    def state_after(do: str, **typed: str) -> str:
        desk.post(address, {"do": do, **typed})
        blog.refresh_from_db()
        return blog.state

    assert desk.post(address, {"do": "pause", "back": "soon"}).status_code == 422
    assert state_after("pause", back="07:30") == "paused"
    assert blog.back_at is not None
    assert (blog.back_at.minute, blog.back_at.hour in (6, 7)) == (30, True)
    assert state_after("resume") == "open"
    assert desk.post(address, {"do": "close", "summary": ""}).status_code == 422
    assert state_after("close", summary="All safe.") == "closed"
    assert state_after("pause") == "closed"
    assert "data-live-poster " not in desk.get(blog.get_poster_url()).content.decode()
    assert state_after("reopen") == "open"
    assert desk.post(address, {"do": "burn"}).status_code == 400


def test_only_who_may_publish_the_story_may_post(
    client: Client, blog: LiveBlog, press_officer: User, contributor: User
) -> None:
    entry = blog.post(by=press_officer, typed="Words.")
    client.force_login(contributor)
    assert client.post(f"{LIST}add/", {"article": blog.article_id}).status_code == 403
    for ending in ("post/", "state/", f"{entry.number}/correct/", f"{entry.number}/remove/"):
        assert client.post(f"{LIST}{blog.pk}/{ending}", {"typed": "Mine."}).status_code == 403
    assert blog.entries.get().typed == "Words."
