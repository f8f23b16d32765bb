"""Who did what, when and why: on the story's page, and as a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone

from articles.change_note import Change, ChangeKind
from articles.models import (
    Article,
    Comment,
    Review,
    UnreviewedEdition,
    WhyWithdrawn,
    Withdrawal,
    WithdrawalKind,
)
from articles.taking_out_notes import take_out
from articles.timeline import Span, timeline
from articles.timeline_csv import COLUMNS, harmless
from liveblog.models import LiveBlog
from social.models import Decision, Post

MakeStory = Callable[..., Article]


def rows_of(answer: object) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))  # type: ignore[attr-defined]


@pytest.fixture
def story(make_story: MakeStory, contributor: User, press_officer: User, editor: User) -> Article:
    """It has been through everything."""
    story = make_story(author=contributor, tweet="Patrol is back.")
    Review.objects.submit(story, by=contributor, note="Please look at the times.")
    reason = "The second paragraph names a street, and the family asks us not to. " * 3
    Review.objects.get(article=story).send_back(by=press_officer, reason=reason)
    Comment.objects.say(story, "=HYPERLINK(“x”)", by=editor)
    story.publish(by=press_officer)
    blog = LiveBlog.objects.open(story, by=press_officer)
    blog.post(by=press_officer, typed="The bridge is open.")
    Decision.objects.create(post=Post.objects.get(), by=editor, words="Held")
    legal = WhyWithdrawn(WithdrawalKind.LEGAL, "An injunction.")
    story.withdraw(by=editor, why=legal)
    return story


def test_timeline_tells_everything_in_order_with_reasons_whole(story: Article) -> None:
    told = list(reversed(timeline(Span(article=story.pk))))
    assert [event.at for event in told] == sorted(event.at for event in told)
    said = {event.what: event for event in told}
    assert said["Submitted for review"].reason == "Please look at the times."
    assert said["Submitted for review"].who == "contributor"
    sent_back = next(event for event in told if event.what.startswith("Sent back"))
    assert sent_back.reason.count("names a street") == 3
    assert said["Comment"].who == "editor"
    assert said["Published as edition 1"].version == "1"
    assert said["Tweet put in line"].reason.startswith("Patrol is back.")
    assert said["Tweet: Held"].who == "editor"
    assert said["Live blog: Posted"].reason == "The bridge is open."
    assert said["Withdrawn, legal or safety"].reason == "An injunction."


def test_timeline_tells_each_note_once_and_after_it_was_taken_out(
    make_story: MakeStory, press_officer: User, editor: User, settings: Any
) -> None:
    settings.REQUIRE_REVIEW = True
    story = make_story()
    story.publish(by=press_officer, without_review="At night.")
    UnreviewedEdition.objects.get().see(by=editor)
    words = "It was Tuesday, and not Monday as we had said on Wednesday. " * 3
    told = Change(ChangeKind.CORRECTION, words.strip())
    story.publish(by=press_officer, without_review="At noon.", change=told)
    story.publish(by=press_officer, without_review="Now.", change=Change(ChangeKind.MINOR))

    def said() -> list[tuple[str, str]]:
        return [(event.what, event.reason) for event in timeline(Span(article=story.pk))]

    minor, corrected, seen, first, _ = said()
    assert first == ("Published as edition 1, without review", "At night.")
    assert seen[0].startswith("Looked at edition 1")
    assert corrected == (
        "Published as edition 2, without review, a correction",
        f"{words.strip()}\nAt noon.",
    )
    assert minor == ("Published as edition 3, without review, a minor edit", "Now.")
    assert story.live_edition
    (note,) = story.live_edition.notes
    take_out(story, note["at"], by=press_officer, reason="It names a street.")
    taken, *_ = said()
    assert taken == (
        "Change note taken out",
        f"“{words.strip()}”\nReason: It names a street.",
    )
    assert len(said()) == 6


def test_timeline_is_drawn_and_downloaded_without_formulas(
    client: Client, story: Article, contributor: User
) -> None:
    client.force_login(contributor)
    page = client.get(story.get_admin_url("timeline")).content.decode()
    assert "An injunction." in page
    heading, *rows = rows_of(client.get(story.get_admin_url("timeline_csv")))
    assert heading == COLUMNS
    assert "'=HYPERLINK(“x”)" in [row[5] for row in rows]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])
def test_formula_is_made_harmless(words: str) -> None:
    assert harmless(words) == f"'{words}"
    assert harmless("Said = done") == "Said = done"


def test_period_is_exported_with_its_last_day_and_nothing_else(
    client: Client, story: Article, editor: User
) -> None:
    client.force_login(editor)
    page = "/admin/articles/article/timeline/"
    today = timezone.localdate().isoformat()
    assert len(rows_of(client.get(page, {"first": today, "last": today}))) > 8
    before = {"first": "2020-01-01", "last": "2020-02-01"}
    assert rows_of(client.get(page, before)) == [COLUMNS]
    wrong = client.get(page, {"first": "2020-02-01", "last": "2020-01-01"})
    assert wrong.status_code == 422


def test_record_is_never_changed_or_deleted(story: Article) -> None:
    for record in (story.history.first(), Withdrawal.objects.get()):
        with pytest.raises(ValueError, match="never changed"):
            record.save()
        with pytest.raises(ProtectedError):
            record.delete()
