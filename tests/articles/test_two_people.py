"""Two people in one story: the second is told, sees both versions, and loses nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, OpenStory, Review
from articles.models.open_story import SILENCE
from tests.articles.test_review import form_of

MakeStory = Callable[..., Article]


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def story(make_story: MakeStory) -> Article:
    return make_story(tweet="The patrol is back.")


def opened(client: Client, story: Article) -> dict[str, str]:
    context = client.get(story.get_admin_url()).context
    unseen = {name: str(context[name]) for name in ("version", "address_was")}
    return form_of(client, story) | unseen


def test_save_over_somebody_elses_is_refused_with_both_versions_and_nothing_lost(
    story: Article, press_officer: User, editor: User
) -> None:
    officer, second = client_of(press_officer), client_of(editor)
    form, older = opened(officer, story), opened(second, story)
    form |= {"body": "<p>Theirs <b>in the body</b>.</p>", "tweet_draft-0-text": "Their tweet."}
    assert officer.post(story.get_admin_url(), form).status_code == 302
    older |= {"title": "My headline", "summary": "My summary."}
    refused = second.post(story.get_admin_url(), older)
    assert refused.status_code == 200
    page = refused.content.decode()
    assert "press saved this story at" in page
    assert "Something is not right yet" not in page
    assert "<ins>" in page
    shown = {d.label: (d.theirs, d.yours) for d in refused.context["differences"]}
    assert shown["Headline"] == (story.title, "My headline")
    assert shown["Body"] == ("Theirs in the body.", "Officers are back on the water.")
    assert shown["Text of the tweet"] == ("Their tweet.", "The patrol is back.")
    assert refused.context["adminform"].form["title"].value() == "My headline"
    story.refresh_from_db()
    assert (story.title, story.tweet_draft.text) == ("Harbour patrol returns", "Their tweet.")
    # Having seen it, the second may decide; and what was saved over is in the history.
    again = older | {"version": str(refused.context["version"])}
    assert second.post(story.get_admin_url(), again).status_code == 302
    story.refresh_from_db()
    assert story.title == "My headline"
    assert "Theirs" in story.history.all()[1].body


def test_form_that_is_refused_says_how_the_story_stands_as_it_is_saved(
    story: Article, press_officer: User, editor: User
) -> None:
    officer = client_of(press_officer)
    Review.objects.submit(story, by=press_officer).approve(by=editor)
    older = opened(officer, story) | {"title": "Typed and not saved", "version": "0"}
    refused = officer.post(story.get_admin_url(), older)
    assert refused.context["adminform"].form["title"].value() == "Typed and not saved"
    assert refused.context["original"].title == story.title
    assert "The approval lapsed" not in refused.content.decode()


def test_move_by_somebody_else_is_no_reason_to_refuse_what_was_written(
    story: Article, press_officer: User, editor: User
) -> None:
    officer = client_of(press_officer)
    form = opened(officer, story) | {"title": "Written meanwhile"}
    story.publish(by=editor)
    assert officer.post(story.get_admin_url(), form).status_code == 302
    story.refresh_from_db()
    assert (story.title, story.state) == ("Written meanwhile", "published")


def test_colleagues_see_who_is_typing_until_they_save_leave_or_fall_silent(
    story: Article, press_officer: User, editor: User, contributor: User
) -> None:
    officer, second = client_of(press_officer), client_of(editor)

    def is_said() -> bool:
        page = second.get(story.get_admin_url()).content.decode()
        return "press started editing just now" in page

    form = opened(officer, story)
    typing = form | {"kept_as": "a-window-of-mine"}
    assert not is_said()  # the page is open, and nothing was typed
    officer.post(story.get_admin_url("keep"), typing)
    assert is_said()
    assert "press started editing" not in officer.get(story.get_admin_url()).content.decode()
    officer.post(story.get_admin_url("leave"))
    # What the page kept as it was closed, and what another window had kept before, is no typing.
    officer.post(story.get_admin_url("keep"), typing | {"is_leaving": "1"})
    officer.post(story.get_admin_url("keep"), typing | {"typed_ago": "60"})
    assert not is_said()
    officer.post(story.get_admin_url("keep"), typing)
    OpenStory.objects.update(typed_at=timezone.now() - SILENCE)
    assert not is_said()
    officer.post(story.get_admin_url("keep"), typing)
    assert is_said()
    officer.post(story.get_admin_url(), typing)
    assert not is_said()
    officer.post(story.get_admin_url("keep"), typing)  # it was on its way before the save
    assert not is_said()
    # Whoever may only read types nothing.
    client_of(contributor).post(story.get_admin_url("keep"), typing)
    assert not OpenStory.objects.exists()


def test_open_form_hears_of_colleagues_with_what_is_kept_of_it_and_while_it_lies_idle(
    story: Article, press_officer: User, editor: User
) -> None:
    officer, second = client_of(press_officer), client_of(editor)
    form = opened(officer, story) | {"kept_as": "a-window-of-mine"}
    theirs = opened(second, story) | {"kept_as": "a-window-of-theirs"}

    def told() -> str:
        idle = officer.get(story.get_admin_url("others"), {"version": form["version"]}).json()
        said: str = officer.post(story.get_admin_url("keep"), form).json()["others"]
        assert idle == {"others": said}
        return " ".join(said.split())

    assert "data-other" not in told()
    second.post(story.get_admin_url("keep"), theirs)
    assert "editor started editing just now and has not saved since." in told()
    second.post(story.get_admin_url(), theirs | {"title": "Theirs"})
    said = told()
    assert "editor saved this story at" in said
    assert "started editing" not in said
    officer.post(story.get_admin_url(), theirs | {"version": "2", "title": "Mine, elsewhere"})
    story.publish(by=editor)  # a move saves nothing that was written
    assert "You saved this story at" in told()
    assert (
        "press saved this story at" in second.post(story.get_admin_url(), theirs).content.decode()
    )
    new = officer.post("/admin/articles/article/keep/", {"title": "New", "kept_as": "new-window"})
    assert set(new.json()) == {"kept"}


def test_words_of_a_conflict_are_offered_no_more_once_they_are_given_up_or_saved(
    story: Article, press_officer: User, editor: User, contributor: User
) -> None:
    officer, second = client_of(press_officer), client_of(editor)
    older = opened(officer, story) | {"title": "Mine", "kept_as": "a-window-of-mine"}
    theirs = opened(second, story) | {"title": "Theirs"}
    assert second.post(story.get_admin_url(), theirs).status_code == 302

    def is_offered() -> bool:
        return "Typed and not saved" in officer.get("/admin/").content.decode()

    def type_and_be_refused() -> None:
        officer.post(story.get_admin_url("keep"), older)
        refused = officer.post(story.get_admin_url(), older).content.decode()
        assert "Give up what I typed, and take what was saved" in refused
        assert is_offered()

    type_and_be_refused()
    give_up = {"_give_up": "1", "kept_as": older["kept_as"]}
    assert client_of(contributor).post(story.get_admin_url(), give_up).status_code == 403
    page = officer.post(story.get_admin_url(), give_up, follow=True)
    assert "The story stands as it was saved." in page.content.decode()
    assert page.context["adminform"].form["title"].value() == "Theirs"
    assert not is_offered()
    # What the window sends as it closes is not kept either.
    assert set(officer.post(story.get_admin_url("keep"), older).json()) == {"key"}

    # Typed anew in another window, and saved there.
    older["kept_as"] = "my-second-window"
    type_and_be_refused()
    version = str(officer.get(story.get_admin_url()).context["version"])
    saved = older | {"version": version, "kept_as": "my-third-window", "_continue": "1"}
    assert officer.post(story.get_admin_url(), saved).status_code == 302
    story.refresh_from_db()
    assert story.title == "Mine"
    assert not is_offered()
