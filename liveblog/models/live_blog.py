"""A live blog, and what a desk does with one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from articles import embargo, generations, workflow
from articles.kinds import new_appeal_reference
from articles.models import Article, Edition

from ..entry_text import entry_html
from .live_entry import LiveEntry
from .live_event import EventKind, LiveEvent

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class NotNow(Exception):
    """What was asked for cannot be done as things are; the message says why, for a person."""


class PostedBefore(NotNow):
    """A token was posted with before, and what was is not out in the words that carry it now."""


IS_OUT_OTHERWISE = (
    "Your last post did arrive, and is out. What stands here is not the same, and was not posted: "
    "press Post to put it out as another update, or correct the first, below."
)
WAS_REMOVED = (
    "Your last post did arrive, and was removed since. What stands here was not posted: press Post "
    "only if it is to be put out again."
)


class BlogState(models.TextChoices):
    OPEN = "open", "Open"
    PAUSED = "paused", "Paused"
    CLOSED = "closed", "Closed"


class LiveBlogQuerySet(models.QuerySet["LiveBlog"]):
    def of(self, article_id: int) -> LiveBlog | None:
        """The story's, if it has one."""
        return self.filter(article=article_id).first()


# django-stubs cannot follow a class that is made by a call.
class LiveBlogManager(models.Manager.from_queryset(LiveBlogQuerySet)):  # type: ignore[misc]
    def open(self, article: Article, *, by: User) -> LiveBlog:
        """A live blog in this story; the one that it has, if it has one.

        Visitors see it as soon as the story is published, or at once. Raises `workflow.NotAllowed`,
        and `NotNow` for a public story while that is under embargo.
        """
        with transaction.atomic():
            # The story's lock: nobody publishes or withdraws it meanwhile.
            locked = article.locked()
            workflow.require(by, workflow.Verb.PUBLISH, locked)
            blog, is_new = self.get_or_create(article=locked)
            if is_new:
                with blog.changing(by=by) as changed:
                    if changed.is_public():
                        changed.require_no_embargo()
                    changed.note(EventKind.OPENED, by)
                    changed.moved.add(generations.FRAME)  # which stories have one is kept with it
        return self.get(pk=blog.pk)


class LiveBlog(models.Model):
    """Belongs to a story, and is public while the story is.

    All that changes it or its entries goes through `changing`, which holds its row's lock.
    """

    article = models.OneToOneField(
        Article, verbose_name="story", on_delete=models.CASCADE, related_name="live_blog"
    )
    # Random, because an appeal's address must not be found by counting.
    reference = models.SlugField(unique=True, default=new_appeal_reference, editable=False)
    state = models.CharField(
        max_length=10, choices=BlogState, default=BlogState.OPEN, editable=False
    )
    # While it is paused: when it goes on, if anybody has said so.
    back_at = models.DateTimeField(null=True, editable=False)
    typed_summary = models.TextField("summary", max_length=3000, blank=True, editable=False)
    summary = models.TextField(blank=True, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    # That of the last event.
    number = models.PositiveIntegerField(default=0, editable=False)

    objects = LiveBlogManager()

    class Meta:
        ordering = ["-opened_at"]
        verbose_name = "live blog"
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return self.article.title

    @property
    def is_open(self) -> bool:
        return self.state == BlogState.OPEN

    @property
    def is_paused(self) -> bool:
        return self.state == BlogState.PAUSED

    @property
    def is_closed(self) -> bool:
        return self.state == BlogState.CLOSED

    @property
    def summary_html(self) -> SafeString:
        return mark_safe(self.summary)  # noqa: S308  sanitised when it was saved

    def is_public(self) -> bool:
        """Whether visitors can read its story now."""
        return Edition.objects.filter(article=self.article_id).exists()

    @property
    def path(self) -> str:
        """Where all its entries can be read, page by page."""
        return reverse("liveblog:entries", args=[self.reference])

    @property
    def embed_url(self) -> str:
        """What other sites frame."""
        return settings.SITE_URL + reverse("liveblog:embed", args=[self.reference])

    def get_poster_url(self) -> str:
        return reverse("admin:liveblog_liveblog_post", args=[self.pk])

    def get_submit_url(self) -> str:
        """Where those write for it who may not publish."""
        return reverse("admin:liveblog_liveblog_submit", args=[self.pk])

    # -- what a desk does -------------------------------------------------------------------------

    def post(
        self, *, by: User, token: str = "", written_by: User | None = None, **content: Any
    ) -> LiveEntry:
        """Put an entry before readers at once; a paused blog goes on with it.

        `content`: what it says, of `live_entry.CONTENT`, written by somebody else perhaps. The same
        `token` and content a second time answer with the entry that was posted with them. Raises
        ValidationError, `workflow.NotAllowed`, `PostedBefore`, and `NotNow` when the blog is closed
        or its story under embargo.
        """
        with self.changing(by=by) as blog:
            if posted := blog.posted_with(token, content):
                return posted
            if blog.is_closed:
                raise NotNow("The live blog is closed. Reopen it to post.")
            blog.require_no_embargo()
            if blog.is_paused:
                blog._go_on(EventKind.RESUMED, by)
            entry = LiveEntry(
                blog=blog, number=blog.number + 1, posted_at=timezone.now(), posted_by=by
            )
            if token:
                entry.token = token
            entry.say(content)
            entry.was_written(by=written_by or by, put_out_by=by)
            entry._history_user = by
            entry.save()
            if entry.picture or entry.kept_video:  # most are words alone, and readers wait
                entry.show_media(blog.is_public())
            blog.note(EventKind.POSTED, by, entry)
        return entry

    def posted_with(self, token: str, content: dict[str, Any] | None) -> LiveEntry | None:
        """The entry that was posted with this token, if one was, and its answer lost perhaps.

        Raises `PostedBefore` where it was removed since, or says something else than `content`;
        so does any entry where that is None, being nothing that can be posted.
        """
        posted = self.entries.filter(token=token).first() if token else None
        if posted is None:
            return None
        if posted.removed_at:
            raise PostedBefore(WAS_REMOVED)
        if content is None or not posted.says(content):
            raise PostedBefore(IS_OUT_OTHERWISE)
        return posted

    def pause(self, *, by: User, back_at: datetime | None = None) -> None:
        """Tell readers that nothing comes for now, and until when. Raises `NotNow`, `NotAllowed`.

        Pausing a paused blog changes when it goes on.
        """
        with self.changing(by=by) as blog:
            if blog.is_closed:
                raise NotNow("The live blog is closed, so it cannot be paused.")
            blog.state, blog.back_at = BlogState.PAUSED, back_at
            blog.note(EventKind.PAUSED, by)

    def resume(self, *, by: User) -> None:
        """Go on after a pause. Raises `NotNow`, `NotAllowed`."""
        with self.changing(by=by) as blog:
            if not blog.is_paused:
                raise NotNow("The live blog is not paused.")
            blog._go_on(EventKind.RESUMED, by)

    def close(self, *, by: User, summary: str) -> None:
        """End it, with a summary on top. Closing a closed blog changes its summary.

        Raises `NotNow` without a summary, `NotAllowed`.
        """
        html = entry_html(summary)
        if not html:
            raise NotNow("Write a summary: it stands on top once the live blog is closed.")
        with self.changing(by=by) as blog:
            blog.require_no_embargo()
            blog.state, blog.back_at = BlogState.CLOSED, None
            blog.closed_at = blog.closed_at or timezone.now()
            blog.typed_summary, blog.summary = summary, html
            blog.note(EventKind.CLOSED, by)

    def reopen(self, *, by: User) -> None:
        """Go on after it was closed; its summary is kept inside for the next closing.

        Raises `NotNow`, `NotAllowed`.
        """
        with self.changing(by=by) as blog:
            if not blog.is_closed:
                raise NotNow("The live blog is not closed.")
            blog._go_on(EventKind.REOPENED, by)

    def _go_on(self, kind: EventKind, by: User) -> None:
        self.state, self.back_at, self.closed_at = BlogState.OPEN, None, None
        self.note(kind, by)

    # -- for those verbs, and for the listeners ---------------------------------------------------

    @contextmanager
    def changing(self, *, by: User) -> Iterator[LiveBlog]:
        """The blog as it is now, locked; at the end it is saved and its readers are nudged.

        Raises `workflow.NotAllowed` for whoever may not publish its story.
        """
        with transaction.atomic():
            with self.locked() as blog:
                workflow.require(by, workflow.Verb.PUBLISH, blog.article)
                yield blog
            generations.move(generations.story(blog.article_id), *blog.moved)
        self.refresh_from_db()

    @contextmanager
    def locked(self) -> Iterator[LiveBlog]:
        """The blog as it is now, for whoever moves its story's generation anyway."""
        with transaction.atomic():
            blog = LiveBlog.objects.select_for_update(of=("self",)).get(pk=self.pk)
            yield blog
            blog.save()

    def require_no_embargo(self) -> None:
        """For whatever brings new words before readers. Raises `NotNow`."""
        if reason := embargo.why_not_yet(self.article):
            raise NotNow(reason)

    @cached_property
    def moved(self) -> set[str]:
        """Names of generations that move with the next change, besides its story's."""
        return set()

    def note(self, kind: EventKind, by: User, entry: LiveEntry | None = None) -> None:
        """Write the next event; only while `changing`."""
        self.number += 1
        LiveEvent.objects.create(
            article_id=self.article_id,
            blog=self,
            number=self.number,
            kind=kind,
            entry=entry,
            at=timezone.now(),
            by=by,
        )
