"""Who has a story's form open, for colleagues to see before both write."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .article import Article

# Nobody tells when a form is closed: after so long it is not mentioned any more.
WORTH_SAYING = timedelta(hours=2)


class OpenStoryQuerySet(models.QuerySet["OpenStory"]):
    def open(self, article: Article, *, by: User) -> None:
        """The person opened the form; of one that they have open the beginning stays."""
        mine = self.filter(article=article, person=by)
        mine.filter(since__lt=timezone.now() - WORTH_SAYING).delete()
        self.get_or_create(article=article, person=by)

    def saved(self, article: Article, *, by: User) -> None:
        self.filter(article=article, person=by).delete()

    def others(self, article: Article, person: User) -> list[OpenStory]:
        """Who else began lately and has not saved since."""
        lately = self.filter(article=article, since__gt=timezone.now() - WORTH_SAYING)
        return list(lately.exclude(person=person).select_related("person"))


class OpenStory(models.Model):
    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    objects = OpenStoryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["since"]
        constraints = [models.UniqueConstraint(fields=["article", "person"], name="one_form_each")]

    def __str__(self) -> str:
        return f"{self.person} in “{self.article}”"
