"""The contract's share in a story that explains one of its points."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from articles.models import Article
from articles.story_parts import StoryPart

from .models import Point


class ExplanationPart(StoryPart):
    def fingerprint(self, article: Article) -> str:
        point = _point(article)
        return f"{point.pk} {point.title}" if point else ""

    def content(self, article: Article) -> dict[str, object]:
        point = _point(article)
        return {"the point of the contract": [point.pk, point.title]} if point else {}

    def confirmation(self, request: HttpRequest, article: Article) -> str:
        return self._panel("confirmation", request, article)

    def withdrawal(self, request: HttpRequest, article: Article) -> str:
        return self._panel("withdrawal", request, article)

    def _panel(self, name: str, request: HttpRequest, article: Article) -> str:
        point = _point(article)
        if point is None:
            return ""
        return render_to_string(f"contract/story_{name}.html", {"point": point}, request)


def _point(article: Article) -> Point | None:
    return Point.objects.filter(story=article).select_related("contract").first()
