"""Middleware: where nothing is found, the register of old addresses is asked."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from ..models import Redirect
from .frame import CACHE_CONTROL
from .pages import answer_at

Answer = Callable[[HttpRequest], HttpResponse]


def old_addresses(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        row = Redirect.objects.from_path(request.path)
        # What is public goes first: its last slash is appended further out.
        is_public = row and not request.path.endswith("/") and answer_at(request.path)
        if row and not is_public:
            # Kept no longer than a page: an editor may correct it.
            headers = {"Cache-Control": CACHE_CONTROL}
            return HttpResponsePermanentRedirect(row.new_path, headers=headers)
        return response

    return answer
