"""Two texts compared word by word, a paragraph at a time.

A calculation: no database, no network. What it may cost is bounded: where very much differs, whole
paragraphs are shown as removed and added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

MOST_PARAGRAPHS = 2_000  # of each text, beside those that are the same at its ends
MOST_WORDS = 1_500  # of each side of a passage that differs
PARAGRAPH = "¶"
SHOWN_AROUND = 1  # paragraphs before and after a change, of those that are the same
TOKEN = re.compile(r"\S+|\n")


class How(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Run:
    """Words in a row to which the same happened."""

    how: How
    words: str

    @property
    def count(self) -> int:
        return sum(word != PARAGRAPH for word in self.words.split())


@dataclass(frozen=True)
class Paragraph:
    """`left_out`: it stands for so many paragraphs that are the same, and are not shown."""

    runs: tuple[Run, ...] = ()
    left_out: int = 0

    @property
    def is_same(self) -> bool:
        return all(run.how is How.SAME for run in self.runs)


@dataclass(frozen=True)
class Change:
    """One part of a story, as its headline, that is not the same in two versions."""

    part: str
    paragraphs: list[Paragraph]

    def count(self, how: How) -> int:
        runs = (run for paragraph in self.paragraphs for run in paragraph.runs)
        return sum(run.count for run in runs if run.how is how)

    @property
    def added(self) -> int:
        return self.count(How.ADDED)

    @property
    def removed(self) -> int:
        return self.count(How.REMOVED)


def changes_between(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """The parts that differ, in the order in which they are read."""
    parts = dict.fromkeys([*after, *before])
    return [
        Change(part, _without_the_same(compared(before.get(part, ""), after.get(part, ""))))
        for part in parts
        if before.get(part, "") != after.get(part, "")
    ]


def compared(before: str, after: str) -> list[Paragraph]:
    """Every paragraph of both texts, whose lines they are."""
    old, new = before.splitlines(), after.splitlines()
    start = _same_at_start(old, new)
    end = _same_at_start(old[start:][::-1], new[start:][::-1])
    middle = slice(start, len(old) - end), slice(start, len(new) - end)
    return [
        *(_whole(How.SAME, line) for line in old[:start]),
        *_between(old[middle[0]], new[middle[1]]),
        *(_whole(How.SAME, line) for line in old[len(old) - end :]),
    ]


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        yield from _replaced(old, new)
        return
    # Its own shortcut for what occurs often stays on: without it the work is not bounded.
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            yield from (_whole(How.SAME, line) for line in old[a:b])
        elif tag == "replace":
            yield from _word_by_word(old[a:b], new[c:d])
        else:
            yield from _replaced(old[a:b], new[c:d])


def _word_by_word(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    before, after = _tokens(old), _tokens(new)
    if max(len(before), len(after)) > MOST_WORDS:
        yield from _replaced(old, new)
        return
    found: list[tuple[How, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            found += [(How.SAME, word) for word in before[a:b]]
        else:
            found += [(How.REMOVED, word) for word in before[a:b]]
            found += [(How.ADDED, word) for word in after[c:d]]
    yield from _paragraphs(found)


def _paragraphs(words: list[tuple[How, str]]) -> Iterator[Paragraph]:
    """A paragraph's end that was added or removed is a change too, and shown by its mark."""
    line: list[tuple[How, str]] = []
    for how, word in words:
        if word != "\n":
            line.append((how, word))
            continue
        if how is not How.SAME:
            line.append((how, PARAGRAPH))
        if line:
            yield _of_words(line)
        line = []
    if line:
        yield _of_words(line)


def _of_words(words: list[tuple[How, str]]) -> Paragraph:
    runs = (
        Run(how, " ".join(word for _, word in group))
        for how, group in groupby(words, key=lambda one: one[0])
    )
    return Paragraph(tuple(runs))


def _tokens(lines: Sequence[str]) -> list[str]:
    return TOKEN.findall("\n".join(lines))


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    yield from (_whole(How.REMOVED, line) for line in old)
    yield from (_whole(How.ADDED, line) for line in new)


def _whole(how: How, line: str) -> Paragraph:
    return Paragraph((Run(how, line),))


def _same_at_start(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _without_the_same(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """With a line in place of each longer passage in which nothing changed."""
    shown: list[Paragraph] = []
    groups = [(same, list(group)) for same, group in groupby(paragraphs, key=lambda p: p.is_same)]
    for at, (is_same, group) in enumerate(groups):
        head = SHOWN_AROUND if at else 0
        tail = SHOWN_AROUND if at + 1 < len(groups) else 0
        left_out = len(group) - head - tail
        if is_same and left_out > 1:
            shown += [*group[:head], Paragraph(left_out=left_out), *group[len(group) - tail :]]
        else:
            shown += group
    return shown
