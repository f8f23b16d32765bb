"""Middleware: where nothing is found, the register of old addresses is asked."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from ..models import Redirect
from .frame import CACHE_CONTROL

Answer = Callable[[HttpRequest], HttpResponse]


def old_addresses(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        if row := Redirect.objects.from_path(request.path):
            # Kept no longer than a page: an editor may correct it.
            headers = {"Cache-Control": CACHE_CONTROL}
            return HttpResponsePermanentRedirect(row.new_path, headers=headers)
        return response

    return answer
