"""What colleagues say to one another about a story; never public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from .. import workflow

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .article import Article

LONGEST = 2_000  # characters


class CommentQuerySet(models.QuerySet["Comment"]):
    def say(self, article: Article, words: str, *, by: User) -> Comment:
        """Raises `workflow.NotAllowed`."""
        workflow.require(by, workflow.Verb.COMMENT, article)
        return self.create(article=article, by=by, words=words)


class Comment(models.Model):
    # A record, as the history is: it stays when its draft is deleted.
    article = models.ForeignKey(
        "Article", on_delete=models.DO_NOTHING, db_constraint=False, related_name="comments"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    words = models.TextField(max_length=LONGEST)

    objects = CommentQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Comment on “{self.article}”"
