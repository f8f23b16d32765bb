"""Whether the word that fits is in an appeal's tweet: missing, or wanted.

A calculation: no database, no network. A warning only: there are more ways to say it than these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .named_people import PersonSought, Sought
from .tweet_findings import Finding

WORDS: dict[Sought, re.Pattern[str]] = {
    "missing": re.compile(
        r"\b(?:missing|have you seen|appeal to find|help (?:us )?(?:to )?find|last seen)\b", re.I
    ),
    "wanted": re.compile(
        r"\b(?:wanted|warrant|want to (?:speak|talk|find|trace)|appeal to (?:find|trace))\b", re.I
    ),
}
OTHER: dict[Sought, Sought] = {"missing": "wanted", "wanted": "missing"}


def findings_on(text: str, people: Sequence[PersonSought]) -> Iterator[Finding]:
    """Points out a wanted person who is announced as only missing, and the other way round."""
    for sought in WORDS:
        names = [person.name or "a person" for person in people if person.sought_as == sought]
        if not names or WORDS[sought].search(text):
            continue
        who = " and ".join(names)
        isnt = f"that {who} {'is' if len(names) == 1 else 'are'} {sought}"
        if WORDS[OTHER[sought]].search(text):
            message = f"The tweet says {OTHER[sought]}, but not {isnt}. Add the word."
        else:
            message = f"The tweet does not say {isnt}. Say it, unless other words make it plain."
        yield Finding(message, is_error=False)
