"""Whether an appeal's tweet names its people: the name and the age of each, as editors write them.

A calculation: no database, no network. The tab ticks people off by it, publishing asks it, and the
worker asks it again of the frozen text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from .ages_in_text import ages_in, how_old
from .names_in_text import places_of, plain_words

Sought = Literal["missing", "wanted"]


@dataclass(frozen=True)
class PersonSought:
    """What a tweet must say of one person; a name or an age that is "" is not asked for.

    `age` is “14”, “25–30” or “12 weeks”.
    """

    name: str
    age: str
    sought_as: Sought

    def as_json(self) -> dict[str, str]:
        """For freezing beside the tweet's text; `PersonSought(**row)` reads it back."""
        return asdict(self)


@dataclass(frozen=True)
class Named:
    """How far a text names one person; what is not asked for counts as there."""

    person: PersonSought
    has_name: bool
    has_age: bool

    @property
    def absences(self) -> list[str]:
        """What has to come into the text, in words for the press officer."""
        who = self.person.name or "the person without a name"
        found = []
        if not self.has_name:
            found.append(f"The tweet does not give the name {who}. Put it in, as it is on record.")
        if not self.has_age:
            example = f"“aged {self.person.age}” or “({self.person.age})”"
            found.append(f"The tweet does not give the age of {who}. Write {example}.")
        return found


def people_missing_from(text: str, people: Sequence[PersonSought]) -> list[str]:
    """What the text lacks of the people's names and ages, in sentences; [] when all is there."""
    return [absence for named in named_in(text, people) for absence in named.absences]


def named_in(text: str, people: Sequence[PersonSought]) -> list[Named]:
    """How far the text, links apart, names each of the people."""
    plain = plain_words(re.sub(r"https?://\S+", " ", text))
    names = [places_of(person.name, plain) for person in people]
    ages = list(ages_in(plain, sorted({place for places in names for place in places})))
    return [
        Named(
            person,
            has_name=not person.name or bool(places),
            has_age=not person.age
            or any(age.is_of(places) and age.span == how_old(person.age) for age in ages),
        )
        for person, places in zip(people, names, strict=True)
    ]
