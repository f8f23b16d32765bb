"""What every service's behaviour row has in common: one row, read on each call, changed by key.

What is ordered holds until it is switched off, or for so many calls (`CallsLeft`).
"""

from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction

from sandbox.models import CallsLeft

LONGEST_DELAY_SECONDS = 300


def seconds(
    help_text: str, at_most: int = LONGEST_DELAY_SECONDS
) -> "models.FloatField[float, float]":
    """A field for a delay."""
    return models.FloatField(
        default=0,
        validators=[MinValueValidator(0), MaxValueValidator(at_most)],
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

    @classmethod
    def normal(cls, key: str) -> Any:
        """What `key` is in a service that behaves well."""
        return getattr(cls(), key)

    @classmethod
    def take(cls, key: str) -> Any:
        """What `key` says for the call at hand, which uses up one of the calls it holds for."""
        if getattr(cls.current(), key) == cls.normal(key):
            return cls.normal(key)
        with transaction.atomic():
            behaviour = cls.current()  # again: another call may have used it up meanwhile
            value = getattr(behaviour, key)
            if CallsLeft.use_up_one(key):
                setattr(behaviour, key, cls.normal(key))
                behaviour.save(update_fields=[key])
        return value

    def change(self, changes: dict[str, Any]) -> None:
        """Set the named keys and leave the others. Raises ValidationError, by key."""
        for key, value in changes.items():
            setattr(self, key, value)
        self.full_clean()
        self.save()

    def as_json(self) -> dict[str, Any]:
        return {key: getattr(self, key) for key in self.key_names()}

    def switched_on(self) -> dict[str, Any]:
        """The keys that are not as they are in a service that behaves well."""
        return {k: value for k, value in self.as_json().items() if value != self.normal(k)}
