"""Links to previews, and people who come with them."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from articles.models import Article, PreviewLink
from articles.models.preview_link import Lasts, Purpose

FOR_WHOM = "Jo Blake, Eastmere Echo"


def link_to(
    story: Article,
    by: User,
    *,
    for_whom: str = FOR_WHOM,
    purpose: Purpose = Purpose.READ,
    lasts: Lasts = Lasts.DAY,
) -> tuple[PreviewLink, str]:
    """A link, and its secret."""
    return PreviewLink.objects.make(story, by=by, for_whom=for_whom, purpose=purpose, lasts=lasts)


def come_with(link: PreviewLink, secret: str, visitor: Client | None = None) -> Client:
    """A visitor who was let in."""
    visitor = visitor or Client()
    assert knock(visitor, link, secret).status_code == 302
    return visitor


def knock(visitor: Client, link: PreviewLink, secret: str) -> HttpResponse:
    """The answer to a secret, right or wrong."""
    answer: HttpResponse = visitor.post(link.path, {"secret": secret})
    return answer
