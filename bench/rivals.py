"""What the front door is measured beside, behind the same server.

`constant`: no framework at all, the limit. `plain_django`: a Django view that returns bytes it has
kept, with the middleware every Django site has.
"""

import os
from collections.abc import Callable

import django
from django.conf import settings
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

BODY = b"x" * int(os.environ["RIVAL_BYTES"])
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def constant(environ: dict[str, object], start_response: Callable[..., object]) -> list[bytes]:
    start_response("200 OK", HEADERS)
    return [BODY]


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse(cache.get_or_set("page", BODY))


urlpatterns = [re_path("", view)]

settings.configure(
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["127.0.0.1"],
    SECRET_KEY="for the measurement alone",
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
)
django.setup()
plain_django = get_wsgi_application()
