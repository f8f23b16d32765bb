"""What was typed and never saved is kept for whoever typed it, offered, restored or thrown away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, KeptForm
from articles.models.kept_form import KEPT_FOR, LONGEST, MOST
from articles.tasks import forget_kept_forms
from social.models import NamedPerson, TweetDraft
from tests.articles.test_review import form_of
from tests.articles.test_two_people import client_of, opened

MakeStory = Callable[..., Article]
ADD = "/admin/articles/article/add/"
KEEP_NEW = "/admin/articles/article/keep/"
KEY = "key-of-the-window"


@pytest.fixture
def story(make_story: MakeStory) -> Article:
    return make_story(tweet="The patrol is back.")


def keep(client: Client, url: str, form: dict[str, str], key: str = KEY) -> Any:
    return client.post(url, {**form, "kept_as": key})


def kept_url(key: str = KEY) -> str:
    return f"/admin/articles/article/kept/{key}/"


def test_typed_text_is_offered_read_and_restored_and_nothing_was_saved_meanwhile(
    story: Article, press_officer: User
) -> None:
    client = client_of(press_officer)
    form = opened(client, story)
    form |= {"title": "Typed headline", "body": "<p>Typed <b>body</b>.</p>"}
    form["tweet_draft-0-text"] = "Typed tweet."
    answer = keep(client, story.get_admin_url("keep"), form)
    kept_at = timezone.localtime(KeptForm.objects.get().kept_at)
    assert answer.json()["kept"] == f"{kept_at:%H:%M}"
    versions = story.history.count()
    page = client.get(story.get_admin_url())
    assert "There is text of yours from" in page.content.decode()
    assert page.context["adminform"].form["title"].value() == story.title
    look = client.get(kept_url())
    assert [change.part for change in look.context["changes"]] == [
        "Headline", "Body", "Text of the tweet",
    ]  # fmt: skip
    restored = client.post(story.get_admin_url(), {"_restore": KEY})
    assert restored.status_code == 200
    assert "stands in the form and is not saved yet" in restored.content.decode()
    assert restored.context["adminform"].form["title"].value() == "Typed headline"
    assert "Typed <b>body</b>" in restored.context["adminform"].form["body"].value()
    assert "Typed tweet." in restored.content.decode()
    assert not restored.context["differences"]
    story.refresh_from_db()
    assert (story.title, story.history.count()) == ("Harbour patrol returns", versions)
    # Saved in that window, it is no longer offered; what comes late from it is not kept.
    saved = form_on(restored) | {"version": str(restored.context["version"])}
    assert client.post(story.get_admin_url(), saved).status_code == 302
    story.refresh_from_db()
    assert (story.title, story.tweet_draft.text) == ("Typed headline", "Typed tweet.")
    late = keep(client, story.get_admin_url("keep"), form, saved["kept_as"])
    assert set(late.json()) == {"key"}
    assert "There is text" not in client.get(story.get_admin_url()).content.decode()


def form_on(answer: Any) -> dict[str, str]:
    """What a browser would send of the form that was just answered."""
    forms = [answer.context["adminform"].form]
    for inline in answer.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    values = {field.html_name: field.value() for form in forms for field in form}
    found = {name: "" if value is None else str(value) for name, value in values.items()}
    return found | {"kept_as": answer.context["kept_as"]}


def test_story_that_was_never_saved_is_kept_too_and_offered_on_the_home_page(
    contributor: User, client: Client
) -> None:
    client.force_login(contributor)
    typed = {"title": "New story", "kind": "missing", "named_people-TOTAL_FORMS": "1"}
    typed |= {"named_people-INITIAL_FORMS": "0", "named_people-0-name": "Ada Lovell"}
    assert keep(client, KEEP_NEW, typed).json()["kept"]
    assert not Article.objects.exists()
    assert kept_url() in client.get("/admin/").content.decode()
    assert "“New story”," in client.get(ADD).content.decode()
    restored = client.post(ADD, {"_restore": KEY})
    assert restored.context["adminform"].form["title"].value() == "New story"
    assert "Ada Lovell" in restored.content.decode()
    assert not restored.context["errors"]
    key = restored.context["kept_as"]
    client.post(kept_url(key))
    assert "New story" not in client.get(ADD).content.decode()
    gone = client.post(ADD, {"_restore": key}, follow=True).content.decode()
    assert "restored, saved or discarded meanwhile" in gone
    assert "New story" not in gone
    assert keep(client, KEEP_NEW, typed, key).json()["key"] != key


def titles(person: User, story: Article) -> list[str]:
    return [one.typed("title") for one in KeptForm.objects.unsaved(person, story)]


def test_request_that_was_overtaken_by_a_later_one_overwrites_nothing(
    story: Article, press_officer: User
) -> None:
    client = client_of(press_officer)
    url = story.get_admin_url("keep")
    keep(client, url, {"title": "Later words", "typed_at": "1700000002000"})
    at = KeptForm.objects.get().kept_at
    for late in ({}, {"typed_at": "1700000001999"}, {"typed_at": "1", "typed_ago": "60"}):
        assert set(keep(client, url, {"title": "Older words", **late}).json()) == {"key"}
        row = KeptForm.objects.get()
        assert (row.content, row.kept_at) == ({"title": ["Later words"]}, at)
    # The same words again, as where their first answer was lost, and later ones still.
    for words, moment in (("Later words", "1700000002000"), ("Latest", "1700000002001")):
        assert keep(client, url, {"title": words, "typed_at": moment}).json()["kept"]
        assert titles(press_officer, story) == [words]


def test_words_that_come_long_after_they_were_typed_push_others_out_and_not_themselves(
    story: Article, press_officer: User
) -> None:
    client = client_of(press_officer)
    url = story.get_admin_url("keep")
    for number in range(MOST):
        keep(client, url, {"title": f"Window {number}"}, f"key-of-window-{number}")
    late = {"title": "Typed on a train", "typed_ago": "86400"}
    assert keep(client, url, late).json()["kept"]
    kept = titles(press_officer, story)
    assert len(kept) == MOST
    assert kept[-1] == "Typed on a train"
    assert "Window 0" not in kept


def test_window_that_restores_and_the_window_that_is_still_open_do_not_share_a_row(
    story: Article, press_officer: User
) -> None:
    client = client_of(press_officer)
    form = opened(client, story) | {"title": "First"}
    url = story.get_admin_url("keep")
    keep(client, url, form | {"typed_at": "2000"})
    restored = client.post(story.get_admin_url(), {"_restore": KEY})
    key = restored.context["kept_as"]
    assert key != KEY
    # Nothing is lost where the second window is closed now, and the words are offered once.
    assert titles(press_officer, story) == ["First"]
    assert "There is text of yours" not in restored.content.decode()
    # Its browser's clock may be another one.
    assert keep(client, url, form | {"title": "Second", "typed_at": "1000"}, key).json()["kept"]
    assert keep(client, url, form | {"title": "First goes on", "typed_at": "3000"}).json()["kept"]
    assert sorted(titles(press_officer, story)) == ["First goes on", "Second"]
    # Loaded again, the restored page offers what was typed in it, not what it began with.
    client.post(kept_url())
    again = client.post(story.get_admin_url(), {"_restore": KEY}, follow=True).content.decode()
    assert "restored, saved or discarded meanwhile" in again
    assert f'value="{key}"' in again


def test_what_is_typed_while_it_is_being_restored_elsewhere_stays_in_its_window(
    story: Article, press_officer: User
) -> None:
    client = client_of(press_officer)
    url = story.get_admin_url("keep")
    keep(client, url, {"title": "First", "typed_at": "1"})
    as_read = KeptForm.objects.get()
    keep(client, url, {"title": "First goes on", "typed_at": "2"})
    as_read.go_on_in("key-of-the-second")
    row = KeptForm.objects.get()
    assert (row.key, row.typed("title")) == (KEY, "First goes on")


def test_restoring_over_what_a_colleague_saved_shows_both_and_overwrites_nothing(
    story: Article, press_officer: User, editor: User
) -> None:
    officer, second = client_of(press_officer), client_of(editor)
    mine = opened(officer, story) | {"title": "Mine"}
    keep(officer, story.get_admin_url("keep"), mine)
    theirs = opened(second, story) | {"title": "Theirs"}
    assert second.post(story.get_admin_url(), theirs).status_code == 302
    restored = officer.post(story.get_admin_url(), {"_restore": KEY})
    assert "editor saved this story at" in restored.content.decode()
    (difference,) = restored.context["differences"]
    assert (difference.label, difference.theirs, difference.yours) == ("Headline", "Theirs", "Mine")
    story.refresh_from_db()
    assert story.title == "Theirs"
    saved = form_on(restored) | {"version": str(restored.context["version"])}
    assert officer.post(story.get_admin_url(), saved).status_code == 302
    story.refresh_from_db()
    assert story.title == "Mine"


def test_rows_that_came_and_went_since_do_not_keep_the_words_from_being_saved(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story(kind="missing")
    person = NamedPerson.objects.create(article=story, name="Ada Lovell", age="40")
    client = client_of(press_officer)
    form = opened(client, story)
    form |= {"named_people-0-name": "Ada Lovell-Hart", "tweet_draft-TOTAL_FORMS": "1"}
    form |= {"tweet_draft-0-text": "Typed.", "tweet_draft-0-image": "none", "tweet_draft-0-id": ""}
    keep(client, story.get_admin_url("keep"), form)
    person.delete()
    TweetDraft.objects.create(article=story, text="A colleague’s.", image="none")
    restored = client.post(story.get_admin_url(), {"_restore": KEY})
    people, tweets = (inline.formset for inline in restored.context["inline_admin_formsets"])
    assert (people.initial_form_count(), people.total_form_count()) == (0, 1)
    assert people.forms[0]["name"].value() == "Ada Lovell-Hart"
    assert tweets.initial_form_count() == 1
    assert tweets.forms[0]["text"].value() == "Typed."
    assert people.is_valid()
    assert tweets.is_valid()


def test_kept_text_is_its_writers_alone_and_obeys_the_permissions(
    story: Article, press_officer: User, editor: User, contributor: User, outsider: User
) -> None:
    url = story.get_admin_url("keep")
    assert keep(client_of(contributor), url, {"title": "Not mine"}).status_code == 403
    for route in (url, KEEP_NEW):
        assert keep(client_of(outsider), route, {"title": "x"}).status_code == 403
    assert not KeptForm.objects.exists()
    keep(client_of(press_officer), url, {"title": "Mine", "body": "<script>alert(1)</script>"})
    other = client_of(editor)
    assert other.get(kept_url()).status_code == 404
    assert other.post(kept_url()).status_code == 404
    refused = other.post(story.get_admin_url(), {"_restore": KEY}, follow=True)
    assert refused.context["adminform"].form["title"].value() == story.title
    assert "There is text" not in refused.content.decode()
    # The same key in another person's window is another row.
    keep(other, url, {"title": "Theirs"})
    assert KeptForm.objects.get(person=press_officer).typed("title") == "Mine"
    restored = client_of(press_officer).post(story.get_admin_url(), {"_restore": KEY})
    assert "<script>alert(1)" not in restored.content.decode()


def test_what_may_no_longer_be_changed_can_still_be_read(
    make_story: MakeStory, contributor: User
) -> None:
    story = make_story(author=contributor)
    client = client_of(contributor)
    keep(client, story.get_admin_url("keep"), {"title": "My last words"})
    Article.objects.update(step="approved")
    assert client.post(story.get_admin_url(), {"_restore": KEY}).status_code == 403
    look = client.get(kept_url()).content.decode()
    assert "You may no longer change this story" in look
    assert "Restore it" not in look


def test_refused_form_goes_on_in_its_window(story: Article, press_officer: User) -> None:
    client = client_of(press_officer)
    page = client.get(story.get_admin_url())
    key = page.context["kept_as"]
    form = form_of(client, story) | {"version": str(page.context["version"]), "title": ""}
    keep(client, story.get_admin_url("keep"), form, key)
    refused = client.post(story.get_admin_url(), form | {"kept_as": key})
    assert refused.context["kept_as"] == key
    assert "data-is-unsaved" in refused.content.decode()
    assert "There is text" not in refused.content.decode()


def test_what_is_kept_is_bounded_in_number_length_and_time(
    story: Article, press_officer: User, client: Client
) -> None:
    client.force_login(press_officer)
    url = story.get_admin_url("keep")
    for number in range(MOST + 2):
        keep(client, url, {"title": f"Window {number}"}, f"key-of-window-{number}")
    kept = KeptForm.objects.unsaved(press_officer, story)
    assert [one.typed("title") for one in kept] == [
        f"Window {number}" for number in range(MOST + 1, 1, -1)
    ]
    assert keep(client, url, {"body": "x" * (LONGEST + 1)}).status_code == 413
    for key in ("", "short", "../../etc", "x" * 41):
        assert keep(client, url, {"title": "x"}, key).status_code == 400
    assert keep(client, url, {"title": "Nothing\0ness"}).status_code == 200
    # A browser that had it alone says for how long; it is offered even after a year.
    for seconds, days in (("3600", 0), ("-5", 0), ("9" * 18, 25), ("soon", 0)):
        assert keep(client, url, {"title": "x", "typed_ago": seconds}).status_code == 200
        kept_at = KeptForm.objects.get(key=KEY).kept_at
        assert (timezone.now() - kept_at).days == days
        assert not {"typed_ago", "typed_at"} & set(KeptForm.objects.get(key=KEY).content)
    KeptForm.objects.update(kept_at=timezone.now() - KEPT_FOR - timedelta(minutes=1))
    assert not KeptForm.objects.unsaved(press_officer, story)
    forget_kept_forms()
    assert not KeptForm.objects.exists()
