"""When something public last changed, counted in moves."""

from django.db import models


class Generation(models.Model):
    """The last move of one name: a story, the lists, the frame. See articles/generations.py."""

    name = models.CharField(max_length=40, primary_key=True)
    number = models.BigIntegerField(default=0, db_index=True)

    class Meta:
        # Rows of bookkeeping: nobody adds or changes them by hand.
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name} at {self.number}"
