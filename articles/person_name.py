"""What the newsroom calls a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def name_of(person: User | None) -> str:
    """The full name, or the account's where none was given; "" for nobody."""
    return (person.get_full_name() or person.get_username()) if person else ""
