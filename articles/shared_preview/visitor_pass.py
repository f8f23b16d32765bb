"""What a visitor gets for a link's secret: a signed cookie that counts for that link alone.

The browser sends it below the link's own path and nowhere else. Each request asks the link's row
again, so that the pass of one that was revoked is worth nothing.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ..models import PreviewLink

COOKIE = "preview_pass"
# Whoever comes back later than that opens the link again.
LASTS = timedelta(hours=12)


def give_pass(response: HttpResponseBase, link: PreviewLink) -> None:
    response.set_signed_cookie(
        COOKIE,
        link.digest,
        salt=_salt(link.pk),
        max_age=LASTS,
        path=link.path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def link_of_pass(request: HttpRequest, number: int) -> PreviewLink | None:
    """The link of that number, whether it still lives or not; None without a pass for it."""
    digest = request.get_signed_cookie(COOKIE, default="", salt=_salt(number), max_age=LASTS)
    if not digest:
        return None
    link = PreviewLink.objects.select_related("article").filter(pk=number).first()
    return link if link and link.has_digest(digest) else None


def _salt(number: int) -> str:
    return f"articles.shared_preview.{number}"
