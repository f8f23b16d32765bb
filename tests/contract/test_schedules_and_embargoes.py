"""A point of the contract opens with the story that explains it: at its time, and never before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles import embargo
from articles.models import Article, Schedule
from articles.tasks import publish_scheduled
from articles.workflow import NotAllowed
from contract.models import Contract

SECRET = "The doors are open"
PAGES = ("/contract/", "/how-we-work/")


def shows(client: Client) -> list[bool]:
    return [SECRET in client.get(page).content.decode() for page in PAGES]


@pytest.fixture
def explanation(
    public_contract: Contract, make_story: Callable[..., Article], press_officer: User
) -> Article:
    page = make_story("How we work", kind="page", slug="how-we-work", body="<p>[[contract]]</p>")
    page.publish(by=press_officer)
    story = make_story("How to reach us", body=f"<p>{SECRET}.</p>")
    public_contract.points.filter(title="Access").update(story=story)
    return story


def time_comes() -> None:
    Schedule.objects.update(at=timezone.now() - timedelta(seconds=1))
    publish_scheduled()


def test_point_opens_when_its_story_is_scheduled_to_go_out(
    client: Client, explanation: Article, press_officer: User
) -> None:
    at = timezone.now() + timedelta(hours=1)
    Schedule.objects.make(explanation, by=press_officer, at=at)
    publish_scheduled()
    assert shows(client) == [False, False]
    time_comes()
    assert shows(client) == [True, True]


def test_point_stays_closed_under_an_embargo_whatever_is_tried(
    client: Client, explanation: Article, public_contract: Contract, editor: User
) -> None:
    at = timezone.now() + timedelta(hours=1)
    Schedule.objects.make(explanation, by=editor, at=at)
    embargo.hold(explanation, timezone.now() + timedelta(hours=2), by=editor)
    with pytest.raises(NotAllowed):
        explanation.publish(by=editor)
    time_comes()
    public_contract.publish(by=editor)
    assert shows(client) == [False, False]
    embargo.lift(explanation, by=editor, reason="Agreed.")
    explanation.publish(by=editor)
    assert shows(client) == [True, True]


def test_what_is_written_under_an_embargo_does_not_change_an_open_point(
    client: Client, explanation: Article, editor: User
) -> None:
    explanation.body = "<p>As before.</p>"
    explanation.save()
    explanation.publish(by=editor)
    explanation.body = f"<p>{SECRET}.</p>"
    explanation.save()
    embargo.hold(explanation, timezone.now() + timedelta(hours=2), by=editor)
    with pytest.raises(NotAllowed):
        explanation.publish(by=editor)
    assert shows(client) == [False, False]
