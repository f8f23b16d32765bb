"""Middleware: a form that carries what no form of ours asks is told of in the log.

Nothing reads these names from a form, so what they say is ignored; but somebody tried, or
somebody's browser was made to.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

log = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], HttpResponse]

# Only the moves of the workflow write these: of a story, of its reviews, of its editions.
NEVER_ASKED = frozenset(
    {
        *("state", "step", "author", "edited_by", "last_editor", "is_live", "published_by"),
        *("first_published_at", "withdrawn_at", "archived_at", "embargo_until", "is_approved"),
        *("approved", "approved_by", "decided_by", "decided_at", "submitted_by", "submitted_at"),
        *("is_used", "is_review_asked", "history_user", "history_date", "role"),
    }
)
# Asked in the forms of accounts alone, which only an administrator gets.
OF_ACCOUNTS = frozenset({"groups", "is_superuser", "is_staff", "is_active", "user_permissions"})
LONGEST_SHOWN = 60  # characters of what was sent


class ForgedFields:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        if request.method != "POST" or not request.user.is_authenticated:
            return
        names = set(request.POST)
        forged = names & NEVER_ASKED
        match = request.resolver_match
        if not (match and (match.url_name or "").startswith("auth_user_")):
            forged |= names & OF_ACCOUNTS
        for name in sorted(forged):
            log.warning(
                "%s sent %s=%r to %s. No form asks for it, and it was ignored.",
                request.user.get_username(),
                name,
                request.POST[name][:LONGEST_SHOWN],
                request.path,
            )
