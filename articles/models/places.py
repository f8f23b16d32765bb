"""Where a story belongs: a category of the newsroom, a district of the force."""

from django.db import models
from django.urls import reverse

from .shown_as_saved import ShownAsSaved


class Category(ShownAsSaved):
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


class District(ShownAsSaved):
    """A part of the force's area."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField("address", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(default=0, help_text="The lowest number comes first.")

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:district", args=[self.slug])
