"""What somebody typed in a story's form and has not saved: kept by itself, for them alone.

It is never a version of the story and never public. One row for each form that was opened, by a key
that was made with the page: so no two windows write over one another, and no colleague's words.
Requests of one window may overtake one another; the words that were typed last stay.
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


# Fields that say how a form was opened, not what was typed.
OF_THE_WINDOW = {"version", "address_was"}


class TooLong(Exception):
    """More was typed than is kept."""


class KeptFormQuerySet(models.QuerySet["KeptForm"]):
    def keep(
        self,
        article: Article | None,
        typed: Typed,
        *,
        key: str,
        by: User,
        typed_at: int = 0,
        seconds_ago: int = 0,
    ) -> KeptForm | None:
        """Keep a form as it stands; `article` is None for a story that was never saved.

        `typed_at`, in milliseconds by the clock of the window's browser, is compared with what else
        came from this window. `seconds_ago` it was typed, where a browser had it alone meanwhile.
        None, and nothing is kept, where the form of that key was saved or thrown away meanwhile, or
        later words of it are there. Raises `TooLong`.
        """
        if sum(len(name) + sum(map(len, values)) for name, values in typed.items()) > LONGEST:
            raise TooLong
        # Long ago or not: it has come only now, and is offered for a while.
        age = timedelta(seconds=min(seconds_ago, LONGEST_IN_BROWSER.total_seconds()))
        with transaction.atomic():
            row, _ = self.select_for_update().get_or_create(person=by, key=key)
            living = self.filter(pk=row.pk, is_over=False, typed_at__lte=typed_at)
            if not living.update(
                article=article, content=typed, typed_at=typed_at, kept_at=timezone.now() - age
            ):
                return None
            # Never this one: however old its words are, the browser forgets them now.
            others = self.unsaved(by, article).exclude(pk=row.pk).defer("content")
            self.filter(pk__in=[other.pk for other in others[MOST - 1 :]]).delete()
            row.refresh_from_db()
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

    def end_saying(self, person: User, article: Article, saved: Typed) -> None:
        """What was kept of another window in this story, and says just what was saved now."""
        words = _words_of(saved)
        for row in self.unsaved(person, article):
            if _words_of(row.content) == words:
                self.end(person, row.key)

    def forget_old(self) -> None:
        self.filter(kept_at__lte=timezone.now() - KEPT_FOR).delete()


def _words_of(typed: Typed) -> Typed:
    """Without what is another in each window, and the button that was pressed."""
    return {
        name: [value.replace("\r\n", "\n") for value in values]
        for name, values in typed.items()
        if name not in OF_THE_WINDOW and not name.startswith("_")
    }


class KeptForm(models.Model):
    """`content` has the form's fields as a browser sends them, right or wrong."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, null=True, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    content = models.JSONField(default=dict)
    kept_at = models.DateTimeField(default=timezone.now)
    is_over = models.BooleanField(default=False)
    # Milliseconds, by the clock of the window's browser.
    typed_at = models.BigIntegerField(default=0)

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

    def go_on_in(self, key: str) -> None:
        """The window of that key has these words now; its former one, if it is open, begins anew.

        Where that one has typed more meanwhile, this stays there, to be offered again.
        """
        as_it_was_read = KeptForm.objects.filter(
            pk=self.pk, key=self.key, typed_at=self.typed_at, is_over=False
        )
        # The new window's browser may have another clock.
        as_it_was_read.update(key=key, typed_at=0)

    def as_form(self) -> QueryDict:
        """As a browser would send it now, from a window of its own."""
        form = QueryDict(mutable=True)
        for name, values in self.content.items():
            form.setlist(name, values)
        return form
