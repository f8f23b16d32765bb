"""The front door as the settings describe it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from .door import FrontDoor
from .generations import Generations
from .visits import Visits
from .watch import Watch

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


def front_door(application: WSGIApplication) -> FrontDoor:
    """`application` with the front door around it."""
    generations = Generations(import_string(settings.FRONT_DOOR_MOVES))
    return FrontDoor(
        application,
        visits=Visits(
            site_netloc=urlsplit(settings.SITE_URL).netloc,
            is_https=settings.SITE_IS_HTTPS,
            wants_https=settings.SECURE_SSL_REDIRECT,
            secure_header=getattr(settings, "SECURE_PROXY_SSL_HEADER", None),
            allowed_hosts=settings.ALLOWED_HOSTS,
            # Messages travel in a cookie of their own where there is no session.
            personal_cookies=[
                settings.SESSION_COOKIE_NAME,
                settings.CSRF_COOKIE_NAME,
                "messages",
            ],
        ),
        generations=generations,
        most_bytes=settings.FRONT_DOOR_BYTES,
        watch=Watch(
            generations, broker_url=settings.REDIS_URL, channel=settings.FRONT_DOOR_CHANNEL
        ),
    )
