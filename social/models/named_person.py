"""Whom an appeal is about: what its tweet must say, or why it may not."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from articles.kinds import Kind
from articles.models import Article

from .. import tweet_text
from ..ages_in_text import age_in_words, how_old
from ..named_people import PersonSought, Sought
from ..tweet_findings import invisible_characters


class SoughtAs(models.TextChoices):
    """How somebody is looked for, where it differs from the kind of the story."""

    AS_STORY = "", "As the story’s kind says"
    MISSING = "missing", "Missing"
    WANTED = "wanted", "Wanted"


class NamedPerson(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="named_people")
    name = models.CharField(
        max_length=120,
        blank=True,
        help_text="As it is to stand in the tweet. All parts that you write here are asked for, in "
        "this order; the tweet may add a middle name.",
    )
    age = models.CharField(
        max_length=20,
        blank=True,
        help_text="In years, for example 14, or a range: 25–30. A baby’s in months, weeks or days: "
        "12 weeks.",
    )
    sought_as = models.CharField(
        "missing or wanted",
        max_length=10,
        choices=SoughtAs,
        blank=True,
        default=SoughtAs.AS_STORY,
        help_text="Only where it differs: a missing child with a wanted parent, for example.",
    )
    is_name_withheld = models.BooleanField(
        "name not given",
        default=False,
        help_text="The name is unknown or may not be given: the tweet need not have one.",
    )
    is_age_withheld = models.BooleanField(
        "age not given",
        default=False,
        help_text="The age is unknown or may not be given: the tweet need not have one.",
    )
    why_withheld = models.TextField(
        "reason",
        blank=True,
        max_length=500,
        help_text="Why there is no name or no age, and who decided it. Nobody outside the newsroom "
        "sees this; it is kept with your name.",
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]  # the order of the form
        verbose_name = "person"
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.name or "Person without a name", self.age]))

    def as_sought(self, kind: str) -> PersonSought:
        """What the tweet of a story of that kind must say of this person."""
        sought: Sought = "wanted" if (self.sought_as or kind) == Kind.WANTED else "missing"
        return PersonSought(
            name="" if self.is_name_withheld else self.name,
            age="" if self.is_age_withheld else self.age,
            sought_as=sought,
        )

    def gaps(self) -> Iterator[tuple[str, str]]:
        """What the record still lacks for publishing: the field, and what to do."""
        if not self.name and not self.is_name_withheld:
            message = "Give the person’s name, or choose “Name not given” and write why."
            yield "name", message
        if not self.age and not self.is_age_withheld:
            who = self.name or "the person"
            message = f"Give the age of {who}, or choose “Age not given” and write why."
            yield "age", message

    def clean(self) -> None:
        """A record may be incomplete while the story is written, and never contradict itself."""
        wrong: dict[str, str] = {}
        self.name = " ".join(tweet_text.normalise(self.name).split())
        if invisible := invisible_characters(self.name):
            wrong["name"] = invisible.message
        elif self.name and not any(character.isalpha() for character in self.name):
            wrong["name"] = "Write the name in letters."
        if self.age and not self.is_age_withheld:
            if span := how_old(self.age):
                self.age = age_in_words(*span)
            else:
                wrong["age"] = (
                    "Write whole years, for example 14, or a range such as 25–30; of a baby, for "
                    "example 12 weeks."
                )
        for field in ("name", "age"):
            if getattr(self, field) and getattr(self, f"is_{field}_withheld"):
                wrong[field] = (
                    f"Take the {field} out, or switch off “{field.capitalize()} not given”."
                )
        if (self.is_name_withheld or self.is_age_withheld) and not self.why_withheld.strip():
            wrong["why_withheld"] = (
                "Write why there is no name or no age. It is kept with the story."
            )
        if wrong:
            raise ValidationError(wrong)
