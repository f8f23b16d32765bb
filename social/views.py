"""Small pages beside the Social tab: the count, and a post's frozen picture."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from articles.workflow import Verb, permits

from .draft_in_form import draft_in_form
from .models import PostPicture
from .named_people import people_missing_from
from .people_tab import people_in_form
from .people_ticks import ticks
from .tweet_findings import Finding
from .tweet_text import Count


@require_POST
@staff_member_required
def count(request: HttpRequest) -> JsonResponse:
    """The count of the form's tweet as it is typed, and what is found in it.

    By the same rules that the form, publishing and the worker ask. `findings` is safe HTML.
    """
    if not permits(request.user, Verb.VIEW):
        raise PermissionDenied
    data = request.POST
    draft = draft_in_form(data)
    text, article = draft.text, draft.article
    people = list(people_in_form(data)) if article.is_appeal else []
    sought = [person.as_sought(article.kind) for person in people]
    on_people = people_missing_from(text, sought)  # these are ticked off, not listed
    found = draft.findings(sought, is_update=draft.is_update_wanted) if text else []
    findings = [finding for finding in found if finding.message not in on_people]
    is_tweeted = draft.is_wanted or draft.is_update_wanted
    context = {
        "ticks": list(ticks(text, people, article.kind)),
        "needs_people": is_tweeted and article.is_appeal and not people,
    }
    return JsonResponse(counted(draft.count, findings, **context))


def counted(count: Count, findings: list[Finding], **context: Any) -> dict[str, Any]:
    """What static/js/tweet_counter.js is told; `context` is for what stands beside the text."""
    errors = [finding.message for finding in findings if finding.is_error]
    beside = render_to_string("social/_beside_text.html", {"findings": findings, **context})
    return {
        "words": count.words,
        "left": count.left,
        "said": count.said,
        "is_over": count.is_over,
        "errors": [error for error in errors if error != count.message],
        "findings": beside,
    }


@require_safe
@staff_member_required
def post_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The very bytes that go out, or went out, under a post."""
    if not request.user.has_perm("social.view_post"):
        raise PermissionDenied
    picture = get_object_or_404(PostPicture, post=pk)
    response = HttpResponse(bytes(picture.content), content_type=picture.content_type)
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{picture.sha256}"'
    return response
