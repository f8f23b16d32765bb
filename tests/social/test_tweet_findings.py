"""What is refused in a tweet's words, and what is only pointed out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social import tweet_text
from social.tweet_findings import EMPTY, Finding, errors_in, findings_in

STORY = "https://news.eastmere.example/news/harbour-patrol/"


def found(text: str, *, has_image: bool = False) -> list[Finding]:
    return findings_in(text, has_image=has_image, story_url=STORY)


@pytest.mark.parametrize(
    "text",
    [
        "a\nb",
        "a\r\nb",
        "👨‍👩‍👧",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "naïve – “x” …",
        "العربية",
        "می‌خواهم",
        "क्‍ष",
        "5pm. In",
        "£5.50",
        "10.30am.",
        "Write to press@eastmere.police.uk",
        "one $GBP",
        "https://www.police.uk/advice",
        "e.g. this",
    ],
)
def test_ordinary_writing_is_not_found_fault_with(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u00a0\u2003", "\u2800", "\u200b \ufeff", "\u3164"]
)
def test_text_without_a_visible_character_is_empty(text: str) -> None:
    assert found(text) == [EMPTY]


@pytest.mark.parametrize(
    "odd",
    [
        "\ufeff",
        "\u202e",
        "\u202a",
        "\u2066",
        "\u2069",
        "\u200b",
        "\u200d",
        "\u200c",
        "\u2060",
        "\u00ad",
        "\x07",
        "\x00",
        "\x9f",
        "\t",
        "\uffff",
        "\ufffa",
    ],
)
def test_invisible_characters_are_refused_with_their_place(odd: str) -> None:
    (finding,) = errors_in(f"Last seen in{odd} Millbrook", has_image=False)
    assert "invisible character after “Last seen in”" in finding.message
    (finding,) = errors_in(f"{odd}Last seen", has_image=False)
    assert "at the beginning" in finding.message


@pytest.mark.parametrize(
    ("text", "word", "instead"),
    [
        ("Closed from 5pm.In Millbrook", "5pm.In", "5pm. In"),
        ("He left the shop.Is he with you?", "shop.Is", "shop. Is"),
        ("Seen at 9.30pm.Call 101", "9.30pm.Call", "9.30pm. Call"),
        ("He is from the U.K.In May", "U.K.In", "U.K. In"),
        ("At the shop.Is/was", "shop.Is/was", "shop. Is/was"),
    ],
)
def test_link_by_accident_is_refused_and_the_space_offered(
    text: str, word: str, instead: str
) -> None:
    (finding,) = found(text)
    assert finding.is_error
    assert (finding.word, finding.instead) == (word, instead)
    assert f"“{word}”" in finding.message
    assert f"“{instead}”" in finding.message
    assert found(text.replace(word, instead)) == []


@pytest.mark.parametrize("text", ["Ask at police.uk", "See WWW.POLICE.UK now", "closed at 5pm.in"])
def test_bare_link_that_may_be_meant_is_only_pointed_out(text: str) -> None:
    (finding,) = found(text)
    assert not finding.is_error
    assert "https://" in finding.message


def test_word_that_x_takes_for_no_link_is_left_alone() -> None:
    assert found("It is over.Nadia is safe") == []


@pytest.mark.parametrize(
    "link",
    [
        STORY,
        STORY.rstrip("/"),
        "news.eastmere.example/news/harbour-patrol",
        STORY.upper(),
        f"({STORY})",
        STORY.replace("https", "http"),
        f"{STORY}?s=1",
        "www.news.eastmere.example/news/harbour-patrol/",
    ],
)
def test_story_s_own_link_is_refused(link: str) -> None:
    errors = [finding for finding in found(f"Read more: {link}") if finding.is_error]
    assert len(errors) == 1
    assert "added for you" in errors[0].message


@pytest.mark.parametrize(
    "link", [f"{STORY.rstrip('/')}-2/", f"{STORY}more/", "https://a.org/news/"]
)
def test_link_to_something_else_is_no_own_link(link: str) -> None:
    assert found(f"Read more: {link}") == []


@pytest.mark.parametrize("link", [STORY, "news.eastmere.example/news/another", STORY.upper()])
def test_any_link_to_our_site_is_pointed_out_while_the_story_has_no_address(link: str) -> None:
    site = "https://news.eastmere.example"
    (finding,) = findings_in(f"Read more: {link}", has_image=False, site_url=site)
    assert not finding.is_error
    assert "added for you" in finding.message
    for elsewhere in (site, "https://another.example/news/", f"{site}.org/news/"):
        assert findings_in(f"See {elsewhere}", has_image=False, site_url=site) == []


def test_mention_is_pointed_out_once_with_its_names() -> None:
    (finding,) = found("Thanks @wmpolice, @bbc and @wmpolice")
    assert not finding.is_error
    assert "@wmpolice and @bbc" in finding.message


def test_two_cashtags_are_pointed_out_and_one_is_not() -> None:
    (finding,) = found("Fake shares in $ACME and $BRK.A.")
    assert not finding.is_error
    assert "$ACME and $BRK.A" in finding.message
    assert found("Fake shares in $ACME for $500") == []


def test_errors_come_before_warnings() -> None:
    findings = found("@bbc says 5pm.In " + "x" * 200)
    assert [finding.is_error for finding in findings] == [True, True, False]


def test_too_long_a_text_says_by_how_much() -> None:
    (finding,) = found("x" * 171, has_image=True)
    assert "171 of 170" in finding.message


def test_enormous_text_is_too_long_and_nothing_else() -> None:
    (finding,) = found("shop.Is " * tweet_text.MOST_CHARACTERS)
    assert "too long" in finding.message


@given(st.text(max_size=300))
def test_any_text_can_be_judged(text: str) -> None:
    for finding in found(text):
        assert finding.message
        assert not finding.word or finding.word in text
