"""The live blog's share in its story: the way to it, what goes out, comes down and was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from articles.models import Article
from articles.person_name import name_of
from articles.problems import Problem
from articles.story_parts import StoryPart
from articles.taken_down import Place
from articles.timeline import Event, Span
from articles.workflow import Verb, may
from media_picker.models import PictureUse, VideoUse

from .models import LiveBlog, LiveEntry, LiveEvent

# The id of this room's part of the story's form.
PANEL = "live-blog-heading"


class LiveBlogPart(StoryPart):
    def beside_form(self, request: HttpRequest, article: Article) -> str:
        if not may(request.user, Verb.PUBLISH, article):
            return ""
        context = {"blog": LiveBlog.objects.of(article.pk), "article": article}
        return render_to_string("liveblog/in_story_form.html", context, request)

    def problems(self, article: Article) -> Iterator[Problem]:
        blog = _waiting(article)
        if blog is None:
            return
        for entry in blog.entries.standing().exclude(picture=None).select_related("picture"):
            if entry.picture and (reason := entry.picture.problem_on(timezone.localdate())):
                words = f"Live blog, update {entry.number}: {reason} Correct or remove the update."
                yield Problem(words, PANEL)

    def picture_uses(self, article: Article) -> QuerySet[PictureUse]:
        standing = LiveEntry.objects.standing().filter(blog__article=article)
        return PictureUse.objects.of_any(standing)

    def fingerprint(self, article: Article) -> str:
        blog = _waiting(article)
        return f"{blog.pk} {blog.number}" if blog else ""

    def content(self, article: Article) -> dict[str, object]:
        blog = _waiting(article)
        return {"the live blog": [blog.pk, blog.number]} if blog else {}

    def confirmation(self, request: HttpRequest, article: Article) -> str:
        return self._panel("confirmation", request, _waiting(article))

    def withdrawal(self, request: HttpRequest, article: Article) -> str:
        return self._panel("withdrawal", request, LiveBlog.objects.of(article.pk))

    def places(self, article: Article) -> Iterator[Place]:
        blog = LiveBlog.objects.of(article.pk)
        if blog is None:
            return
        is_gone = not blog.is_public()
        words = "Readers find none of them." if is_gone else "Readers can read them."
        yield Place("Live entries", is_gone, words, blog.get_poster_url())
        shown = PictureUse.objects.of_any(blog.entries.all()).filter(is_public=True).count()
        shown += VideoUse.objects.of_any(blog.entries.all()).count()
        words = f"{shown} still public." if shown else "None of them is public."
        yield Place("Pictures and videos of live entries", not shown, words)

    def events(self, span: Span) -> Iterable[Event]:
        events = LiveEvent.objects.select_related("by", "entry", "blog")
        for event in span.of(events, "at", "blog__article"):
            what = f"Live blog: {event.get_kind_display()}"
            reason = event.entry.typed if event.entry else ""
            yield Event(event.at, event.blog.article_id, name_of(event.by), what, reason)

    def _panel(self, name: str, request: HttpRequest, blog: LiveBlog | None) -> str:
        if blog is None:
            return ""
        context = {"blog": blog, "entries": blog.entries.standing().newest_first().with_media()}
        return render_to_string(f"liveblog/story_{name}.html", context, request)


def _waiting(article: Article) -> LiveBlog | None:
    """The one that would go out with the story; a public one goes out by its own Post button."""
    blog = LiveBlog.objects.of(article.pk)
    return None if blog is None or blog.is_public() else blog
