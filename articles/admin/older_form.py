"""A form that may be older than the last saving of what it changes."""

from __future__ import annotations

from typing import NoReturn

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


class OlderForm(forms.ModelForm):
    """`is_older`: it was refused because somebody saved after it was opened."""

    is_older = False

    def refuse_as_older(self, now: models.Model, by_whom: str) -> NoReturn:
        """`now` is the row as it was read under its lock; `by_whom` tells who saved it, and when.

        Raises ValidationError.
        """
        self.is_older = True
        # What differs is told against this, not against what was read before the lock.
        self.initial = {**self.initial, **forms.model_to_dict(now, fields=self.fields)}
        raise ValidationError(
            f"{by_whom}, after you had opened it, so nothing was saved now. All that you typed is "
            "still in the form. Compare below, put into the form what you want of theirs, and save "
            "again: then the form counts."
        )
