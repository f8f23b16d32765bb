"""Files follow their rows: none is left when a row is not saved, or is deleted."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models.fields.files import FieldFile

_written: ContextVar[list[str] | None] = ContextVar("written", default=None)


def new_key() -> str:
    """128 bits that nobody can guess: the only name a file has in public."""
    return secrets.token_urlsafe(16)


@contextmanager
def written_files_or_none() -> Iterator[None]:
    """Around a transaction: when it fails, the files that `write` stored in it are deleted.

    May stand in another one; the outermost has the last word, as with transactions.
    """
    outer, mine = _written.get(), list[str]()
    token = _written.set(mine)
    try:
        yield
    except BaseException:
        for name in filter(None, mine):
            default_storage.delete(name)
        raise
    finally:
        _written.reset(token)
    if outer is not None:
        outer.extend(mine)


def write(field: FieldFile, name: str, content: File) -> None:
    """Store the file of a row that is about to be saved."""
    written = _written.get()
    assert written is not None, "Write files inside `written_files_or_none`."
    # Before and after: a full disk leaves half a file behind, and a storage may change the name.
    written.append(field.field.generate_filename(field.instance, name))
    field.save(name, content, save=False)
    written.append(field.name or "")


def delete_after_commit(instance: models.Model, **_: object) -> None:
    """A `post_delete` receiver: the row's files go when its deletion is certain."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, models.FileField) and (file := getattr(instance, field.name)):
            # mypy cannot infer a lambda whose default binds the loop’s value.
            transaction.on_commit(lambda name=file.name: default_storage.delete(name))  # type: ignore[misc]
