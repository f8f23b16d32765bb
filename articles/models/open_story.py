"""Who is writing in a story's form, for colleagues to see before both write."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .article import Article

# A browser that was killed tells nobody: after so long without a word it is not mentioned.
SILENCE = timedelta(minutes=5)


class OpenStoryQuerySet(models.QuerySet["OpenStory"]):
    def typed(self, article: Article, *, by: User) -> None:
        """The person is typing: since now, or since they began and never paused for long."""
        mine = self.filter(article=article, person=by)
        mine.exclude(typed_at__gt=timezone.now() - SILENCE).delete()
        row, is_new = self.get_or_create(article=article, person=by)
        if not is_new:
            row.save(update_fields=["typed_at"])

    def ended(self, article: Article, *, by: User) -> None:
        """They saved, or left the page."""
        self.filter(article=article, person=by).delete()

    def others(self, article: Article, person: User) -> list[OpenStory]:
        """Who else is typing, and has not saved since they began."""
        lately = self.filter(article=article, typed_at__gt=timezone.now() - SILENCE)
        return list(lately.exclude(person=person).select_related("person"))


class OpenStory(models.Model):
    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)
    typed_at = models.DateTimeField(auto_now=True)

    objects = OpenStoryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["since"]
        constraints = [models.UniqueConstraint(fields=["article", "person"], name="one_form_each")]

    def __str__(self) -> str:
        return f"{self.person} in “{self.article}”"
