"""What is typed for a tweet's image that is a statement: it is drawn as a card."""

from __future__ import annotations

from django.db import models

from media_picker.models import Picture

from ..tweet_text import MOST_ALT_CHARACTERS


class StatementFields(models.Model):
    statement_text = models.TextField(
        "text of the statement",
        blank=True,
        max_length=3000,
        help_text="Drawn on the card as it stands here, in the largest letters that fit: about 100 "
        "words, or 45 beside a picture. Fewer can be read better on a phone.",
    )
    statement_picture = models.ForeignKey(
        Picture,
        verbose_name="picture of the statement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Stands beside the words, or alone when there are none, cut around its focal "
        "point. For a tribute, a picture that the family has chosen.",
    )
    statement_alt_text = models.TextField(
        "alt text of the card",
        blank=True,
        max_length=MOST_ALT_CHARACTERS,
        help_text="For people who cannot see the card. It is the whole statement, and follows it "
        "until you change it here: with a picture, say what that shows as well. Emptied, it "
        "follows the statement again. 1,000 characters at most.",
    )
    agreed_by = models.CharField(
        "who in the family agreed",
        max_length=200,
        blank=True,
        help_text="For a tribute, in a story of any kind: who agreed to the words and the picture. "
        "Visitors never see it.",
    )
    agreed_on = models.DateField(
        "when they agreed", null=True, blank=True, help_text="The day on which they said yes."
    )

    class Meta:
        abstract = True
