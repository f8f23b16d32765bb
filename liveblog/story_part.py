"""The live blog's share in its story: the way to it, and what goes out and comes down."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from articles.models import Article
from articles.story_parts import StoryPart
from articles.workflow import Verb, may

from .models import LiveBlog


class LivePart(StoryPart):
    def beside_form(self, request: HttpRequest, article: Article) -> str:
        if not may(request.user, Verb.PUBLISH, article):
            return ""
        context = {"blog": _blog(article), "article": article}
        return render_to_string("liveblog/in_story_form.html", context, request)

    def fingerprint(self, article: Article) -> str:
        blog = _waiting(article)
        return f"{blog.pk} {blog.number}" if blog else ""

    def content(self, article: Article) -> dict[str, object]:
        blog = _waiting(article)
        return {"the live blog": [blog.pk, blog.number]} if blog else {}

    def confirmation(self, request: HttpRequest, article: Article) -> str:
        return self._panel("confirmation", request, _waiting(article))

    def withdrawal(self, request: HttpRequest, article: Article) -> str:
        return self._panel("withdrawal", request, _blog(article))

    def _panel(self, name: str, request: HttpRequest, blog: LiveBlog | None) -> str:
        if blog is None:
            return ""
        context = {"blog": blog, "entries": blog.entries.standing().newest_first().with_media()}
        return render_to_string(f"liveblog/story_{name}.html", context, request)


def _blog(article: Article) -> LiveBlog | None:
    return LiveBlog.objects.filter(article=article).first()


def _waiting(article: Article) -> LiveBlog | None:
    """The one that would go out with the story; a public one goes out by its own Post button."""
    blog = _blog(article)
    return None if blog is None or blog.is_public() else blog
