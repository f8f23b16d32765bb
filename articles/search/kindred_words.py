"""Words that people use for one another and that neither engine's stems join.

Both engines know “burglars” for “burglar”, and hold “burglary” for another word. Matching by the
beginning of a word would join them, at the cost of reading every story that has any word so begun;
a few more words to look for cost a few more steps.
"""

from __future__ import annotations

import re

KINDRED = (
    ("arson", "arsonist"),
    ("burglar", "burglary"),
    ("cyclist", "cycling"),
    ("dealer", "dealing"),
    ("driver", "driving"),
    ("forger", "forgery"),
    ("fraud", "fraudster"),
    ("hacker", "hacking"),
    ("killer", "killing"),
    ("knife", "knives"),
    ("racism", "racist"),
    ("rape", "rapist"),
    ("robber", "robbery"),
    ("stalker", "stalking"),
    ("theft", "thief", "thieves"),
)
BY_WORD = {
    form: group
    for group in KINDRED
    for word in group
    for form in (word, f"{word}s", re.sub("y$", "ies", word))
}


def with_kindred(term: str) -> list[str]:
    """What to look for instead of a word or phrase: itself, and any word that stands for it."""
    return [term, *(word for word in BY_WORD.get(term.casefold(), ()) if word != term.casefold())]
