"""A page's place in the site: what it stands below, its line in the navigation, its contents."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from ..kinds import Kind


class PagePlace(models.Model):
    """These count for a story of the kind Page, and are kept, unused, for any other."""

    parent = models.ForeignKey(
        "self",
        verbose_name="stands below",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": Kind.PAGE},
        help_text="The page that this one belongs to: visitors find the way back to it above the "
        "headline. Its own address stays short.",
    )
    navigation_place = models.PositiveSmallIntegerField(
        "place in the navigation",
        null=True,
        blank=True,
        help_text="The lowest number comes first, after the categories. Leave it empty to show the "
        "page in the footer only.",
    )
    navigation_label = models.CharField(
        "name in the navigation",
        max_length=40,
        blank=True,
        help_text="A word or two where the headline is too long.",
    )
    has_contents = models.BooleanField(
        "contents list",
        default=False,
        help_text="Shows a list of the page’s headings above it, each a link.",
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        above, seen = self.parent, {self.pk} if self.pk else set()
        while above is not None:
            if above.pk in seen:
                raise ValidationError(
                    {"parent": "That page stands below this one already. Choose another."}
                )
            seen.add(above.pk)
            above = above.parent
