"""What every template knows about the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "is_rehearsal": settings.IS_REHEARSAL,
    }


def rehearsal_badge(request: HttpRequest) -> list[str] | None:
    """The admin's badge whenever X's address is not X's own."""
    return ["REHEARSAL", "warning"] if settings.IS_REHEARSAL else None
