"""The tweet as X would show it, beside the form's fields and as they are typed."""

from __future__ import annotations

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.workflow import Verb, permits

from .draft_in_form import draft_in_form
from .x_look import look_of_draft


@require_POST
@never_cache
@staff_member_required
def preview(request: HttpRequest) -> HttpResponse:
    """POST the story's form: an HTML fragment. Nothing is saved."""
    if not permits(request.user, Verb.VIEW):
        raise PermissionDenied
    look = look_of_draft(draft_in_form(request.POST))
    return render(request, "social/_x_look.html", {"look": look})
