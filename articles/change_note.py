"""What publishing a story again means to those who have read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from .london_time import in_words

LONGEST = 300  # characters


class ChangeKind(models.TextChoices):
    INFORMATION = "information", "Information changed"
    CORRECTION = "correction", "A correction: something was wrong"
    MINOR = "minor", "A minor edit"


IN_HISTORY = {
    ChangeKind.INFORMATION: "information changed",
    ChangeKind.CORRECTION: "a correction",
    ChangeKind.MINOR: "a minor edit",
}


@dataclass(frozen=True)
class Change:
    """`note` is for visitors, and empty for a minor edit."""

    kind: ChangeKind = ChangeKind.INFORMATION
    note: str = ""

    @property
    def in_history(self) -> str:
        """As “, a correction: It was Tuesday.”, after what was done."""
        return f", {IN_HISTORY[self.kind]}{f': {self.note}' if self.note else ''}"


@dataclass(frozen=True)
class ChangeNote:
    """One line of the public history at a story's foot."""

    at: datetime
    words: str
    is_correction: bool

    @property
    def in_words(self) -> str:
        """As “5 November 2026, 09:00 GMT. Correction: It was Tuesday.”"""
        return f"{in_words(self.at)}. {'Correction: ' if self.is_correction else ''}{self.words}"

    @classmethod
    def from_json(cls, frozen: dict[str, object]) -> ChangeNote:
        at = datetime.fromisoformat(str(frozen["at"]))
        return cls(at, str(frozen["words"]), bool(frozen["is_correction"]))

    def as_json(self) -> dict[str, object]:
        return {
            "at": self.at.isoformat(),
            "words": self.words,
            "is_correction": self.is_correction,
        }
