"""The register of old addresses: what stood elsewhere before this newsroom, and where it is now.

A story that was renamed needs no row: its editions know its former addresses
(`Edition.objects.at`), and the register shows them beside the rows. So no path is in both. The
lists and feeds of a category or district that was renamed have rows, written by its change.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.encoding import repercent_broken_unicode

from ..kinds import RESERVED_SLUGS
from .edition import Edition

# Stories were published below these two, so other old addresses may lead from there.
STORIES = {"news", "appeals"}
# Below these, too, from where nothing answers now: a former category, a feed of an earlier site.
LISTS = {"category", "district", "feeds"}
LONGEST = 250
OLD_PATH = re.compile(r"/(?!/)[^\x00-\x1f\\?#]*")
NEW_PATH = re.compile(r"/(?!/)[^\s\\]*")


def both_forms(path: str) -> list[str]:
    """A path without its last slash, and with it: the register takes them for one."""
    bare = path.rstrip("/")
    return [bare, f"{bare}/"]


class RedirectQuerySet(models.QuerySet["Redirect"]):
    def from_path(self, path: str) -> Redirect | None:
        """The row for a path, with or without its last slash."""
        # What a visitor sends may be longer than any address, or not storable as text.
        if len(path) > LONGEST or "\0" in path:
            return None
        return self.filter(old_path__in=both_forms(path)).first()

    def lead_on(self, moved: dict[str, str], note: str) -> None:
        """Lead from each former path to its new one; part of the transaction that moves them.

        What led to a former path leads straight on, and nothing leads away from a new one: so there
        is one step from any of them, and never a circle.
        """
        taken = [form for path in (*moved, *moved.values()) for form in both_forms(path)]
        self.filter(old_path__in=taken).delete()
        for old, new in moved.items():
            self.filter(new_path__in=both_forms(old)).update(new_path=new)
        self.bulk_create(
            self.model(old_path=old, new_path=new, note=note) for old, new in moved.items()
        )


class Redirect(models.Model):
    old_path = models.CharField(
        "old address",
        max_length=LONGEST,
        unique=True,
        help_text="From the first slash on, such as /about/our-values.html.",
    )
    new_path = models.CharField(
        "new address",
        max_length=LONGEST,
        help_text="An address on this site, such as /how-we-work/.",
    )
    note = models.CharField(
        max_length=200, blank=True, help_text="Why, for whoever looks at this in two years."
    )
    created_at = models.DateTimeField("since", auto_now_add=True)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        ordering = ["old_path"]
        verbose_name = "old address"
        verbose_name_plural = "old addresses"

    def __str__(self) -> str:
        return f"{self.old_path} → {self.new_path}"

    @property
    def leads_to(self) -> str:
        """The path that a browser asks for there, without its last slash."""
        return _as_django_reads(re.split("[?#]", self.new_path)[0]).rstrip("/")

    def clean_fields(self, exclude: Any = None) -> None:
        # Somebody pastes a whole address of our own: the host says nothing more.
        self.old_path = self.old_path.removeprefix(settings.SITE_URL)
        if not Redirect.objects.filter(pk=self.pk, old_path=self.old_path).exists():
            # It may be written as a browser sends it, “%20” for a space.
            self.old_path = _as_django_reads(self.old_path)
        self.new_path = self.new_path.removeprefix(settings.SITE_URL)
        super().clean_fields(exclude=exclude)

    def clean(self) -> None:
        problems: dict[str, str] = {}
        if problem := self._problem_of_old_path():
            problems["old_path"] = problem
        if not NEW_PATH.fullmatch(self.new_path):
            problems["new_path"] = (
                "Write an address on this site, beginning with one slash: visitors are never sent "
                "to another site from here."
            )
        elif self._leads_back():
            problems["new_path"] = "That address leads back to the old one. Choose another."
        if problems:
            raise ValidationError(problems)

    def _problem_of_old_path(self) -> str:
        first = self.old_path.strip("/").partition("/")[0]
        if not OLD_PATH.fullmatch(self.old_path) or not first:
            return "Write the address from its first slash on, without a question mark or a hash."
        if first in RESERVED_SLUGS - STORIES - LISTS:
            return f"Addresses below /{first}/ belong to the site. Choose another."
        if there := Redirect.objects.exclude(pk=self.pk).from_path(self.old_path):
            return f"The register has this address: it leads to {there.new_path}. Change it there."
        if first in LISTS and _is_answered(self.old_path):
            return "A list or a feed stands at this address, and visitors find it there."
        if Edition.archive.filter(path__in=both_forms(self.old_path)).exists():
            return (
                "A story was published at this address. It leads to the story by itself if that "
                "has moved, and says that it is gone if it was withdrawn."
            )
        return ""

    def _leads_back(self) -> bool:
        """Whether a visitor who follows this row, and others after it, meets it again."""
        start, step = self.old_path.rstrip("/"), self.leads_to
        seen: set[str] = set()
        others = Redirect.objects.exclude(pk=self.pk)
        while step not in seen:
            if step == start:
                return True
            seen.add(step)
            row = others.from_path(step)
            if row is None:
                return False
            step = row.leads_to
        return True


def _is_answered(path: str) -> bool:
    from ..public.pages import answer_at

    return answer_at(path) is not None


def _as_django_reads(path: str) -> str:
    """As `request.path` has it: without escapes, but for those that are no UTF-8."""
    return repercent_broken_unicode(unquote_to_bytes(path)).decode()
