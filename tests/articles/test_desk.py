"""The admin's screens for stories: who sees which, and what they show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.kinds import State
from articles.models import Article
from media_picker.models import Picture
from tests.newsroom.who_may.form_on_page import form_on

MakeStory = Callable[..., Article]


@pytest.fixture
def desk(client: Client, press_officer: User) -> Client:
    client.force_login(press_officer)
    return client


def test_preview_is_the_public_page_with_a_notice_and_private_pictures(
    desk: Client, make_story: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    picture = make_picture()
    story = make_story(body=f'<p>a</p><p><img data-picture="{picture.pk}"></p>')
    response = desk.get(story.get_admin_url("preview"))
    html = response.content.decode()
    assert "Preview" in html
    assert f"/admin/pictures/{picture.current_file.key}/" in html
    assert f'"/pictures/{picture.current_file.key}/' not in html
    assert "no-store" in response["Cache-Control"]


def test_preview_is_closed_to_visitors_and_people_without_a_role(
    client: Client, outsider: User, make_story: MakeStory
) -> None:
    url = make_story().get_admin_url("preview")
    assert client.get(url).status_code == 302
    client.force_login(outsider)
    assert client.get(url).status_code == 403


def test_form_has_the_three_tabs_and_help_beside_every_field(
    desk: Client, make_story: MakeStory
) -> None:
    response = desk.get(make_story().get_admin_url())
    html = response.content.decode()
    for tab in ("content", "media", "social"):
        assert f'id="tab-{tab}"' in html
        assert f'id="panel-{tab}"' in html
    form = response.context["adminform"].form
    for name, field in form.fields.items():
        assert field.help_text, name
    for inline in response.context["inline_admin_formsets"]:
        for name, field in inline.formset.forms[0].fields.items():
            assert field.help_text or name in ("id", "article", "DELETE"), name


def test_editor_never_loads_an_unsanitised_body(desk: Client, make_story: MakeStory) -> None:
    story = make_story()
    from django.db import connection

    with connection.cursor() as cursor:  # as if it came from an older release
        cursor.execute(
            "UPDATE articles_article SET body = %s", ["<p>a</p><img src=x onerror=alert(1)>"]
        )
    assert "onerror" not in desk.get(story.get_admin_url()).content.decode()


def test_live_story_with_changes_says_so(
    desk: Client, make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    words = "Changes not yet published"
    assert words not in desk.get(story.get_admin_url()).content.decode()
    story.publish(by=press_officer)
    assert words not in desk.get(story.get_admin_url()).content.decode()
    story.title = "Changed"
    story.save()
    assert words in desk.get(story.get_admin_url()).content.decode()


def test_state_and_author_in_a_forged_form_are_ignored(
    desk: Client, make_story: MakeStory, editor: User, press_officer: User
) -> None:
    form = {
        "kind": "news", "title": "New", "summary": "", "body": "", "slug": "", "has_video": "False",
        "state": "published",
        "author": str(editor.pk), "first_published_at": "2020-01-01",
        "tweet_draft-TOTAL_FORMS": "0", "tweet_draft-INITIAL_FORMS": "0",
        "named_people-TOTAL_FORMS": "0", "named_people-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert desk.post("/admin/articles/article/add/", form).status_code == 302
    story = Article.objects.get()
    assert (story.state, story.author) == (State.DRAFT, press_officer)
    assert story.first_published_at is None


def test_body_comes_out_of_the_form_as_it_went_in(desk: Client, make_story: MakeStory) -> None:
    """What looks like a tag and is somebody's words stays words, however often it is saved."""
    words = "<p>From Sam &lt;sam@example.org&gt;: 3 &lt; 4 &amp;lt; <strong>5</strong></p>"
    hostile = "<p>&lt;/textarea&gt;&lt;img src=x onerror=alert(1)&gt;</p>"
    for body in (words, hostile):
        story = make_story(body=body)
        page = desk.get(story.get_admin_url()).content.decode()
        assert form_on(page)["body"] == [body]
        assert "<img src=x" not in page


def test_contributor_reads_others_stories_and_changes_only_own_drafts(
    client: Client, contributor: User, make_story: MakeStory, press_officer: User
) -> None:
    client.force_login(contributor)
    own, others = make_story("Own", author=contributor), make_story("Others")
    assert "Save and keep writing" in client.get(own.get_admin_url()).content.decode()
    html = client.get(others.get_admin_url()).content.decode()
    assert "Save and keep writing" not in html
    assert client.post(others.get_admin_url(), {"title": "Mine now"}).status_code == 403
    own.publish(by=press_officer)
    assert client.post(own.get_admin_url(), {"title": "Rewritten"}).status_code == 403


def test_withdrawing_asks_first_and_needs_a_post(
    desk: Client, make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    assert desk.get(story.get_admin_url("withdraw")).status_code == 403
    story.publish(by=press_officer)
    assert desk.get(story.get_admin_url("withdraw")).status_code == 200
    story.refresh_from_db()
    assert story.state == State.PUBLISHED
    asked = desk.post(story.get_admin_url("withdraw"))
    assert "Say why the story is withdrawn" in asked.content.decode()
    story.refresh_from_db()
    assert story.state == State.PUBLISHED
    desk.post(story.get_admin_url("withdraw"), {"kind": "error"})
    story.refresh_from_db()
    assert story.state == State.WITHDRAWN


def test_publishing_needs_a_token_against_forgery(
    make_story: MakeStory, press_officer: User
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(press_officer)
    story = make_story()
    assert client.post(story.get_admin_url("publish")).status_code == 403


def test_home_page_has_my_drafts_what_waits_and_what_was_just_published(
    desk: Client, make_story: MakeStory, contributor: User, press_officer: User
) -> None:
    make_story("My own draft")
    make_story("A contributor's draft", author=contributor)
    make_story("On the site").publish(by=press_officer)
    changed = make_story("Was changed")
    changed.publish(by=press_officer)
    from datetime import timedelta

    from django.utils import timezone

    Article.objects.filter(pk=changed.pk).update(
        summary="New", updated_at=timezone.now() + timedelta(minutes=1)
    )
    context = desk.get("/admin/").context
    assert [a.title for a in context["my_drafts"]] == ["My own draft"]
    assert [a.title for a in context["waiting"]] == ["A contributor's draft"]
    assert {e.title for e in context["just_published"]} == {"On the site", "Was changed"}
    assert [a.title for a in context["unpublished_changes"]] == ["Was changed"]


@pytest.mark.parametrize("who", ["contributor", "press_officer", "editor", "superuser"])
def test_every_screen_of_the_sidebar_opens_for_everyone_who_sees_it(
    client: Client, who: str, request: pytest.FixtureRequest, make_story: MakeStory
) -> None:
    make_story()
    client.force_login(request.getfixturevalue(who))
    response = client.get("/admin/")
    navigation = response.context["sidebar_navigation"]
    links = [item for group in navigation for item in group["items"] if item["has_permission"]]
    assert len(links) >= 6
    for item in links:
        assert client.get(str(item["link"]), follow=True).status_code == 200, item["title"]


def test_person_without_a_role_is_told_so_and_sees_no_headline(
    client: Client, outsider: User, make_story: MakeStory
) -> None:
    make_story("Secret draft")
    client.force_login(outsider)
    assert client.get("/admin/articles/article/").status_code == 403
    home = client.get("/admin/").content.decode()
    assert "no role yet" in home
    assert "Secret draft" not in home


def test_empty_newsroom_says_how_to_begin(
    client: Client, superuser: User, press_officer: User
) -> None:
    client.force_login(superuser)
    home = client.get("/admin/").content.decode()
    ways = ["auth/user/add", "articles/category/add", "media_picker/picture/upload"]
    for way in ways:
        assert f'href="/admin/{way}/"' in home
    for group in client.get("/admin/").context["sidebar_navigation"]:
        for item in group["items"]:
            page = client.get(str(item["link"]), follow=True).content.decode()
            assert "Nothing here yet" not in page, item["title"]
    client.force_login(press_officer)
    home = client.get("/admin/").content.decode()
    assert "auth/user/add" not in home
    assert "picture/upload" in home
    story = Article.objects.create(title="First", slug="first", author=press_officer)
    assert any("adds the first under Categories" in one.message for one in story.problems())


def test_first_published_story_ends_the_first_steps(
    desk: Client, make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    assert "To begin with" in desk.get("/admin/").content.decode()
    story.publish(by=press_officer)
    assert "To begin with" not in desk.get("/admin/").content.decode()


def test_list_of_stories_costs_the_same_queries_however_many(
    desk: Client, make_story: MakeStory, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        make_story(f"Story {number}")
    with django_assert_max_num_queries(12):
        desk.get("/admin/articles/article/")


def test_history_shows_who_and_when(
    desk: Client, make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    story.publish(by=press_officer)
    html = desk.get(f"/admin/articles/article/{story.pk}/history/").content.decode()
    assert "Published as edition 1" in html
    assert story.history.first().history_date.strftime("%Y") in html


@pytest.mark.parametrize("who", ["contributor", "press_officer", "editor", "superuser"])
def test_nobody_writes_a_story_through_its_history(
    client: Client,
    who: str,
    request: pytest.FixtureRequest,
    make_story: MakeStory,
    press_officer: User,
) -> None:
    story = make_story()
    version = story.history.first()
    story.publish(by=press_officer)
    client.force_login(request.getfixturevalue(who))
    url = f"/admin/articles/article/{story.pk}/history/{version.pk}/"
    assert client.get(url).status_code == 200
    form = {"kind": "news", "title": "Hacked", "slug": "hacked"}
    assert client.post(url, form).status_code == 403
    story.refresh_from_db()
    assert (story.title, story.state) == ("Harbour patrol returns", State.PUBLISHED)


def test_form_loaded_before_a_publication_does_not_undo_it(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    stale = Article.objects.get(pk=story.pk)
    story.publish(by=press_officer)
    stale.title = "Written meanwhile"
    stale.save()
    story.refresh_from_db()
    assert (story.title, story.state) == ("Written meanwhile", State.PUBLISHED)
    assert story.was_ever_published


def test_somebody_quicker_is_told_in_words_and_not_by_a_fault(
    desk: Client, make_story: MakeStory, press_officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.workflow import NotAllowed

    def too_late(*_: object, **__: object) -> None:
        raise NotAllowed("This cannot be done while the story is withdrawn.")

    story = make_story()
    story.publish(by=press_officer)
    monkeypatch.setattr(Article, "withdraw", too_late)
    response = desk.post(story.get_admin_url("withdraw"), {"kind": "error"}, follow=True)
    assert "while the story is withdrawn" in response.content.decode()


def test_everyone_can_change_their_password(desk: Client, press_officer: User) -> None:
    form = {
        "old_password": "pass",
        "new_password1": "a much longer one",
        "new_password2": "a much longer one",
    }
    assert desk.post("/admin/password_change/", form).status_code == 302
    press_officer.refresh_from_db()
    assert press_officer.check_password("a much longer one")


def test_administrator_makes_an_account_with_a_role_that_can_log_in(
    client: Client, superuser: User
) -> None:
    from django.contrib.auth.models import Group

    client.force_login(superuser)
    form = {
        "username": "newcomer",
        "groups": [Group.objects.get(name="Press officers").pk],
        "password1": "harbour-lantern-9",
        "password2": "harbour-lantern-9",
    }
    assert client.post("/admin/auth/user/add/", form).status_code == 302
    client.logout()
    typed = {"username": "newcomer", "password": "harbour-lantern-9"}
    assert client.post("/admin/login/", typed).status_code == 302
    assert client.get("/admin/articles/article/add/").status_code == 200
