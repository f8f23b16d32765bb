"""Finding people's ages in a text, as editors write them: “aged 14”, “(25–30)”, “12-week-old”.

A calculation: no database, no network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .names_in_text import Place

OLDEST = 120
# The youngest and the oldest that somebody may be, in “year”, or a baby in “month”, “week”, “day”.
Span = tuple[int, int, str]
WRITTEN_ALONE = re.compile(
    r"\s*(\d{1,3})(?:\s*(?:[-‐-―−]|to)\s*(\d{1,3}))?\s*(?:(year|month|week|day)s?)?\s*", re.I
)


def how_old(age: str) -> Span | None:
    """What “14”, “25–30”, “25 to 30” or “12 weeks” says; None if it says no age."""
    match = WRITTEN_ALONE.fullmatch(age)
    if not match:
        return None
    youngest, oldest = int(match[1]), int(match[2] or match[1])
    unit = (match[3] or "year").lower()
    return (youngest, oldest, unit) if youngest <= oldest <= OLDEST else None


def age_in_words(youngest: int, oldest: int, unit: str) -> str:
    """The one way in which an age is kept: “14”, “25–30” or “12 weeks”."""
    number = str(youngest) if youngest == oldest else f"{youngest}–{oldest}"
    if unit == "year":
        return number
    return f"{number} {unit}{'' if oldest == 1 else 's'}"


@dataclass(frozen=True)
class Age:
    """An age in a text, and the name that it stands beside; without one it may be anybody's."""

    span: Span
    beside: Place | None

    def is_of(self, places: list[Place]) -> bool:
        """Whether it may be the age of the person whose name stands in those places."""
        return self.beside is None or self.beside in places


NUMBER = r"(?<![\w.:/£$€#-])(?<!\d,)(\d{1,3})"
# “25–30”, “25 to 30”, “25- to 30-”, “between 25 and 30”.
TO = r"(?:\s?-\s?|-?\s+to\s+)(\d{1,3})"
BETWEEN = rf"between\s+{NUMBER}\s+and\s+(\d{{1,3}})"
YEARS = rf"(?:{BETWEEN}|{NUMBER}(?:{TO})?)"
# Not the first figures of 114, 14.5, 14:30, 14th, 14% or 14-16, nor a date, a time or a distance.
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|may(?!\s+(?:be|have|not|also|still|now)\b)"
)
UNITS = "am|pm|o'clock|minutes?|hours?|days?|weeks?|months?|miles?|metres?|people|times"
ENDS = rf"(?!\w|[.,:/-]\d|%|\s?-?\s?(?:{MONTHS}|{UNITS})\b|\s?-\s?\d|\s+to\s+\d)"
# Where an age ends for certain: “12 weeks missing” goes on.
STOPS = r"(?=\s*(?:[,.;:!?)]|\n|$)|\s+-)"
ALL_STOP = rf"(?:{STOPS}|(?=\s+(?:and|from)\b))"

# “3 and 5”, “3, 5 and 7”; with a unit at its end, that of each: “3 and 5 months”.
EACH = r"\d{1,3}(?:(?:\s*,\s*|\s*,?\s+and\s+|\s*&\s*)\d{1,3})+"
EACH_BABY = rf"{EACH}\s+(?:month|week|day)s?{ALL_STOP}"
AGED = rf"\baged?(?!\s+{EACH_BABY})"

ANYWHERE = [
    re.compile(rf"{AGED}(?:\s+(?:around|about|only|just))?:?\s+{YEARS}{ENDS}"),
    re.compile(rf"{YEARS}(?:[-\s]?years?[-\s]old|\s?y/?o)\b"),
    re.compile(rf"[(\[]\s*(?:aged?\s+)?{YEARS}\s*[)\]]"),
    re.compile(rf"(?:{BETWEEN}|{NUMBER}{TO}){ENDS}"),
]
BETWEEN_COMMAS = re.compile(rf",\s*{YEARS}{ENDS}{STOPS}")
# “Ann Lee, 14,”, “Ann Lee (14)”, “Ann Lee, who is 14” or “Ann Lee is 14”.
AFTER_NAME = re.compile(rf"[\s,(\[-]*(?:(?:who\s+)?is\s+)?(?:now\s+)?(?:{AGED}\s+)?{YEARS}{ENDS}")
# “both 14”: everybody's; “aged 14 and 16”: one each, for those who are named before.
BOTH = r"\b(?:both|all)\s+(?:aged?\s+)?"
OF_ALL = re.compile(rf"{BOTH}{YEARS}{ENDS}{ALL_STOP}")
ONE_EACH = re.compile(rf"\baged?\s+({EACH})(?:\s+(month|week|day)s?\b|{ENDS})")

# A baby's: a number of weeks alone says how long somebody has been away.
OF_BABY = rf"{YEARS}[-\s]?(month|week|day)s?"
OF_BABIES = [
    re.compile(rf"\baged?(?:\s+(?:around|about|only|just))?:?\s+{OF_BABY}\b"),
    re.compile(rf"{OF_BABY}[-\s]old\b"),
    re.compile(rf"[(\[]\s*(?:aged?\s+)?{OF_BABY}\s*[)\]]"),
]
BABY_AFTER_NAME = re.compile(rf"[\s,(\[-]*(?:(?:who\s+)?is\s+)?(?:now\s+)?{OF_BABY}{STOPS}")
OF_ALL_BABIES = re.compile(rf"{BOTH}{OF_BABY}{ALL_STOP}")


def ages_in(plain: str, names: list[Place]) -> Iterator[Age]:
    """Every age in plain words. A bare number is one right after a name, or between commas where
    nobody is named."""
    low = plain.lower()
    for name in names:
        for pattern in (AFTER_NAME, BABY_AFTER_NAME):
            if match := pattern.match(low, name.end):
                yield Age(_span(match), name)
    for pattern in (*ANYWHERE, *OF_BABIES) if names else (*ANYWHERE, *OF_BABIES, BETWEEN_COMMAS):
        for match in pattern.finditer(low):
            yield Age(_span(match), _name_beside(match, low, names))
    for pattern in (OF_ALL, OF_ALL_BABIES):
        for match in pattern.finditer(low):
            yield Age(_span(match), None)
    for match in ONE_EACH.finditer(low):
        for number in re.findall(r"\d+", match[1]):
            yield Age((int(number), int(number), match[2] or "year"), None)


def _span(match: re.Match[str]) -> Span:
    found = [group for group in match.groups() if group]
    numbers = [int(group) for group in found if group.isdigit()]
    return numbers[0], numbers[-1], "year" if found[-1].isdigit() else found[-1]


def _name_beside(match: re.Match[str], low: str, names: list[Place]) -> Place | None:
    """The name right before an age, else the one right after it: the age is that person's only."""
    for name in names:
        if re.fullmatch(r"[\s,-]*(?:(?:who )?is )?", low[name.end : match.start()]):
            return name
    for name in names:
        if match.end() <= name.start and not low[match.end() : name.start].strip():
            return name
    return None
