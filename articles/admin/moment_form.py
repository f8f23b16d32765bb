"""Asking for a moment to come, as the newsroom's clocks show it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from ..london_time import moments_of, never_shown

FIRST, SECOND = "first", "second"


def _input(kind: str) -> dict[str, Any]:
    return {"type": kind, **UnfoldAdminTextInputWidget().attrs}


class MomentForm(forms.Form):
    """`cleaned_data["moment"]` is what was meant. It asks which only where a time comes twice."""

    day = forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs=_input("date")))
    clock = forms.TimeField(
        label="Time",
        help_text="As clocks in the United Kingdom show it.",
        widget=forms.TimeInput(format="%H:%M", attrs=_input("time")),
    )
    which = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Choose one"),
            (FIRST, "The first: summer time, before the clocks go back"),
            (SECOND, "The second: an hour later, after the clocks went back"),
        ],
        widget=UnfoldAdminSelectWidget,
    )
    is_asking_which = False
    use_required_attribute = False  # one form has a Publish button as well

    @classmethod
    def at(cls, moment: datetime | None, data: Any = None) -> MomentForm:
        """Filled in with what was sent, or else with that moment, if there is one."""
        local = timezone.localtime(moment) if moment else None
        initial = {"day": local.date(), "clock": local.time()} if local else None
        return cls(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        day, clock = found.get("day"), found.get("clock")
        if day is None or clock is None:
            return found
        moments = moments_of(day, clock)
        if not moments:
            self.add_error("clock", never_shown(day, clock))
            return found
        # Not of a day that has passed: that is said first.
        self.is_asking_which = len(moments) > 1 and moments[-1] > timezone.now()
        if self.is_asking_which and not found.get("which"):
            self.add_error(
                "which",
                f"The clocks go back on that day, so {clock:%H:%M} comes twice. Say which is "
                "meant.",
            )
            return found
        moment = moments[-1 if found.get("which") == SECOND else 0]
        if moment <= timezone.now():
            self.add_error("clock", "This time has passed. Choose one to come.")
        return found | {"moment": moment}
