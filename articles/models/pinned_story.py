"""The one story that editors keep at the top of the front page."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import Value

from .article import Article
from .edition import Edition
from .shown_as_saved import ShownAsSaved


class PinnedStoryQuerySet(models.QuerySet["PinnedStory"]):
    def on_top(self, most_appeals: int) -> tuple[Edition | None, list[Edition]]:
        """What visitors see of the pinned story, and the newest appeals beside it. One query.

        Without a pin, or once the story is withdrawn, the first is None.
        """
        pinned = Edition.objects.stories().filter(article__in=self.values("article"))
        newest = Edition.objects.appeals().newest_first().values("pk")[:most_appeals]
        newest_appeals = Edition.objects.filter(pk__in=newest)
        # Two halves and no OR, so that each is found in its own index.
        halves = [
            editions.annotate(is_pinned=Value(is_pinned)).for_list().order_by()
            for editions, is_pinned in ((pinned, True), (newest_appeals, False))
        ]
        found = list(halves[0].union(halves[1], all=True))
        first = next((edition for edition in found if edition.is_pinned), None)
        appeals = [edition for edition in found if first is None or edition.pk != first.pk]
        appeals.sort(key=lambda edition: (edition.published_at, edition.article_id), reverse=True)
        return first, appeals


class PinnedStory(ShownAsSaved):
    """At most one row. Visitors see the story's live edition; of a withdrawn story, nothing."""

    article = models.OneToOneField(
        Article,
        verbose_name="story",
        on_delete=models.CASCADE,
        related_name="+",
        help_text="It stands first on the front page, in place of the story pinned before, until "
        "you take the pin out again.",
    )
    pinned_at = models.DateTimeField(auto_now=True)

    objects = PinnedStoryQuerySet.as_manager()

    class Meta:
        verbose_name = "pinned story"
        verbose_name_plural = "pinned story"

    def __str__(self) -> str:
        return self.article.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Pin this story alone."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            PinnedStory.objects.exclude(pk=self.pk).delete()

    def why_not_shown(self) -> str:
        """Why it is not first on the front page now, and what to do, or ""."""
        live = self.article.live_edition
        if live is None:
            return "the story was withdrawn. Publish it again, or pin another."
        if live.archived_at:
            return "the story is archived. Bring it back from the archive, or pin another."
        if live.is_page:
            return "the story is a page, and pages are in no list. Pin another."
        return ""
