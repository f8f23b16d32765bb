"""State, author or role in a forged form are ignored and logged, at every address."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Manager, Model
from django.test import client
from django.utils import timezone

from articles.forged_fields import NEVER_ASKED, OF_ACCOUNTS
from articles.models import Article, Comment, Edition, PreviewLink, Review, Schedule
from liveblog.models import LiveEntry, LiveSubmission
from social.models import Post

from .read_table import lines
from .test_who_may_see_what import Walker, body_of, walkers, world

__all__ = ["walkers", "world"]  # fixtures

# Whoever did it and how far it came, wherever a row says so.
TOLD: list[tuple[Manager[Any], tuple[str, ...]]] = [
    (
        Article.objects,
        (
            *("title", "state", "step", "author", "edited_by", "embargo_until"),
            *("first_published_at", "withdrawn_at"),
        ),
    ),
    (Article.history, ("title", "state", "step", "author", "history_user", "history_date")),
    (
        Review.objects,
        ("submitted_by", "submitted_at", "decision", "decided_by", "decided_at", "is_used"),
    ),
    (Edition.archive, ("title", "is_live", "published_by", "published_at", "archived_at")),
    (Schedule.objects, ("by", "at", "outcome")),
    (Comment.objects, ("by", "words")),
    (PreviewLink.objects, ("by", "for_whom")),
    (LiveEntry.objects, ("typed", "written_by")),
    (LiveSubmission.objects, ("by", "answered_by", "answer")),
    (Post.objects, ("text", "state")),
    (User.objects, ("username", "groups", "is_superuser", "is_staff", "is_active")),
]


def whose_and_how_far() -> dict[str, list[tuple[Any, ...]]]:
    return {
        f"{_model(rows).__name__}": sorted(rows.values_list(*fields), key=str)
        for rows, fields in TOLD
    }


def _model(rows: Manager[Any]) -> type[Model]:
    found: type[Model] = rows.model
    return found


def test_state_author_and_role_in_any_form_are_ignored_and_logged(
    world: dict[str, Any],
    walkers: dict[str, Walker],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)  # what is done twice is done at one time
    monkeypatch.setattr(client, "store_rendered_templates", lambda *args, **kwargs: None)
    caplog.set_level(logging.WARNING, "articles.forged_fields")
    wrong: list[str] = []
    for line in lines():
        if line.does in ("-", "VCPEAN"):
            continue
        address, walker = line.address.format(**world), walkers[line.does[-1]]
        body = body_of(line, world, walkers["A"])
        names = NEVER_ASKED | (set() if ":auth_" in line.route else OF_ACCOUNTS)
        if asked := names & body.keys():
            wrong.append(f"{line.number} {line.route} asks for {asked}")
        walker.looks_at = whose_and_how_far
        walker.ask("POST", address, body, is_drawn=False)
        honest = walker.found
        caplog.clear()
        walker.ask("POST", address, body | _forged(names, world["colleague"]), is_drawn=False)
        if walker.found != honest:
            wrong.append(f"{line.number} {line.route} obeyed what no form asks")
        told = [one for one in caplog.records if one.name == "articles.forged_fields"]
        if len(told) != len(names):
            wrong.append(f"{line.number} {line.route}: {len(told)} lines in the log")
    caplog.clear()  # too much to read
    assert not wrong, "\n" + "\n".join(wrong)


def _forged(names: set[str] | frozenset[str], colleague: int) -> dict[str, str]:
    """For each name what a forger would want most."""
    moments = {name: "2020-01-01" for name in names if name.endswith(("_at", "_date", "_until"))}
    wanted = {"state": "published", "step": "approved", "is_active": "", "role": "Editors"}
    return {name: str(colleague) for name in names} | {
        name: value for name, value in (moments | wanted).items() if name in names
    }
