"""The table of addresses and roles, read from who_may.txt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("who_may.txt")

# The letters of the table. All but the visitor have an account.
PEOPLE = {
    "V": "visitor",
    "C": "contributor",
    "P": "press officer",
    "E": "editor",
    "A": "administrator",
    "N": "account without a role",
}


@dataclass(frozen=True)
class Line:
    """`sees`: who gets an answer to GET; `does`: whose POST of `body` changes something."""

    number: int
    route: str
    address: str
    sees: str
    does: str
    body: str


def lines() -> list[Line]:
    found = []
    for number, text in enumerate(TABLE.read_text().splitlines(), start=1):
        if not text.strip() or text.startswith("#"):
            continue
        route, address, sees, does, *body = text.split(maxsplit=4)
        for letters in (sees, does):
            assert letters == "-" or set(letters) <= PEOPLE.keys(), f"line {number}: {letters}"
        found.append(Line(number, route, address, sees, does, *(body or [""])))
    return found
