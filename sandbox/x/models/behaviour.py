"""How this X is told to behave: one row, read on each call, so that failure can be rehearsed."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

LONGEST_DELAY_SECONDS = 300


def _seconds(help_text: str) -> "models.FloatField[float, float]":
    return models.FloatField(
        default=0,
        validators=[MinValueValidator(0), MaxValueValidator(LONGEST_DELAY_SECONDS)],
        help_text=help_text,
    )


class Behaviour(models.Model):
    """The single row; without one, X behaves well. A field is a key of `/rehearsal/behaviour`."""

    upload_delay_seconds = _seconds("An uploaded picture is answered this much later.")
    delay_before_accepting_seconds = _seconds("A post waits this long and is then judged.")
    delay_after_accepting_seconds = _seconds(
        "A post is accepted; the answer comes this much later."
    )
    refuse_posts_with_status = models.IntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(400), MaxValueValidator(599)],
        help_text="Every post is refused with this HTTP status and not accepted.",
    )

    def __str__(self) -> str:
        return f"X behaves like {self.as_json()}"

    @classmethod
    def current(cls) -> Self:
        return cls.objects.first() or cls(pk=1)

    @classmethod
    def keys(cls) -> list[str]:
        return [field.name for field in cls._meta.fields if not field.primary_key]

    def change(self, changes: dict[str, Any]) -> None:
        """Set the named keys and leave the others. Raises ValidationError, by key."""
        unknown = sorted(set(changes) - set(self.keys()))
        if unknown:
            message = f"There is no such key. Known: {', '.join(self.keys())}."
            raise ValidationError(dict.fromkeys(unknown, message))
        for key, value in changes.items():
            setattr(self, key, value)
        self.full_clean()
        self.save()

    def as_json(self) -> dict[str, Any]:
        return {key: getattr(self, key) for key in self.keys()}
