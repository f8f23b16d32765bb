"""Rows that are the record of what happened: written once, never changed and never deleted."""

from __future__ import annotations

from django.db import models
from django.db.models.signals import pre_delete, pre_save

_kept: list[type[models.Model]] = []


def _refuse_change(sender: type[models.Model], instance: models.Model, **_: object) -> None:
    if not instance._state.adding:
        raise ValueError(f"A {sender._meta.verbose_name} is a record: it is never changed.")


def _refuse_deletion(sender: type[models.Model], instance: models.Model, **_: object) -> None:
    message = f"A {sender._meta.verbose_name} is a record: it is never deleted."
    raise models.ProtectedError(message, {instance})


def keep_for_ever(model: type[models.Model]) -> None:
    """Refuse to change or delete a row of the model.

    Here in words, for whoever goes by `save` and `delete`; in the database for all others
    (articles/kept_rows.py).
    """
    _kept.append(model)
    pre_save.connect(_refuse_change, sender=model, dispatch_uid=f"kept {model._meta.label}")
    pre_delete.connect(_refuse_deletion, sender=model, dispatch_uid=f"kept {model._meta.label}")


def kept_tables() -> list[str]:
    """The tables of all such models."""
    return [model._meta.db_table for model in _kept]
