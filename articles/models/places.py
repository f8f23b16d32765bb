"""Where a story belongs: a category of the newsroom, a district of the force."""

from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.urls import reverse

from .. import generations


class Place(models.Model):
    """Its name stands on pages, lists and feeds as it is saved, with no publication."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            generations.move(generations.EVERYTHING)


def move_everything(**_: object) -> None:
    """A `post_delete` receiver: in the deletion's own transaction, whatever deletes."""
    generations.move(generations.EVERYTHING)


class Category(Place):
    """A heading under which visitors find stories; the site's navigation."""

    name = models.CharField(max_length=60, unique=True)
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

    class Meta:
        ordering = ["order", "name"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:category", args=[self.slug])


class District(Place):
    """A part of the force's area."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField("address", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(default=0, help_text="The lowest number comes first.")

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


post_delete.connect(move_everything, sender=Category)
post_delete.connect(move_everything, sender=District)
