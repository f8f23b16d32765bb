"""Sets of stories, in the words of the newsroom."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models

from ..kinds import State, Step
from .edition import Edition

if TYPE_CHECKING:
    from ..workflow import Person
    from .article import Article  # noqa: F401

# Publishing saves the story itself, a few milliseconds after its edition was made.
A_MOMENT = timedelta(seconds=2)


class ArticleQuerySet(models.QuerySet["Article"]):
    def held(self) -> ArticleQuerySet:
        """Each is nobody else's from when it is read until the transaction ends.

        Without the key: whoever saves a row that only refers to a story, as a pin or a page below
        it, need not wait for it. They might hold what this transaction waits for.
        """
        return self.select_for_update(of=("self",), no_key=True)

    def live(self) -> ArticleQuerySet:
        """Those that visitors can read now."""
        return self.filter(state=State.PUBLISHED)

    def knowing_archived(self) -> ArticleQuerySet:
        """With `is_archived` of each."""
        archived = Edition.objects.filter(article=models.OuterRef("pk"), archived_at__isnull=False)
        return self.annotate(is_archived=models.Exists(archived))

    def saved_since_publication(self) -> ArticleQuerySet:
        """Live stories that were saved after they went out, newest first."""
        earlier = Edition.objects.filter(
            article=models.OuterRef("pk"), created_at__lt=models.OuterRef("updated_at") - A_MOMENT
        )
        return self.live().filter(models.Exists(earlier)).order_by("-updated_at")

    def drafts_of(self, person: Person) -> ArticleQuerySet:
        """Those that the person is still writing."""
        drafts = self.filter(state=State.DRAFT, step=Step.WRITING, author=person)
        return drafts.order_by("-updated_at")
