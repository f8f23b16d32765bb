"""Telling an editor that what was saved leads to where visitors find nothing."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from ..public.pages import has_public_page


def warn_where_nothing_is(request: HttpRequest, path: str, words: str) -> None:
    """A message with these words where no visitor finds a page at the path.

    Only once what was saved is committed: a fault of that page must not keep a banner down.
    """

    def warn() -> None:
        if not has_public_page(path):
            messages.warning(request, words)

    transaction.on_commit(warn, robust=True)
