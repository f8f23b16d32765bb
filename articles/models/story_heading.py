"""What a story is called, what it is, and where it is filed."""

from __future__ import annotations

from django.db import models

from ..kinds import Kind
from .places import Category, District


class StoryHeading(models.Model):
    kind = models.CharField(
        max_length=20,
        choices=Kind,
        default=Kind.NEWS,
        help_text="An appeal gets an address without a name in it, and asks visitors for help. "
        "A page has no date and stays out of the lists.",
    )
    title = models.CharField(
        "headline",
        max_length=200,
        help_text="What visitors read first. Say what happened, in about ten words.",
    )
    slug = models.SlugField(
        "address",
        max_length=100,
        unique=True,
        blank=True,
        help_text="The last part of the story's link; made from the headline when left empty, "
        "and again from a new headline until the story is published, scheduled or shared. "
        "An appeal gets a random one, so that no name ends up in a link.",
    )
    # Then it stays, whatever becomes of the headline: see articles/slugs.py.
    has_typed_address = models.BooleanField(default=False, editable=False)
    summary = models.TextField(
        max_length=300,
        blank=True,
        help_text="One or two sentences for lists and shared links: at most 300 characters.",
    )
    category = models.ForeignKey(
        Category,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text="The heading in the navigation under which visitors find the story.",
    )
    district = models.ForeignKey(
        District,
        verbose_name="place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text="The district that the story is about. Leave it empty for the whole force.",
    )

    class Meta:
        abstract = True
