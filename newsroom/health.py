"""Whether the process lives, and whether it can do its work."""

from collections.abc import Callable
from datetime import UTC, datetime

import redis
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .front_door.door import IN_ENVIRON, FrontDoor


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process lives."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database and broker answer; 503 with the name of what does not."""
    missing = [name for name, ask in PARTS.items() if not _answers(ask)]
    found: dict[str, object] = {"ready": not missing, "not_answering": missing}
    if note := _kept_pages(request):
        found["kept_pages"] = note
    return JsonResponse(found, status=503 if missing else 200)


def _kept_pages(request: HttpRequest) -> str:
    """What visitors get while the database is away; "" while it answers."""
    door: FrontDoor | None = request.META.get(IN_ENVIRON)
    if door is None or (since := door.generations.silent_since) is None:
        return ""
    moment = datetime.fromtimestamp(since, UTC).isoformat(timespec="seconds")
    if not door.generations.is_known:
        return f"not given: what changed since {moment}, when the database fell silent, is unknown"
    return f"given as they were at {moment}, when the database fell silent"


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _broker() -> None:
    with redis.Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1
    ) as broker:
        broker.ping()


PARTS: dict[str, Callable[[], None]] = {"database": _database, "broker": _broker}


def _answers(ask: Callable[[], None]) -> bool:
    try:
        ask()
    except Exception:  # any failure at all means "not ready", and the name says whose
        return False
    return True
