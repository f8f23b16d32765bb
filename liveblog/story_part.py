"""The live blog's share in a story: what is left of it after a withdrawal, and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articles.models import Article
from articles.story_parts import StoryPart
from articles.taken_down import Place
from articles.timeline import Event, Span, name_of
from media_picker.models import PictureUse, VideoUse

from .models import LiveBlog, LiveEvent


class LiveBlogPart(StoryPart):
    def places(self, article: Article) -> Iterator[Place]:
        blog = LiveBlog.objects.filter(article=article).first()
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
