"""What a form never asks is ignored when it is sent all the same, and told of in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.kinds import State, Step
from articles.models import Article, Review
from articles.workflow import Role, roles_of
from tests.newsroom.who_may.form_on_page import form_on

FORGED = {
    "state": "published",
    "step": "approved",
    "edited_by": "1",
    "is_approved": "on",
    "first_published_at": "2020-01-01",
    "embargo_until": "",
    "groups": "3",
    "is_superuser": "on",
}
NO_TAB_OF_X = {"tweet_draft-0-image": "none", "has_video": "False"}


def warned(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [r.getMessage() for r in caplog.records if r.name == "articles.forged_fields"]


def test_forged_state_author_and_role_change_nothing_and_are_logged(
    client: Client,
    make_story: Callable[..., Article],
    contributor: User,
    editor: User,
    caplog: pytest.LogCaptureFixture,
) -> None:
    story = make_story(author=contributor)
    client.force_login(contributor)
    form = form_on(client.get(story.get_admin_url()).content.decode())
    sent = {**form, **NO_TAB_OF_X, **FORGED, "title": "Typed", "author": str(editor.pk)}
    with caplog.at_level(logging.WARNING):
        assert client.post(story.get_admin_url(), sent).status_code == 302
    story.refresh_from_db()
    assert story.title == "Typed", "the form itself is saved"
    assert (story.state, story.step) == (State.DRAFT, Step.WRITING)
    assert (story.author, story.edited_by) == (contributor, contributor)
    assert not story.was_ever_published
    person = User.objects.get(pk=contributor.pk)
    assert roles_of(person) == {Role.CONTRIBUTOR}
    said = warned(caplog)
    assert len(said) == len(FORGED) + 1
    assert f"contributor sent author='{editor.pk}' to {story.get_admin_url()}." in said[0]


def test_forged_approver_is_ignored(
    client: Client,
    make_story: Callable[..., Article],
    contributor: User,
    press_officer: User,
    editor: User,
    caplog: pytest.LogCaptureFixture,
) -> None:
    story = make_story(author=contributor)
    Review.objects.submit(story, by=contributor)
    client.force_login(press_officer)
    page = story.get_admin_url("review")
    form = form_on(client.get(page).content.decode())
    forged = {"_approve": "1", "decided_by": str(editor.pk), "submitted_by": str(editor.pk)}
    client.post(page, {**form, **forged})
    review = Review.objects.get(article=story)
    assert (review.decided_by, review.submitted_by) == (press_officer, contributor)
    assert len(warned(caplog)) == 2


def test_administrator_who_gives_a_role_is_no_forger(
    client: Client, superuser: User, outsider: User, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(superuser)
    page = f"/admin/auth/user/{outsider.pk}/change/"
    form = form_on(client.get(page).content.decode())
    assert "is_active" in form
    client.post(page, {**form, "is_superuser": "on"})
    assert User.objects.get(pk=outsider.pk).is_superuser
    assert warned(caplog) == []
