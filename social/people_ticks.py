"""The list beside the tweet's text that ticks off the people whom an appeal must name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .models import NamedPerson
from .named_people import named_in


@dataclass(frozen=True)
class Tick:
    """One thing that the tweet must say: there, not there, or (None) not asked for."""

    words: str
    is_there: bool | None


@dataclass(frozen=True)
class PersonTicks:
    who: str
    name: Tick
    age: Tick


def ticks(text: str, people: Sequence[NamedPerson], kind: str) -> Iterator[PersonTicks]:
    """What the text says, and does not say yet, of each of the people."""
    all_named = named_in(text, [person.as_sought(kind) for person in people])
    for person, named in zip(people, all_named, strict=True):
        yield PersonTicks(
            who=person.name or "Person without a name",
            name=_tick("name", person.name, person.is_name_withheld, named.has_name),
            age=_tick(f"age {person.age}", person.age, person.is_age_withheld, named.has_age),
        )


def _tick(what: str, value: str, is_withheld: bool, is_there: bool) -> Tick:
    noun = what.split()[0]
    if is_withheld:
        return Tick(f"no {noun}: the record says why", None)
    if not value:
        return Tick(f"{noun} is missing on the People tab", False)
    return Tick(f"{what} is in the text" if is_there else f"{what} is not in the text", is_there)
