"""The one story that editors keep at the top of the front page."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from .article import Article
from .edition import Edition
from .shown_as_saved import ShownAsSaved


class PinnedStoryQuerySet(models.QuerySet["PinnedStory"]):
    def edition(self) -> Edition | None:
        """What visitors see of the pinned story; None without one, or once it is withdrawn."""
        stories = Edition.objects.stories().filter(article__in=self.values("article"))
        return stories.for_list().first()


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
