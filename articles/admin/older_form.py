"""A form that may be older than the last saving of what it changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class OlderForm(forms.ModelForm):
    """Refuses to save over what somebody else saved after it was opened; then it `is_older`.

    For a model with a `version` and a `locked()`. The page of the form sends the version that it
    was opened with.
    """

    is_older = False

    def who_was_quicker(self, now: Any, opened: str) -> str:
        """Who saved the row, read anew, after that version of it was opened, and when."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        opened = self.data.get("version")
        if self.instance.pk and opened is not None:
            # Locked until the admin's transaction ends: of two at the same moment one is refused.
            now = self.instance.locked()
            if opened != str(now.version):
                self._refuse(now, opened)
        return found

    def _refuse(self, now: Any, opened: str) -> None:
        self.is_older = True
        # What differs is told against this, not against what was read before the lock.
        self.initial = {**self.initial, **forms.model_to_dict(now, fields=self.fields)}
        raise ValidationError(
            f"{self.who_was_quicker(now, opened)}, after you had opened it, so nothing was saved "
            "now. All that you typed is still in the form. Compare below, put into the form what "
            "you want of theirs, and save again: then the form counts."
        )
