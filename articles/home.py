"""The admin's home page: what a press officer wants to see first."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.safestring import mark_safe

from . import story_parts
from .kinds import State, Step
from .models import Article, Edition, KeptForm, SiteFrame
from .taken_down import still_up
from .work_list import work_list
from .workflow import Verb, permits

MOST = 6


def home(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Fill the context of `templates/admin/index.html`."""
    if not permits(request.user, Verb.VIEW):
        return context | {"has_no_role": True}
    drafts = Article.objects.filter(state=State.DRAFT, step=Step.WRITING)
    drafts = drafts.defer("body").select_related("author")
    assert isinstance(request.user, User)
    alarms = [part.home_alarms(request) for part in story_parts.registered]
    panels = [part.home_panel(request) for part in story_parts.registered]
    context |= {
        "site_frame": SiteFrame.current(),
        "may_write": permits(request.user, Verb.ADD),
        "is_first_run": not Edition.archive.exists(),
        "still_up": still_up(),
        "work": work_list(request.user),
        "kept_forms": KeptForm.objects.unsaved_anywhere(request.user)[:MOST],
        "my_drafts": Article.objects.drafts_of(request.user).defer("body")[:MOST],
        "waiting": drafts.exclude(author=request.user.pk).order_by("-updated_at")[:MOST],
        "unpublished_changes": _with_unpublished_changes(),
        "with_media_gone": Edition.objects.with_media_gone().for_list()[:MOST],
        "just_published": Edition.objects.newest_first().for_list()[:MOST],
        # Each is a room's rendered template: escaped by it already.
        "alarms": [mark_safe(alarm) for alarm in alarms if alarm],  # noqa: S308
        "panels": [mark_safe(panel) for panel in panels if panel],  # noqa: S308
    }
    return context


def _with_unpublished_changes() -> list[Article]:
    """Live stories whose changes wait, newest first: a cheap question, then the exact one."""
    saved_since = Article.objects.saved_since_publication()[: 4 * MOST]
    return [article for article in saved_since if article.has_unpublished_changes()][:MOST]
