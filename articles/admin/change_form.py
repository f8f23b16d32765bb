"""Asking what publishing a story again means to those who have read it."""

from __future__ import annotations

from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget

from ..change_note import LONGEST, Change, ChangeKind


class ChangeForm(forms.Form):
    change = forms.ChoiceField(
        label="What is new",
        choices=ChangeKind.choices,
        widget=forms.RadioSelect,
        help_text="Information changed: visitors see the note below at the foot of the story, the "
        "date moves, and feeds show it as updated. A correction: the note stands above the story "
        "as well. A minor edit, as of a comma: none of these.",
    )
    note = forms.CharField(
        label="Note for visitors",
        required=False,
        max_length=LONGEST,
        help_text="Public. Say in a sentence what is new, or what was wrong and what is right. A "
        "minor edit needs none.",
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
    )
    # Without the attribute: it would stand on each of the radio buttons, and in the way of others.
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        kind = found.get("change")
        if kind and kind != ChangeKind.MINOR and not found.get("note"):
            self.add_error("note", "Tell visitors in a sentence what has changed.")
        return found

    def told(self) -> Change:
        """Of a valid form."""
        kind = ChangeKind(self.cleaned_data["change"])
        return Change(kind, "" if kind == ChangeKind.MINOR else self.cleaned_data["note"])
