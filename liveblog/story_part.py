"""The live blog's share in its story: the way to it, what goes out, comes down and was done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string

from articles import embargo
from articles.models import Article
from articles.passages import Passage
from articles.person_name import name_of
from articles.problems import Problem
from articles.story_parts import StoryPart
from articles.taken_down import Place
from articles.timeline import Event, Span
from articles.workflow import Verb, may, permits
from media_picker.models import PictureUse, VideoUse

from .models import LiveBlog, LiveEntry, LiveEvent, LiveSubmission, Look
from .passage import passage_named

# The id of this room's part of the story's form.
PANEL = "live-blog-heading"
MOST = 6  # of each kind on the home page


class LiveBlogPart(StoryPart):
    def beside_form(self, request: HttpRequest, article: Article) -> str:
        blog = LiveBlog.objects.of(article.pk)
        may_post = may(request.user, Verb.PUBLISH, article)
        if not may_post and (blog is None or not may(request.user, Verb.SUBMIT_LIVE, article)):
            return ""
        context = {"blog": blog, "article": article, "may_post": may_post}
        if article.live_edition:  # in a draft it can be opened before: nothing of it is out
            context["embargoed_until"] = embargo.until_when(article)
        return render_to_string("liveblog/in_story_form.html", context, request)

    def problems(self, article: Article, day: date) -> Iterator[Problem]:
        blog = _waiting(article)
        if blog is None:
            return
        for entry in blog.entries.standing().exclude(picture=None).select_related("picture"):
            if entry.picture and (reason := entry.picture.problem_on(day)):
                words = f"Live blog, update {entry.number}: {reason} Correct or remove the update."
                yield Problem(words, PANEL)

    def picture_uses(self, article: Article) -> QuerySet[PictureUse]:
        return PictureUse.objects.of_any(_standing(article))

    def video_ids(self, article: Article) -> QuerySet[LiveEntry, str]:
        return _standing(article).exclude(video_id="").values_list("video_id", flat=True)

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

    def passage(self, article: Article, name: str) -> Passage | None:
        return passage_named(article, name)

    def events(self, span: Span) -> Iterable[Event]:
        found = list(span.of(LiveEvent.objects.select_related("by", "entry"), "at"))
        lost = {event.entry_id for event in found if event.entry_id and not event.entry}
        words_of_lost = _last_words(lost)
        for event in found:
            what = f"Live blog: {event.get_kind_display()}"
            words = event.entry.typed if event.entry else words_of_lost.get(event.entry_id, "")
            yield Event(event.at, event.article_id, name_of(event.by), what, words)
        looks = Look.objects.select_related("by", "entry__blog")
        for look in span.of(looks, "at", "entry__blog__article"):
            what = f"Live blog: update {look.entry.number} read by a second person"
            yield Event(look.at, look.entry.blog.article_id, name_of(look.by), what)
        handed_in = LiveSubmission.objects.select_related("by", "answered_by", "blog")
        for row in span.of(handed_in, "at", "blog__article"):
            what = "Live blog: update handed in"
            yield Event(row.at, row.blog.article_id, name_of(row.by), what, row.words)
        for row in span.of(handed_in.exclude(answered_at=None), "answered_at", "blog__article"):
            if row.answered_by and row.answered_at:
                what = f"Live blog: update of {name_of(row.by)} {row.get_answer_display().lower()}"
                by = name_of(row.answered_by)
                yield Event(row.answered_at, row.blog.article_id, by, what, row.reason)

    def home_panel(self, request: HttpRequest) -> str:
        if not permits(request.user, Verb.PUBLISH):
            return ""
        handed_in = LiveSubmission.objects.waiting().order_by("pk")[:MOST]
        unread = LiveEntry.objects.standing().filter(is_unread=True)
        unread = unread.select_related("blog__article", "written_by").order_by("pk")[:MOST]
        if not handed_in and not unread:
            return ""
        context = {"handed_in": handed_in, "unread": unread}
        return render_to_string("liveblog/home_panel.html", context, request)

    def _panel(self, name: str, request: HttpRequest, blog: LiveBlog | None) -> str:
        if blog is None:
            return ""
        context = {"blog": blog, "entries": blog.entries.standing().newest_first().with_media()}
        return render_to_string(f"liveblog/story_{name}.html", context, request)


def _last_words(entries: Collection[int]) -> dict[int | None, str]:
    """Of entries that went with their draft, by their numbers in the database."""
    history = LiveEntry.history.filter(id__in=entries).order_by("history_id")
    return dict(history.values_list("id", "typed"))


def _standing(article: Article) -> QuerySet[LiveEntry]:
    return LiveEntry.objects.standing().filter(blog__article=article)


def _waiting(article: Article) -> LiveBlog | None:
    """The one that would go out with the story; a public one goes out by its own Post button."""
    blog = LiveBlog.objects.of(article.pk)
    return None if blog is None or blog.is_public() else blog
