"""Telling an editor that what was saved leads to where visitors find nothing."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from ..public.pages import has_public_page


def warn_where_nothing_is(request: HttpRequest, path: str, leads: str) -> None:
    """A message where no visitor finds a page at the path; `leads` names it as it was typed, and
    what leads there.

    Only once what was saved is committed: a fault of that page must not keep a banner down.
    """

    def warn() -> None:
        if not has_public_page(path):
            messages.warning(
                request,
                f"Nothing is public at {leads}. Correct the address, or publish what is to stand "
                "there.",
            )

    transaction.on_commit(warn, robust=True)
