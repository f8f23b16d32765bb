"""The pages of errors, in the site's own clothes.

Those of our own faults, and of what cannot be read, need no database.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    # Without the request: its host or its query is what could not be read.
    return _without_request("400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    is_staff = getattr(getattr(request, "user", None), "is_staff", False)
    reason = str(exception) if exception and is_staff else ""
    return render(request, "403.html", {"reason": reason, "is_staff": is_staff}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # Without the request: a context processor may be what failed.
    return _without_request("500.html", 500)


def _without_request(template: str, status: int) -> HttpResponse:
    html = loader.render_to_string(template, {"site_name": settings.SITE_NAME})
    return HttpResponse(html, status=status)
