"""Whom an appeal is about, now, earlier or in a form: to be compared, and brought back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from .models import NamedPerson
from .people_tab import people_in_form

PART = "People"
KEPT = ("name", "age", "sought_as", "is_name_withheld", "is_age_withheld", "why_withheld")


def words_of_people(article_id: int, before: datetime | None) -> dict[str, str]:
    people = NamedPerson.objects.filter(article=article_id)
    return _said(_people_at(article_id, before) if before else people)


def words_of_people_in_form(typed: Mapping[str, str]) -> dict[str, str]:
    return _said(people_in_form(typed))


def bring_people_back(article_id: int, before: datetime | None) -> None:
    """Make the story's people those of just before that moment. In a transaction."""
    if before is None:
        return
    then = {row.id: row for row in _people_at(article_id, before)}
    now = {person.pk: person for person in NamedPerson.objects.filter(article=article_id)}
    for pk in now.keys() - then.keys():
        now[pk].delete()
    for pk, row in then.items():
        person = now.get(pk) or NamedPerson(pk=pk, article_id=article_id)
        kept = {name: getattr(row, name) for name in KEPT}
        if person._state.adding or kept != {name: getattr(person, name) for name in KEPT}:
            for name, value in kept.items():
                setattr(person, name, value)
            person.save()


def _people_at(article_id: int, before: datetime) -> list[Any]:
    """Their lines in the history, in the order of the form."""
    rows = NamedPerson.history.filter(article=article_id, history_date__lt=before)
    last = {row.id: row for row in rows.order_by("history_date", "history_id")}
    return [row for _, row in sorted(last.items()) if row.history_type != "-"]


def _said(people: Iterable[Any]) -> dict[str, str]:
    return {PART: "\n".join(map(_line, people))}


def _line(person: Any) -> str:
    """As “Daniel Reyes, 14, missing”, or with what is withheld, and why."""
    parts = [
        person.name or "no name",
        person.age or "no age",
        person.get_sought_as_display().lower() if person.sought_as else "",
        "name not given" if person.is_name_withheld else "",
        "age not given" if person.is_age_withheld else "",
    ]
    line = ", ".join(filter(None, parts))
    why = " ".join(person.why_withheld.split())
    return f"{line}: {why}" if why else line
