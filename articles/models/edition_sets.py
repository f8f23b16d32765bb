"""Sets of editions: what visitors may see, in which order, and what stood at a path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models
from django.utils import timezone

from media_picker.models import FlickrAlbum, YouTubeVideo

from ..kinds import NO_APPEALS, Kind, State

if TYPE_CHECKING:
    from .edition import Edition
    from .places import StoryPlace

# Whoever reads a feed less often than this looks at the story's address, which answers 410.
TOMBSTONES_STAND_FOR = timedelta(days=30)
MOST_TOMBSTONES = 100


@dataclass(frozen=True)
class Moved:
    """A story that was at a path stands at another."""

    to: str


class Gone:
    """A story that was at a path was withdrawn."""


@dataclass(frozen=True)
class Tombstone:
    """That a story was withdrawn, for those who keep copies; no word of the story itself."""

    article_id: int
    when: datetime


class EditionQuerySet(models.QuerySet["Edition"]):
    def stories(self) -> EditionQuerySet:
        """Those that belong in lists: everything that is current, but pages."""
        return self.exclude(kind=Kind.PAGE).filter(archived_at=None)

    def pages(self) -> EditionQuerySet:
        """The current pages of the site, by their titles."""
        return self.filter(kind=Kind.PAGE, archived_at=None).order_by("title")

    def with_media_gone(self) -> EditionQuerySet:
        """Those whose album or video is no longer shown to the public where it came from."""
        albums = FlickrAlbum.objects.gone().values("album_id")
        videos = YouTubeVideo.objects.gone().values("video_id")
        return self.filter(models.Q(album_id__in=albums) | models.Q(video_id__in=videos))

    def former_paths(self) -> models.QuerySet[Any, Any]:
        """Where stories stood that visitors find elsewhere now (`path`, `now`), newest first."""
        live = self.model.objects.filter(article=models.OuterRef("article")).values("path")
        taken = self.model.objects.filter(path=models.OuterRef("path"))
        return (
            self.filter(kind__in=NO_APPEALS)
            .annotate(now=models.Subquery(live[:1]))
            .filter(~models.Exists(taken), now__isnull=False)
            .values("path", "now")
            .annotate(last=models.Max("pk"))
            .order_by("-last")
        )

    def newest_first(self) -> EditionQuerySet:
        return self.order_by("-published_at", "-article_id")

    def for_feed(self) -> EditionQuerySet:
        """With what a feed shows: the words too."""
        return self.select_related("category", "district").defer(
            "body_html", "transcript", "notes_to_editors", "pictures"
        )

    def oldest_first(self) -> EditionQuerySet:
        return self.order_by("published_at", "article_id")

    def appeals(self) -> EditionQuerySet:
        """The current ones about a missing or wanted person."""
        # By what they are not: SQLite uses the partial index when it finds its terms one by one.
        found = self.filter(archived_at=None)
        for kind in NO_APPEALS:
            found = found.exclude(kind=kind)
        return found

    def published_between(self, start: datetime, end: datetime) -> EditionQuerySet:
        """Those first published from `start` on and before `end`."""
        return self.filter(published_at__gte=start, published_at__lt=end)

    def for_list(self) -> EditionQuerySet:
        """With all that a list shows, without the bodies it does not."""
        return self.select_related("category", "district").defer(
            "body_html", "plain_text", "transcript", "notes_to_editors", "pictures"
        )

    def older_than(self, published_at: datetime, article_id: int) -> EditionQuerySet:
        """The page after the edition that has these two, in the order of `newest_first`."""
        # SQLite scans the index for the tuple alone; the plain comparison beside it seeks.
        return self.filter(published_at__lte=published_at).filter(
            models.Q(published_at__lt=published_at) | models.Q(article_id__lt=article_id)
        )

    def newer_than(self, published_at: datetime, article_id: int) -> EditionQuerySet:
        """Those before that edition in the order of `newest_first`: read them `oldest_first`."""
        return self.filter(published_at__gte=published_at).filter(
            models.Q(published_at__gt=published_at) | models.Q(article_id__gt=article_id)
        )

    def delete(self) -> NoReturn:
        raise models.ProtectedError("An edition is never deleted.", set())


# django-stubs cannot follow a class that is made by a call.
class LiveEditions(models.Manager.from_queryset(EditionQuerySet)):  # type: ignore[misc]
    """Only what visitors may see now. Public code uses this manager and no other."""

    def get_queryset(self) -> EditionQuerySet:
        return super().get_queryset().filter(is_live=True)

    def at(self, path: str) -> Edition | Moved | Gone | None:
        """What a visitor finds at a path, also where something was."""
        from .withdrawal import Withdrawal

        live = self.filter(path=path).select_related("category", "district").first()
        if live:
            return live
        former = self.model.archive.filter(path=path).select_related("article").last()
        if former is None:
            return None
        article = former.article
        if article.state == State.WITHDRAWN:
            now = Withdrawal.objects.replacement_of(article)
        else:
            now = article.live_edition
        if now and now.path == path:
            return now  # it was published after our first question
        # An old address may carry a name, so an appeal's never leads anywhere.
        if now is None or now.is_appeal or former.is_appeal:
            return Gone()
        return Moved(to=now.path)

    def of_story(self, article_id: int) -> Edition | Gone | None:
        """What visitors see of a story; Gone when it was withdrawn, None when it never was."""
        # One question: between two the story might be published. No edition but the last is live.
        editions = self.model.archive.filter(article=article_id).order_by("number")
        last = editions.select_related("category", "district").last()
        return last if last is None or last.is_live else Gone()

    def tombstones(self, **filed_under: StoryPlace) -> list[Tombstone]:
        """The stories withdrawn lately that were ever public there, the last withdrawn first."""
        from .article import Article

        # First which stories, by their own index: no planner then reads a whole category.
        since = timezone.now() - TOMBSTONES_STAND_FOR
        lately = Article.objects.filter(state=State.WITHDRAWN, withdrawn_at__gte=since)
        whens = dict(
            lately.order_by("-withdrawn_at").values_list("pk", "withdrawn_at")[:MOST_TOMBSTONES]
        )
        were_here = set(
            self.model.archive.exclude(kind=Kind.PAGE)
            .filter(article__in=list(whens), **filed_under)
            .values_list("article_id", flat=True)
        )
        return [Tombstone(pk, when) for pk, when in whens.items() if pk in were_here and when]
