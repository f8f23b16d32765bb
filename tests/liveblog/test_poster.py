"""The poster's page, without a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import embargo
from articles.confirmation import HasChanged, fingerprint
from articles.models import Article
from articles.models.composition import compose
from articles.what_goes_out import changed_between, content_of
from liveblog.models import LiveBlog, LiveDraft, LiveEntry, LiveSubmission, NotNow
from liveblog.poster_forms import PauseForm
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


@pytest.mark.parametrize(
    ("now", "typed", "back_at"),
    [
        ((7, 1, 9, 0), "10:30", (7, 1, 9, 30)),
        ((7, 1, 9, 0), "09:30", (7, 2, 8, 30)),
        # The night of 25 October 2026, when 01:00 to 02:00 comes twice.
        ((10, 24, 23, 45), "01:30", (10, 25, 0, 30)),
        ((10, 25, 0, 45), "01:30", (10, 25, 1, 30)),
        ((10, 25, 1, 45), "01:30", (10, 26, 1, 30)),
        # That of 29 March, when it does not come.
        ((3, 28, 12, 0), "01:30", None),
        ((3, 29, 0, 30), "01:30", None),
        ((3, 29, 0, 30), "02:30", (3, 29, 1, 30)),
        ((3, 29, 12, 0), "01:30", (3, 30, 0, 30)),
    ],
)
def test_back_at_is_the_next_moment_at_which_clocks_show_it(
    now: tuple[int, ...],
    typed: str,
    back_at: tuple[int, ...] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, *now, tzinfo=UTC))
    form = PauseForm({"back": typed})
    if back_at:
        assert form.is_valid()
        assert form.cleaned_data["back"] == datetime(2026, *back_at, tzinfo=UTC)
    else:
        assert "There is no 01:30 on 29 March" in form.errors["back"][0]


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


def test_draft_is_saved_while_it_is_typed(desk: Client, blog: LiveBlog) -> None:
    address = f"{LIST}{blog.pk}/draft/"
    saved = desk.post(address, {"typed": "Half a sen", "token": "one", "is_key": "on"}).json()
    kept = LiveDraft.objects.get()
    assert saved == {"saved": f"{timezone.localtime(kept.saved_at):%H:%M}"}
    html = desk.get(blog.get_poster_url()).content.decode()
    assert "Half a sen" in html
    assert desk.post(address, {"author_role": "Sergeant"}).json() == {"saved": ""}
    assert not LiveDraft.objects.exists()


def test_words_of_a_post_that_comes_too_late_are_shown_again(desk: Client, blog: LiveBlog) -> None:
    desk.post(f"{LIST}{blog.pk}/state/", {"do": "close", "summary": "All safe."})
    answer = desk.post(blog.get_poster_url(), {"typed": "One more thing."})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Reopen it to post" in html
    assert "One more thing." in html


def test_story_leads_to_its_live_blog_and_its_withdrawal_says_what_goes(
    desk: Client, story: Article
) -> None:
    form = story.get_admin_url()
    assert "Open a live blog" in desk.get(form).content.decode()
    opened = desk.post(f"{LIST}in-story/{story.pk}/")
    blog = LiveBlog.objects.get()
    assert opened["Location"] == blog.get_poster_url()
    html = desk.get(form).content.decode()
    assert "Open a live blog" not in html
    assert blog.get_poster_url() in html
    desk.post(blog.get_poster_url(), {"typed": "Road closed."})
    html = desk.get(story.get_admin_url("withdraw")).content.decode()
    assert "It comes down with the story, with its 1 update," in " ".join(html.split())


def test_contributor_is_not_led_to_what_only_others_may_do(
    client: Client, story: Article, contributor: User
) -> None:
    client.force_login(contributor)
    assert "live-blog-heading" not in client.get(story.get_admin_url()).content.decode()
    assert client.post(f"{LIST}in-story/{story.pk}/").status_code == 403


def test_confirmation_shows_the_entries_that_go_out_with_the_story(
    desk: Client, make_story: Callable[..., Article], press_officer: User
) -> None:
    draft = make_story("Draft")
    blog = LiveBlog.objects.open(draft, by=press_officer)
    before = content_of(draft)
    blog.post(by=press_officer, typed="Prepared beforehand.")
    assert changed_between(before, content_of(draft)) == ["the live blog"]
    page = desk.get(draft.get_admin_url("publish"))
    assert "Prepared beforehand." in page.content.decode()
    confirmed = fingerprint(draft, compose(draft))
    blog.post(by=press_officer, typed="And something else.")
    with pytest.raises(HasChanged):
        draft.publish(by=press_officer, confirmed=confirmed)
    draft.publish(by=press_officer)
    assert "the live blog" not in content_of(draft)


def test_nothing_new_is_said_under_an_embargo(
    desk: Client, blog: LiveBlog, make_story: Callable[..., Article], press_officer: User
) -> None:
    entry = blog.post(by=press_officer, typed="Two hurt.")
    later = timezone.now() + timedelta(hours=2)
    public = make_story("Public")
    public.publish(by=press_officer)
    Article.objects.update(embargo_until=later)
    for opens in (f"{LIST}in-story/{public.pk}/", f"{LIST}add/"):
        answer = desk.post(opens, {"article": public.pk})
        assert answer["Location"] == public.get_admin_url()
    assert "A live blog can be opened in it then" in desk.get(answer["Location"]).content.decode()
    assert not LiveBlog.objects.filter(article=public).exists()
    answer = desk.post(blog.get_poster_url(), {"typed": "Too early."})
    assert answer.status_code == 422
    assert "under embargo" in answer.content.decode()
    with pytest.raises(NotNow, match="under embargo"):
        entry.correct(by=press_officer, typed="Too early.")
    with pytest.raises(NotNow, match="under embargo"):
        blog.close(by=press_officer, summary="Too early.")
    entry.remove(by=press_officer)
    assert [told.typed for told in blog.entries.all()] == ["Two hurt."]


def test_live_blog_of_a_draft_is_prepared_under_its_embargo(
    desk: Client, client: Client, make_story: Callable[..., Article], press_officer: User
) -> None:
    draft = make_story("Draft")
    embargo.hold(draft, timezone.now() + timedelta(hours=2), by=press_officer)
    desk_url = desk.post(f"{LIST}in-story/{draft.pk}/")["Location"]
    blog = LiveBlog.objects.get(article=draft)
    assert desk_url == blog.get_poster_url()
    page = desk.get(desk_url)
    assert embargo.until_when(draft) in page.content.decode()
    assert draft.get_admin_url("embargo") in page.content.decode()
    assert desk.post(desk_url, {"typed": "Too early."}).status_code == 422
    desk.post(desk_url, {"typed": "Ready.", "_draft": "1"})
    assert "Ready." in desk.get(desk_url).content.decode()
    for address in (blog.path, f"{blog.path}feed.atom", draft.path):
        assert client.get(address).status_code == 404
    embargo.lift(draft, by=press_officer, reason="It is out elsewhere.")
    # A desk that is open hears of it.
    news = desk.get(f"{LIST}{blog.pk}/news/", {"as_of": page.context["as_of"]}).json()
    assert "embargo" not in news["state"]
    assert desk.post(desk_url, {"typed": "Now."}).status_code == 302


def test_entry_is_pinned_and_unpinned_by_a_button_beside_it(
    desk: Client, blog: LiveBlog, story: Article, press_officer: User
) -> None:
    entry = blog.post(by=press_officer, typed="Keep away.")
    pin = f"{LIST}{blog.pk}/{entry.number}/pin/"
    assert f"Pin: {entry.headline}" in desk.get(blog.get_poster_url()).content.decode()
    answer = desk.post(pin, {"do": "pin"}, follow=True)
    assert answer.redirect_chain == [(f"{blog.get_poster_url()}#entry-{entry.number}", 302)]
    assert "Pinned: it stays above the others." in answer.content.decode()
    assert f"Unpin: {entry.headline}" in answer.content.decode()
    assert "live-entry-pinned" in Client().get(story.path).content.decode()
    desk.post(pin, {"do": "unpin"})
    entry.refresh_from_db()
    assert not entry.is_pinned
    assert entry.corrected_at is None


def test_entry_is_unpinned_and_not_corrected_when_its_pictures_last_day_is_over(
    desk: Client, blog: LiveBlog, make_picture: Callable[..., Picture], press_officer: User
) -> None:
    picture = make_picture()
    entry = blog.post(by=press_officer, typed="Keep away.", picture=picture, is_pinned=True)
    Picture.objects.update(use_until=timezone.localdate() - timedelta(days=1))
    address = f"{LIST}{blog.pk}/{entry.number}"
    answer = desk.post(f"{address}/pin/", {"do": "unpin"}, follow=True)
    assert "No longer pinned." in answer.content.decode()
    entry.refresh_from_db()
    assert not entry.is_pinned
    typed = {"typed": "Come back.", "picture": picture.pk}
    refused = desk.post(f"{address}/correct/", typed)
    assert (refused.status_code, "may not be used after" in refused.content.decode()) == (422, True)


def test_role_of_the_poster_is_kept_whoever_wrote_what_they_put_out(
    desk: Client, blog: LiveBlog, press_officer: User, contributor: User
) -> None:
    def role_offered() -> str:
        return str(desk.get(blog.get_poster_url()).context["form"]["author_role"].value())

    desk.post(blog.get_poster_url(), {"typed": "One.", "author_role": "Duty press officer"})
    LiveSubmission.objects.submit(blog, by=contributor, typed="Two.").post(by=press_officer)
    row = LiveSubmission.objects.submit(blog, by=contributor, typed="3.", author_role="Volunteer")
    edited = {"submission": row.pk, "typed": "Three.", "author_role": "Volunteer"}
    assert desk.post(blog.get_poster_url(), edited).status_code == 302
    assert role_offered() == "Duty press officer"
    desk.post(blog.get_poster_url(), {"typed": "Four.", "author_role": ""})
    assert role_offered() == ""


def test_times_are_those_of_the_site_for_readers_and_of_the_admin_at_the_desk(
    desk: Client, blog: LiveBlog, story: Article, press_officer: User
) -> None:
    entry = blog.post(by=press_officer, typed="One.")
    afternoon = datetime(2026, 7, 1, 14, 26, tzinfo=UTC)
    LiveEntry.objects.filter(pk=entry.pk).update(posted_at=afternoon, corrected_at=afternoon)
    blog.post(by=press_officer, typed="Two.")  # so that the story's kept page is made anew
    assert Client().get(story.path).content.decode().count("1 July 2026, 3.26pm") == 2
    html = desk.get(blog.get_poster_url()).content.decode()
    assert html.count("1 July 2026, 15:26") == 2
    assert "3.26pm" not in html
    assert str(LiveEntry.objects.get(pk=entry.pk)) == "One. (1 July 2026, 15:26)"


def test_open_poster_page_hears_what_others_do(
    desk: Client, blog: LiveBlog, press_officer: User, editor: User, settings: Any
) -> None:
    settings.REQUIRE_REVIEW = True
    as_of = desk.get(blog.get_poster_url()).context["as_of"]

    def news() -> dict[str, Any]:
        nonlocal as_of
        with CaptureQueriesContext(connection) as asked:
            said: dict[str, Any] = desk.get(f"{LIST}{blog.pk}/news/", {"as_of": as_of}).json()
        assert sum("COUNT(" in query["sql"] and "is_unread" in query["sql"] for query in asked) == 1
        as_of = said.get("as_of", as_of)
        return said

    assert "out" not in news()
    entry = blog.post(by=editor, typed="Road closed.")
    said = news()
    assert said["told"] == ["editor posted “Road closed”."]
    assert f'data-row="{entry.number}"' in said["out"]
    blog.post(by=press_officer, typed="My own.")
    said = news()
    assert said["told"] == []
    assert "My own." in said["out"]
    assert "out" not in news()
    entry.look(by=press_officer, seen=entry.modified_at.isoformat())
    assert said["out"].count("Not yet read") == news()["out"].count("Not yet read") + 1
    entry.correct(by=editor, typed="Bridge closed.")
    entry.correct(by=editor, is_pinned=True)
    entry.remove(by=editor)
    blog.pause(by=editor)
    said = news()
    assert said["told"] == [
        "1 more change before:",
        "editor changed how “Bridge closed” is pinned or listed.",
        "editor removed “Bridge closed”.",
        "editor paused the live blog.",
    ]
    assert f'data-row="{entry.number}"' not in said["out"]
    assert "Paused." in said["state"]
    assert said["post_words"] == "Post and go on"
    assert 'value="resume"' in said["ways"]
    blog.close(by=editor, summary="The fire is out.")
    said = news()
    assert 'value="reopen"' in said["ways"]
    assert "The fire is out." in said["ways"]
    assert desk.get(f"{LIST}{blog.pk}/news/", {"as_of": "9" * 30}).status_code == 200


def test_words_and_their_button_stand_before_what_is_seldom_wanted(
    desk: Client, blog: LiveBlog
) -> None:
    html = desk.get(blog.get_poster_url()).content.decode()
    places = [html.index(f'name="{name}"') for name in ("typed", "_draft", "is_key", "quote")]
    assert places == sorted(places)
    more = html[html.index("data-live-more") :].partition("<summary")[0]
    assert "open" not in more
    answer = desk.post(blog.get_poster_url(), {"is_key": "on"})  # without words it cannot go out
    html = answer.content.decode()
    assert "open" in html[html.index("data-live-more") :].partition("<summary")[0]
