"""Where a story belongs: a category of the newsroom, a district of the force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from .shown_as_saved import ShownAsSaved

if TYPE_CHECKING:
    from .edition_sets import EditionQuerySet, Tombstone


class StoryPlace(ShownAsSaved):
    """It has a list, and a feed in each format, at addresses of its own."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField("address", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(default=0, help_text="The lowest number comes first.")

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def field(self) -> str:
        """What it is called in an edition, and in addresses: “category” or “district”."""
        return str(self._meta.model_name)

    def described(self) -> str:
        """One line for visitors, or ""."""
        return f"Stories about {self.name}."

    def get_absolute_url(self) -> str:
        return reverse(f"articles:{self.field}", args=[self.slug])

    def editions(self) -> EditionQuerySet:
        """Its live stories."""
        from .edition import Edition

        stories: EditionQuerySet = Edition.objects.stories()
        return stories.filter(**{self.field: self})

    def tombstones(self) -> list[Tombstone]:
        """Of those withdrawn lately that were ever public here."""
        from .edition import Edition

        found: list[Tombstone] = Edition.objects.tombstones(**{self.field: self})
        return found


class Category(StoryPlace):
    """A heading under which visitors find stories; the site's navigation."""

    slug = models.SlugField(
        "address",
        max_length=60,
        unique=True,
        help_text="The last part of the category's address, such as court-results.",
    )
    description = models.CharField(
        max_length=200, blank=True, help_text="One line, shown above the category's stories."
    )
    order = models.PositiveSmallIntegerField(
        default=0, help_text="Its place in the navigation: the lowest number comes first."
    )

    class Meta(StoryPlace.Meta):
        verbose_name_plural = "categories"

    def described(self) -> str:
        return self.description


class District(StoryPlace):
    """A part of the force's area."""
