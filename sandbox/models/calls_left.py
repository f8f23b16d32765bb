"""How much longer an ordered behaviour holds: for so many calls, or until it is switched off."""

import re

from django.core.exceptions import ValidationError
from django.db import models

MOST_CALLS = 1000


class CallsLeft(models.Model):
    """A row for each key of a behaviour that ends by itself; without one it stays."""

    key = models.CharField(primary_key=True, max_length=40)
    calls = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.key}: {self.calls} more"

    @staticmethod
    def read(calls: object) -> int:
        """`calls` as a number. Raises ValidationError where it is none from 1 to MOST_CALLS."""
        if not re.fullmatch("[0-9]{1,4}", str(calls)) or not 1 <= int(str(calls)) <= MOST_CALLS:
            raise ValidationError(f"Write a whole number, from 1 to {MOST_CALLS:,}.")
        return int(str(calls))

    @classmethod
    def order(cls, key: str, calls: object) -> None:
        """Let `key` hold for `calls` calls; None: until it is switched off.

        Raises ValidationError with one message.
        """
        cls.objects.filter(key=key).delete()
        if calls is not None:
            cls.objects.create(key=key, calls=cls.read(calls))

    @classmethod
    def use_up_one(cls, key: str) -> bool:
        """Count one call; whether it was the last one. Call it inside a transaction."""
        left = cls.objects.filter(key=key).first()
        if left is None:
            return False
        if left.calls > 1:
            left.calls -= 1
            left.save(update_fields=["calls"])
            return False
        left.delete()
        return True

    @classmethod
    def as_json(cls) -> dict[str, int]:
        return dict(cls.objects.order_by("key").values_list("key", "calls"))
