"""Two texts compared in words: what was added and removed, and how much work it may be."""

from __future__ import annotations

from articles.versions.story_words import words_of_body, words_of_public_body
from articles.versions.word_changes import (
    MOST_PARAGRAPHS,
    MOST_WORDS,
    How,
    Paragraph,
    changes_between,
    compared,
)


def said(paragraphs: list[Paragraph]) -> list[str]:
    marks = {How.SAME: "", How.ADDED: "+", How.REMOVED: "-"}
    return [
        " ".join(f"{marks[run.how]}{run.words}" for run in paragraph.runs)
        for paragraph in paragraphs
    ]


def test_words_are_compared_and_paragraphs_stay_paragraphs() -> None:
    before = "The pier is closed.\nIt was Tuesday.\nCall us."
    after = "The pier is open again.\nIt was Tuesday.\nCall us now.\nThank you."
    assert said(compared(before, after)) == [
        "The pier is -closed. +open again.",
        "It was Tuesday.",
        "Call -us. +us now. ¶",
        "+Thank you.",
    ]


def test_paragraph_that_was_split_is_a_change_and_no_word_is() -> None:
    (change,) = changes_between({"Body": "One two."}, {"Body": "One\ntwo."})
    assert (change.added, change.removed) == (0, 0)
    assert said(change.paragraphs) == ["One +¶", "two."]


def test_only_parts_that_differ_are_told_with_their_counts() -> None:
    before = {"Headline": "Pier closed", "Body": "Same.", "Tweet": "Gone"}
    changes = changes_between(before, {"Headline": "Pier open now", "Body": "Same."})
    assert [(change.part, change.added, change.removed) for change in changes] == [
        ("Headline", 2, 1),
        ("Tweet", 0, 1),
    ]


def test_long_passages_that_are_the_same_are_told_by_their_number() -> None:
    before = [f"Paragraph {number}." for number in range(20)]
    after = [*before[:10], "New words.", *before[10:]]
    (change,) = changes_between({"Body": "\n".join(before)}, {"Body": "\n".join(after)})
    assert [paragraph.left_out for paragraph in change.paragraphs] == [9, 0, 0, 0, 9]
    assert change.added == 2


def test_what_differs_beyond_measure_is_shown_whole() -> None:
    lines = "\n".join(f"a{number}" for number in range(MOST_PARAGRAPHS + 1))
    others = "\n".join(f"b{number}" for number in range(MOST_PARAGRAPHS + 1))
    found = compared(lines, others)
    assert len(found) == 2 * (MOST_PARAGRAPHS + 1)
    words, repeated = " ".join("ab" * MOST_WORDS), "x " * (2 * MOST_WORDS)
    assert [run.how for one in compared(words, repeated) for run in one.runs] == [
        How.REMOVED,
        How.ADDED,
    ]


def test_body_is_read_without_markup_pictures_as_alt_text_and_links_with_their_address() -> None:
    stored = (
        "<h2>Roads</h2><p>Look <b>here</b>: <a href='https://example.org/a'>map</a>.</p>"
        '<p><img data-picture="7"></p><ul><li>One</li><li>Two &amp; three</li></ul>'
        "<p>[[contract]]</p><script>alert(1)</script>"
    )
    assert words_of_body(stored, lambda pk: f"Cordon <{pk}>").splitlines() == [
        "Roads",
        "Look here: map [link: https://example.org/a].",
        "[Picture: Cordon <7>]",
        "One",
        "Two & three",
        "[Block: contract]",
    ]
    public = (
        '<figure><picture><source srcset="x"><img src="y" alt="A &quot;cordon&quot;"></picture>'
        "<figcaption>Caption</figcaption></figure><p>After.</p>"
    )
    assert words_of_public_body(public).splitlines() == ['[Picture: A "cordon"]', "After."]
