"""All switches as a form shows them, and what a sent form changes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from sandbox.flickr.switches import SWITCHES as FLICKR_SWITCHES
from sandbox.models import CallsLeft
from sandbox.rehearsal import BEHAVIOURS, CALLS_LEFT, current_behaviour
from sandbox.switch import Position, Switch
from sandbox.x.switches import SWITCHES as X_SWITCHES
from sandbox.youtube.switches import SWITCHES as YOUTUBE_SWITCHES

SERVICES = {"X": X_SWITCHES, "Flickr": FLICKR_SWITCHES, "YouTube": YOUTUBE_SWITCHES}
BEHAVIOUR_OF = {key: one for one in BEHAVIOURS for key in one.key_names()}

Sent = Mapping[str, str]
Errors = Mapping[str, list[str]]


@dataclass(frozen=True)
class ShownSwitch:
    """A switch with what stands in its fields, as text: its value and for how many calls."""

    switch: Switch
    value: str
    calls: str
    was: str  # value and calls when the page was made
    is_on: bool
    error: str = ""
    calls_error: str = ""

    @property
    def calls_name(self) -> str:
        return f"{self.switch.key}-calls"

    @property
    def was_name(self) -> str:
        return f"{self.switch.key}-was"

    @property
    def position(self) -> Position | None:
        return next((one for one in self.switch.positions if one.value == self.value), None)


def shown_switches(
    sent: Sent | None = None, errors: Errors | None = None
) -> dict[str, list[ShownSwitch]]:
    """By service. `sent` and `errors` belong to a form that could not be taken: it is shown again
    as it was typed.
    """
    current, calls_left = current_behaviour(), CallsLeft.as_json()
    sent, errors = sent or {}, errors or {}
    shown: dict[str, list[ShownSwitch]] = {}
    for service, switches in SERVICES.items():
        shown[service] = []
        for switch in switches:
            key = switch.key
            value, calls = _as_text(current[key]), _as_text(calls_left.get(key))
            shown[service].append(
                ShownSwitch(
                    switch,
                    value=sent.get(key, value),
                    calls=sent.get(f"{key}-calls", calls),
                    was=sent.get(f"{key}-was", _was(value, calls)),
                    is_on=current[key] != BEHAVIOUR_OF[key].normal(key),
                    error=" ".join(errors.get(key, [])),
                    calls_error=" ".join(errors.get(f"{CALLS_LEFT}.{key}", [])),
                )
            )
    return shown


def read_changes(sent: Sent) -> dict[str, Any]:
    """What `change_behaviour` takes, of the switches that the trainer has moved.

    Those that were left alone may have run out since the page was made, and stay so. Raises
    ValidationError, by key.
    """
    changes: dict[str, Any] = {}
    calls_left: dict[str, int] = {}
    errors: dict[str, list[str]] = {}
    for key in BEHAVIOUR_OF:
        value, calls = sent.get(key, "").strip(), sent.get(f"{key}-calls", "").strip()
        if f"{key}-was" not in sent or sent[f"{key}-was"] == _was(value, calls):
            continue
        try:
            changes[key] = _read(key, value)
        except ValidationError as error:
            errors[key] = error.messages
        try:
            if calls:
                calls_left[key] = CallsLeft.read(calls)
        except ValidationError as error:
            errors[f"{CALLS_LEFT}.{key}"] = error.messages
    if errors:
        raise ValidationError(errors)
    return changes | {CALLS_LEFT: calls_left} if changes else {}


def _was(value: str, calls: str) -> str:
    return f"{value}|{calls}"


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def _read(key: str, written: str) -> object:
    """What the form says of `key`, as the behaviour's field takes it; empty is normal."""
    field = BEHAVIOUR_OF[key]._meta.get_field(key)
    if not written:
        return BEHAVIOUR_OF[key].normal(key)
    if isinstance(field, models.IntegerField):
        if not re.fullmatch("[0-9]{1,9}", written):
            raise ValidationError("Write a whole number in digits.")
        return int(written)
    if isinstance(field, models.FloatField):
        if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", written):
            raise ValidationError("Write a number in digits, for example 20 or 0.5.")
        return float(written)
    return written
