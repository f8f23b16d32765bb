"""What every service's behaviour row has in common: one row, read on each call, changed by key."""

from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

LONGEST_DELAY_SECONDS = 300


def seconds(help_text: str) -> "models.FloatField[float, float]":
    """A field for a delay."""
    return models.FloatField(
        default=0,
        validators=[MinValueValidator(0), MaxValueValidator(LONGEST_DELAY_SECONDS)],
        help_text=help_text,
    )


def odd_answer(kinds: list[str], help_text: str) -> "models.CharField[str | None, str | None]":
    """A field for the answer that comes instead of the right one; null for none."""
    return models.CharField(
        max_length=10,
        null=True,  # what JSON has for "nothing was ordered"
        blank=True,
        choices=[(kind, kind) for kind in kinds],
        help_text=help_text,
    )


class OrderedBehaviour(models.Model):
    """The single row; without one, the service behaves well.

    Each field is a key of `/rehearsal/behaviour`, so no two services may share a name.
    """

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.app_label} behaves like {self.as_json()}"

    @classmethod
    def current(cls) -> Self:
        return cls._default_manager.first() or cls(pk=1)

    @classmethod
    def key_names(cls) -> list[str]:
        return [field.name for field in cls._meta.fields if not field.primary_key]

    def change(self, changes: dict[str, Any]) -> None:
        """Set the named keys and leave the others. Raises ValidationError, by key."""
        for key, value in changes.items():
            setattr(self, key, value)
        self.full_clean()
        self.save()

    def as_json(self) -> dict[str, Any]:
        return {key: getattr(self, key) for key in self.key_names()}
