"""What somebody who checks the facts by a link said: a comment, or that they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from .. import workflow
from ..confirmation import HasChanged
from ..what_goes_out import Content, changed_between, fingerprint_of, page_of
from .preview_link import PreviewLink, TooOften

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .article import Article

LONGEST = 2_000  # characters
MOST = 50  # answers by one link


class PreviewAnswerQuerySet(models.QuerySet["PreviewAnswer"]):
    def comment(self, link: PreviewLink, words: str) -> None:
        """`words` come from outside: plain text, to be shown as such. Raises `TooOften`."""
        with transaction.atomic():
            article = self._locked(link)
            self.create(link=link, words=words, content=page_of(article))

    def agree(self, link: PreviewLink, *, read: str) -> None:
        """To the page as it is. `read` is the fingerprint of what was shown.

        Raises `HasChanged` when that is not what stands there now, and `TooOften`. To agree twice
        to the same says nothing new.
        """
        with transaction.atomic():
            content = page_of(self._locked(link))
            if read != fingerprint_of(content):
                raise HasChanged
            last = self.filter(link=link, is_agreement=True).last()
            if last is None or last.content != content:
                self.create(link=link, is_agreement=True, content=content)

    def _locked(self, link: PreviewLink) -> Article:
        article = link.article.locked()
        if self.filter(link=link).count() >= MOST:
            raise TooOften(
                f"You have answered {MOST} times, which is all that one link takes. Please ask "
                "whoever sent it to you for a new one."
            )
        return article

    def of(self, article: Article) -> PreviewAnswerQuerySet:
        """All by any link of the story, the newest first."""
        answers = self.filter(link__article=article).order_by("-pk")
        return answers.select_related("link", "seen_by")

    def unseen_by_writers(self, person: User) -> PreviewAnswerQuerySet:
        """Those that wait for the person: to a story that they wrote, or by a link they made."""
        theirs = Q(link__article__author=person) | Q(link__by=person)
        return self.filter(theirs, seen_at=None).select_related("link__article")

    def see(self, article: Article, *, up_to: int, by: User) -> None:
        """The person has read those that were shown to them. Raises `workflow.NotAllowed`."""
        shown = self.filter(link__article=article, seen_at=None, pk__lte=up_to)
        if by.pk != article.author_id and shown.exclude(link__by=by).exists():
            workflow.require(by, workflow.Verb.CHANGE, article)
        shown.update(seen_at=timezone.now(), seen_by=by)


class PreviewAnswer(models.Model):
    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="answers")
    at = models.DateTimeField(auto_now_add=True)
    words = models.TextField(max_length=LONGEST, blank=True)
    is_agreement = models.BooleanField(default=False)
    # What was read, part by part: see articles/what_goes_out.py.
    content = models.JSONField(default=dict)
    # When somebody of the newsroom had read it.
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = PreviewAnswerQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_agreement=True, words="") | (Q(is_agreement=False) & ~Q(words="")),
                name="preview_answer_says_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.link.for_whom} {'agreed' if self.is_agreement else 'commented'}"

    def changed_since(self, page: Content) -> list[str]:
        """What of the page is no longer as it was read; `page` is its content of now."""
        return changed_between(self.content, page)
