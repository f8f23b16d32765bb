"""Publishing again: what visitors are told, and what stays as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.change_note import Change, ChangeKind
from articles.models import Article, Edition, Schedule
from articles.taking_out_notes import take_out
from articles.workflow import NotAllowed

MakeStory = Callable[..., Article]


@pytest.fixture
def live(make_story: MakeStory, press_officer: User, client: Client) -> Article:
    story = make_story()
    story.publish(by=press_officer)
    client.force_login(press_officer)
    return story


def publish_again(client: Client, story: Article, title: str, **form: str) -> str:
    """Change the headline and press Publish; the page that answers."""
    Article.objects.filter(pk=story.pk).update(title=title)
    url = story.get_admin_url("publish")
    form["confirmed"] = client.get(url).context["confirmed"]
    return client.post(url, form, follow=True).content.decode()


def test_publishing_again_asks_what_it_means_to_readers(live: Article, client: Client) -> None:
    assert "This field is required" in publish_again(client, live, "A")
    for kind in ("information", "correction"):
        assert "Tell visitors" in publish_again(client, live, "A", change=kind, note=" ")
    assert Edition.objects.get().number == 1
    assert "What is new" not in client.get(live.get_admin_url("withdraw")).content.decode()


def test_minor_edit_moves_no_date_and_says_nothing(live: Article, client: Client) -> None:
    before = Edition.objects.get()
    publish_again(client, live, "A comma, mended", change="minor", note="Forgotten here.")
    edition = Edition.objects.get()
    assert (edition.number, edition.title) == (2, "A comma, mended")
    assert edition.changed_at is None
    assert edition.modified_at == before.modified_at
    page = client.get(live.path).content.decode()
    assert "Forgotten here." not in page
    assert "Updated" not in page


def test_notes_stand_at_the_foot_and_corrections_above_the_story(
    live: Article, client: Client
) -> None:
    publish_again(client, live, "A", change="information", note="The road is <open>.")
    publish_again(client, live, "B", change="correction", note="It was Tuesday.")
    publish_again(client, live, "C", change="minor")
    live.refresh_from_db()
    assert not live.has_unpublished_changes()
    edition = Edition.objects.get()
    assert [note.words for note in edition.change_notes] == [
        "It was Tuesday.",
        "The road is <open>.",
    ]
    assert edition.changed_at == Edition.archive.get(number=3).created_at
    page = client.get(live.path).content.decode()
    top, _, foot = page.partition('class="story-body"')
    assert "It was Tuesday." in top
    assert "road is" not in top
    assert "Correction: It was Tuesday." in " ".join(foot.split())
    assert "The road is &lt;open&gt;." in foot


def test_scheduled_change_says_what_was_confirmed(
    live: Article, press_officer: User, client: Client
) -> None:
    change = Change(ChangeKind.CORRECTION, "It was Tuesday.")
    schedule = Schedule.objects.make(live, by=press_officer, at=timezone.now(), change=change)
    schedule.go_out()
    assert [note.words for note in Edition.objects.get().corrections] == ["It was Tuesday."]


def test_notes_do_not_outlive_a_withdrawal(live: Article, press_officer: User) -> None:
    live.publish(by=press_officer, change=Change(ChangeKind.CORRECTION, "The name was wrong."))
    assert Edition.objects.get().corrections
    live.withdraw(by=press_officer)
    live.publish(by=press_officer)
    assert not Edition.objects.get().change_notes


def test_note_is_taken_out_with_a_reason_and_feeds_and_the_api_follow(
    live: Article, press_officer: User, contributor: User, client: Client
) -> None:
    live.publish(by=press_officer, change=Change(ChangeKind.CORRECTION, "It was Ada Lovell."))
    live.publish(by=press_officer, change=Change(note="The road is open."))
    api = f"/api/v1/stories/{live.pk}/"
    before = client.get(api).json()
    assert [(note["kind"], note["text"]) for note in before["change_notes"]] == [
        ("information", "The road is open."),
        ("correction", "It was Ada Lovell."),
    ]
    url = live.get_admin_url("notes")
    assert url in client.get(live.get_admin_url()).content.decode()
    assert "Correction: It was Ada Lovell." in client.get(url).content.decode()
    wrong = before["change_notes"][1]["at"]
    for form in ({"note": wrong, "reason": " "}, {"note": "2020-01-01", "reason": "x"}, {}):
        assert client.post(url, form).status_code == 422
    assert client.post(url, {"note": wrong, "reason": "Names a witness."}).status_code == 302
    after = client.get(api).json()
    assert [note["text"] for note in after["change_notes"]] == ["The road is open."]
    assert after["modified_at"] > before["modified_at"]
    for address in (live.path, "/feeds/all.atom", api):
        assert "Lovell" not in Client().get(address).content.decode()
    assert not live.has_unpublished_changes()
    said = client.get(live.get_admin_url("timeline")).content.decode()
    assert "It was Ada Lovell." in said
    assert "Names a witness." in said
    # It stays out when the story is published again, and cannot be taken out twice.
    live.publish(by=press_officer, change=Change(ChangeKind.MINOR))
    assert [note.words for note in Edition.objects.get().change_notes] == ["The road is open."]
    with pytest.raises(NotAllowed, match="not public any more"):
        take_out(live, wrong, by=press_officer, reason="Again.")
    with pytest.raises(NotAllowed):
        take_out(live, after["change_notes"][0]["at"], by=contributor, reason="x")
