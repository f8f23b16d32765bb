"""Which newsroom this ledger belongs to, so that a copy of it posts nothing by itself.

A ledger that was restored from a backup does not know what was posted since; a copy on a staging
server must not tweet what the real newsroom tweets. The ledger therefore remembers who it is and
how often it asked X, and a file in DATA_DIR, outside the database, bears witness. Where the two
disagree everything in line is held until an editor says that this is the newsroom now.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string

NEW_HERE = "X was asked from here before, by a ledger that is not this one."

log = logging.getLogger(__name__)


class NotThisNewsroom(Exception):
    """The ledger may belong to another newsroom, so nothing is posted. Its words say why."""


class Installation(models.Model):
    """One row: the newsroom that this ledger belongs to."""

    identity = models.CharField(max_length=32)
    site_url = models.CharField("address", max_length=400)
    x_url = models.CharField("address of X", max_length=400)
    marks = models.PositiveBigIntegerField(default=0, help_text="How often X was asked to post.")
    since = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    def __str__(self) -> str:
        return f"Newsroom at {self.site_url}"

    @classmethod
    def what_is_strange(cls) -> str:
        """Why this may not be the newsroom that the ledger belongs to, in words, or "".

        A ledger that belongs to nobody yet belongs to this one from now on, unless X was asked
        already from here. A rehearsal may move: nothing that it posts is real.
        """
        seen = _read_witness()
        row = cls.objects.first()
        if settings.IS_REHEARSAL or (row is None and not seen.get("marks")):
            cls._settle(row, seen)
            return ""
        return row._compared_with(seen, row.marks) if row else NEW_HERE

    def _compared_with(self, seen: dict[str, Any], marks: int) -> str:
        """`marks`: how many there were before the one that is being made, if one is."""
        if self.x_url != settings.X_API_URL:
            return f"The ledger posted to {self.x_url} before, and is now set to the real X."
        if self.site_url != settings.SITE_URL:
            return f"The ledger belongs to the newsroom at {self.site_url}."
        if self.identity != seen.get("identity"):
            return "The ledger was copied here from another installation, or its data folder."
        if marks < seen.get("marks", 0):
            return "The ledger was restored from a backup and does not know what was posted since."
        return ""

    @classmethod
    def came_after(cls, moment: datetime) -> bool:
        """Whether an editor said later than that, that this is the newsroom now."""
        return cls.objects.filter(since__gt=moment, confirmed_by__isnull=False).exists()

    @classmethod
    def demand_own(cls) -> None:
        """Raises `NotThisNewsroom`."""
        if strange := cls.what_is_strange():
            raise NotThisNewsroom(strange)

    @classmethod
    def confirm(cls, by: User) -> None:
        """An editor says that this is the newsroom now."""
        now = {"confirmed_by": by, "since": timezone.now()}
        cls._settle(cls.objects.first(), _read_witness(), **now)
        log.warning("%s said that this is the newsroom now.", by.get_username())

    @classmethod
    def _settle(cls, row: Installation | None, seen: dict[str, Any], **changes: Any) -> None:
        identity = seen.get("identity") or get_random_string(32)
        marks = max(row.marks if row else 0, seen.get("marks", 0))
        is_us = {
            "identity": identity,
            "site_url": settings.SITE_URL,
            "x_url": settings.X_API_URL,
        }
        if row is None:
            row, _ = cls.objects.get_or_create(pk=1, defaults=is_us | {"marks": marks} | changes)
            identity, marks = row.identity, row.marks  # another may have been quicker
        elif changes or any(getattr(row, name) != value for name, value in is_us.items()):
            cls.objects.filter(pk=row.pk).update(**is_us, marks=marks, **changes)
        if not seen:
            with _one_writer:
                if not _read_witness():
                    _write_witness(identity, marks)

    @classmethod
    def count_mark(cls) -> int:
        """Count that X is about to be asked, in the caller's transaction; the count.

        Raises `NotThisNewsroom`, so that the mark is taken back with the count.
        """
        # Every tweet waits for this, so one question counts and reads: Django's own would be two.
        counting = "UPDATE social_installation SET marks = marks + 1 RETURNING *"
        counted = list(cls.objects.raw(counting))
        if not counted:  # a ledger that belongs to nobody yet
            cls.demand_own()
            return cls.count_mark()
        row = counted[0]
        if settings.IS_REHEARSAL:
            return row.marks
        if strange := row._compared_with(_read_witness(), row.marks - 1):
            raise NotThisNewsroom(strange)
        return row.marks

    @classmethod
    def witness(cls, marks: int) -> None:
        """Note outside the database how far the ledger has come."""
        with _one_writer:
            seen = _read_witness()
            if seen and marks > seen.get("marks", 0):
                _write_witness(seen["identity"], marks)


_one_writer = threading.Lock()


def _witness_file() -> Path:
    return Path(settings.DATA_DIR) / "newsroom-identity.json"


def _read_witness() -> dict[str, Any]:
    try:
        seen = json.loads(_witness_file().read_text())
    except (OSError, ValueError):
        return {}
    is_whole = isinstance(seen, dict) and isinstance(seen.get("identity"), str)
    return seen if is_whole and isinstance(seen.get("marks"), int) else {}


def _write_witness(identity: str, marks: int) -> None:
    file = _witness_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps({"identity": identity, "marks": marks}))
    part.replace(file)  # whole or not at all
