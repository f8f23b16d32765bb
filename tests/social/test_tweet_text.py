"""The count against X's published rules, with cases of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social import tweet_text
from social.tweet_text import count, normalise, with_link


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),  # composed first, as X does
        ("日本", 4),
        ("한국", 4),
        ("👮", 2),
        ("👨‍👩‍👧‍👦", 2),  # one family is one emoji
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
        ("…", 2),
        ("€5", 3),
        ("“quoted”", 8),
        ("a – b", 5),
        ("see https://example.org/a/very/long/path?with=a&query=too now", 31),
        ("Ω", 1),
        ("Ж", 1),
        ("ᄀ", 2),  # the last of weight 1 is U+10FF
        ("‐", 1),
        ("′", 1),
        ("™", 2),
        ("•", 2),
        ("ﬁ", 2),
        ("👍🏽", 2),
        ("🇬🇧", 2),
        ("1️⃣", 2),
        ("http://a.co", 23),
        ("example.org", 23),
        ("EXAMPLE.ORG.", 24),
        ("closes at 5pm.In", 33),
        ("press@example.org", 17),  # an address of e-mail is no link
        ("example.org/a_(b)", 23),
        ("#lost", 5),
        ("\u200b", 1),
        ("a\nb", 3),
        ("a\r\nb", 3),
        ("  outer spaces  ", 12),
    ],
)
def test_text_weighs_what_x_says(text: str, weight: int) -> None:
    assert count(text, has_image=False).used == weight


@pytest.mark.parametrize(("has_image", "limit"), [(False, 200), (True, 170)])
def test_limit_turns_exactly_at_its_number(has_image: bool, limit: int) -> None:
    assert not count("x" * limit, has_image=has_image).is_over
    over = count("x" * (limit + 1), has_image=has_image)
    assert over.is_over
    assert over.over == 1
    assert f"{limit + 1} of {limit}" in over.message
    assert "1 character too long" in over.message


def test_counter_says_used_and_limit() -> None:
    assert count("x" * 12, has_image=True).words == "12 / 170"
    assert count("x" * 175, has_image=True).words == "175 / 170: 5 over"


@pytest.mark.parametrize(
    ("used", "said"),
    [(0, "200 characters left."), (199, "1 character left."), (200, "0 characters left."),
     (201, "1 character over the limit."), (210, "10 characters over the limit.")],
)  # fmt: skip
def test_counter_says_aloud_what_is_left(used: int, said: str) -> None:
    assert count("x" * used, has_image=False).said == said


def test_longest_text_with_its_link_fits_into_a_tweet() -> None:
    from twitter_text import parse_tweet

    whole = with_link("x" * 200, "https://www.example.org/news/" + "y" * 100 + "/")
    assert parse_tweet(whole).weightedLength == 224
    assert parse_tweet(whole).valid


@pytest.mark.parametrize("text", ["x" * 1_000_000, "a.b." * 10, "a." * 1000])
def test_text_that_cannot_be_weighed_in_good_time_is_over_at_once(text: str) -> None:
    assert count(text, has_image=False).is_over


def test_dots_and_addresses_are_weighed_all_the_same() -> None:
    assert count("wait" + "." * 60, has_image=False).used == 64
    assert count("a.b.c.d.e.f.example.org", has_image=False).used == 23


def test_text_of_the_longest_emoji_that_fits_is_not_cut_off_by_the_cap() -> None:
    text = "👨‍👩‍👧‍👦" * 100
    assert len(text) <= tweet_text.MOST_CHARACTERS
    assert not count(text, has_image=False).is_over


def test_tweet_is_the_words_a_space_and_the_link() -> None:
    assert with_link(" Hello \r\n", "http://x.example/") == "Hello http://x.example/"
    assert with_link("", "http://x.example/") == "http://x.example/"


@given(st.text(max_size=400))
def test_normalising_twice_changes_nothing_and_counting_never_fails(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert count(text, has_image=False).used >= 0
