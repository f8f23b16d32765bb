"""What somebody typed in a story's form and has not saved: kept by itself, for them alone.

It is never a version of the story and never public. One row for each form that was opened, by a key
that was made with the page: so no two windows write over one another, and no colleague's words.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.http import QueryDict
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .article import Article

Typed = dict[str, list[str]]

LONGEST = 600_000  # characters of one form
MOST = 5  # forms of one person in one story; of stories that were never saved, as many together
KEPT_FOR = timedelta(days=30)
LONGEST_IN_BROWSER = timedelta(days=25)


class TooLong(Exception):
    """More was typed than is kept."""


class KeptFormQuerySet(models.QuerySet["KeptForm"]):
    def keep(
        self, article: Article | None, typed: Typed, *, key: str, by: User, seconds_ago: int = 0
    ) -> KeptForm | None:
        """Keep a form as it stands; `article` is None for a story that was never saved.

        `seconds_ago` it was typed, where a browser had it alone meanwhile.
        None where the form of that key was saved or thrown away meanwhile: then nothing is kept.
        Raises `TooLong`.
        """
        if sum(len(name) + sum(map(len, values)) for name, values in typed.items()) > LONGEST:
            raise TooLong
        with transaction.atomic():
            row, _ = self.select_for_update().get_or_create(person=by, key=key)
            if row.is_over:
                return None
            row.article, row.content = article, typed
            # Long ago or not: it has come only now, and is offered for a while.
            age = timedelta(seconds=min(seconds_ago, LONGEST_IN_BROWSER.total_seconds()))
            row.kept_at = timezone.now() - age
            row.save()
            too_many = [other.pk for other in self.unsaved(by, article).defer("content")[MOST:]]
            self.filter(pk__in=too_many).delete()
        return row

    def unsaved(self, person: User, article: Article | None) -> KeptFormQuerySet:
        """What the person typed in this story and has not saved, the newest first."""
        return self.unsaved_anywhere(person).filter(article=article)

    def unsaved_anywhere(self, person: User) -> KeptFormQuerySet:
        rows = self.filter(person=person, is_over=False, kept_at__gt=timezone.now() - KEPT_FOR)
        return rows.exclude(content={}).order_by("-kept_at")

    def end(self, person: User, key: str) -> None:
        """The form was saved, or thrown away: what comes late from its page is not kept."""
        over: dict[str, Any] = {
            "article": None,
            "content": {},
            "is_over": True,
            "kept_at": timezone.now(),
        }
        self.update_or_create(person=person, key=key, defaults=over)

    def forget_old(self) -> None:
        self.filter(kept_at__lte=timezone.now() - KEPT_FOR).delete()


class KeptForm(models.Model):
    """`content` has the form's fields as a browser sends them, right or wrong."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, null=True, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    content = models.JSONField(default=dict)
    kept_at = models.DateTimeField(default=timezone.now)
    is_over = models.BooleanField(default=False)

    objects = KeptFormQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-kept_at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="one_kept_form_a_window")
        ]
        indexes = [models.Index(fields=["kept_at"], name="kept_forms_by_age")]

    def __str__(self) -> str:
        return f"What {self.person} typed in “{self.title}”"

    @property
    def title(self) -> str:
        return self.typed("title") or "a story without a headline"

    @property
    def when(self) -> str:
        """As “14:32”, with the day where it was not today."""
        at = timezone.localtime(self.kept_at)
        is_today = at.date() == timezone.localdate()
        return f"{at:%H:%M}" if is_today else f"{at.day} {at:%B, %H:%M}"

    def typed(self, name: str) -> str:
        return (self.content.get(name) or [""])[-1]

    def as_form(self) -> QueryDict:
        """As a browser would send it now."""
        form = QueryDict(mutable=True)
        for name, values in self.content.items():
            form.setlist(name, values)
        form["kept_as"] = self.key
        return form
