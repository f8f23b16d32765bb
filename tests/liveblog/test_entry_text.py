"""What becomes of what somebody types into an entry."""

from __future__ import annotations

import pytest

from liveblog.entry_text import entry_html

HOSTILE = [
    "</script><script>alert(1)</script>words",
    '<img src=x onerror="alert(1)">words',
    '<a href="javascript:alert(1)">words</a>',
    '<p style="position:fixed" onclick="x()">words</p>',
    "<iframe src=https://evil.example></iframe>words",
    '<svg><a href="x"><script>1</script></a></svg>words',
    'https://a.example/"onmouseover="alert(1) words',
    "https://a.example/<script>alert(1)</script> words",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_that_runs_is_left_of_what_was_typed(typed: str) -> None:
    html = entry_html(typed)
    assert "words" in html
    for hostile in ("script", "onerror=", "javascript:", "onclick", "style", "iframe", "svg"):
        assert hostile not in html
    assert ' onmouseover="' not in html


@pytest.mark.parametrize("typed", [*HOSTILE, "One\n\nTwo https://a.example/b.", "5 < 6 & 7"])
def test_sanitising_twice_changes_nothing_more(typed: str) -> None:
    assert entry_html(entry_html(typed)) == entry_html(typed)


def test_empty_lines_make_paragraphs_and_lines_are_kept() -> None:
    assert entry_html("One\r\ntwo\r\n \r\n\r\nthree") == "<p>One<br>two</p><p>three</p>"


def test_bare_address_becomes_a_link_without_the_full_stop() -> None:
    html = entry_html("See (https://a.example/b?c=1&d=2).")
    link = '<a href="https://a.example/b?c=1&amp;d=2" rel="noopener">'
    assert html == f"<p>See ({link}https://a.example/b?c=1&amp;d=2</a>).</p>"


def test_link_that_was_typed_as_one_is_left_alone() -> None:
    html = entry_html('<a href="https://a.example/">https://a.example/</a>')
    assert html.count("<a ") == 1


def test_headings_and_pictures_of_a_body_have_no_place_in_an_entry() -> None:
    assert entry_html('<h2>Big</h2><img data-picture="1"><table><tr><td>x</td></tr></table>') == (
        "<p>Bigx</p>"
    )


@pytest.mark.parametrize("typed", ["", " \r\n ", "<!-- nothing -->", "\0"])
def test_nothing_typed_is_nothing(typed: str) -> None:
    assert entry_html(typed) == ""
