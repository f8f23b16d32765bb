"""Whether a tweet names the people of an appeal: names and ages as press officers write them."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from social.ages_in_text import OLDEST, age_in_words, how_old
from social.named_people import PersonSought, Sought, named_in, people_missing_from
from social.sought_words import findings_on

WALTER = PersonSought("Walter Ashgrove", "76", "missing")


def person(name: str = "", age: str = "", sought_as: Sought = "missing") -> PersonSought:
    return PersonSought(name, age, sought_as)


def has_name(text: str, name: str) -> bool:
    return named_in(text, [person(name)])[0].has_name


def has_age(text: str, age: str, name: str = "") -> bool:
    return named_in(text, [person(name, age)])[0].has_age


@pytest.mark.parametrize(
    "text",
    [
        "Have you seen Walter Ashgrove, 76, from Millbrook?",
        "WALTER ASHGROVE (76) is missing",
        "Missing: 76-year-old Walter Ashgrove",
        "Missing: Walter Ashgrove, aged 76",
        "Walter Ashgrove is 76. He left home",
        "Walter Ashgrove, who is 76, left home",
        "Walter Ashgrove 76 left home",
        "Walter Ashgrove – 76 – left home",
        "Walter Ashgrove (aged 76)",
        "Walter Ashgrove, 76 years old",
        "Walter Ashgrove is 76‑years‑old",
        "Walter Ashgrove\n76",
        "A 76 year old is missing. He is Walter Ashgrove.",
        "Walter Ashgrove’s family miss him. He is aged about 76.",
        "Walter J. Ashgrove, 76",
        "Walter “Wally” Ashgrove, 76",
        "Walter Ashgrove, 76 may be lost",
    ],
)
def test_name_and_age_are_found_as_editors_write_them(text: str) -> None:
    assert people_missing_from(text, [WALTER]) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Have you seen Zoe O'Brien?", "Zoë O’Brien"),
        ("Have you seen Zoë OBrien?", "Zoe O'Brien"),
        ("Have you seen JOSÉ NÚÑEZ?", "Jose\u0301 Nu\u0301n\u0303ez"),
        ("Łukasz Żak", "Lukasz Zak"),
        ("Anne Marie Søgaard", "Anne-Marie Sogaard"),
        ("Anne‑Marie Lee’s coat", "Anne Marie Lee"),
        ("Daniel James Lee", "Daniel Lee"),
        ("Strauß", "STRAUSS"),
        ("D’Arcy’s family", "D'Arcy"),
        ("J.R. Lee", "J. R. Lee"),
        ("علي حسن مفقود", "علي حسن"),
    ],
)
def test_accents_quotation_marks_hyphens_and_capitals_are_no_difference(
    text: str, name: str
) -> None:
    assert has_name(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Walter is missing", "Walter Ashgrove"),
        ("Ashgrove, Walter", "Walter Ashgrove"),
        ("Walter, Ashgrove", "Walter Ashgrove"),
        ("Walter left Ashgrove on Monday", "Walter Ashgrove"),
        ("Walter Ashgroves", "Walter Ashgrove"),
        ("Walterashgrove #WalterAshgrove @walter_ashgrove", "Walter Ashgrove"),
        ("Daniel Lee", "Daniel James Lee"),
        ("Ann Lee-Brown", "Ann Lee"),
        ("Mary-Ann Lee", "Ann Lee"),
        ("Dan One Two Three Lee", "Dan Lee"),
        ("https://example.org/Walter Lee", "Walter Lee"),
        ("", "Walter Ashgrove"),
    ],
)
def test_parts_of_a_name_or_other_names_are_not_the_name(text: str, name: str) -> None:
    assert not has_name(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Walter Ashgrove, 176, left",
        "Walter Ashgrove, 761",
        "Walter Ashgrove, 7.6",
        "Walter Ashgrove, 76.5",
        "Walter Ashgrove. Call 76 now",
        "Walter Ashgrove left 76 Mill Lane",
        "Walter Ashgrove, 76 November",
        "Walter Ashgrove, 76 days missing",
        "Walter Ashgrove, 70-76",
        "Walter Ashgrove, 76-80",
        "Walter Ashgrove, aged 76 months",
        "Walter Ashgrove, 76th",
        "Walter Ashgrove £76",
        "All 76 officers look for Walter Ashgrove",
        "Walter Ashgrove, seventy-six",
    ],
)
def test_other_figures_are_not_the_age(text: str) -> None:
    assert not has_age(text, "76", "Walter Ashgrove")


@pytest.mark.parametrize(
    "text", ["aged 114", "114-year-old", "(114)", "A girl, 114,", "1,014 years old"]
)
def test_114_is_not_14(text: str) -> None:
    assert not has_age(text, "14")


@pytest.mark.parametrize(
    "text",
    [
        "a 14-year-old girl",
        "a girl (14)",
        "a girl aged 14",
        "a girl, 14, from",
        "age: 14",
        "she is 14 years old",
    ],
)
def test_age_stands_without_a_name_too(text: str) -> None:
    assert has_age(text, "14")


@pytest.mark.parametrize(
    "text",
    [
        "25–30",
        "25-30",
        "25 to 30",
        "between 25 and 30",
        "aged 25–30",
        "(25-30)",
        "aged between 25 and 30",
        "25- to 30-year-old",
        "25 – 30",
        "between 25 and 30 years old",
    ],
)
def test_range_is_found_however_it_is_written(text: str) -> None:
    assert has_age(f"A man, {text}, is wanted", "25–30")


@pytest.mark.parametrize(
    "text", ["25", "30", "25-31", "125-30", "25-300", "open 25-30 November", "25-30 miles"]
)
def test_half_a_range_or_another_is_not_the_range(text: str) -> None:
    assert not has_age(f"A man, {text}, is wanted", "25–30")


class TestBaby:
    @pytest.mark.parametrize(
        "text",
        [
            "Ivy Lee, aged 12 weeks",
            "12-week-old Ivy Lee",
            "Ivy Lee (12 weeks)",
            "Ivy Lee, 12 weeks, was last seen",
            "Ivy Lee, who is 12 weeks old",
            "Ivy Lee, 12 weeks old, was last seen",
            "A baby, aged just 12 weeks, is missing. She is Ivy Lee.",
            "Ivy Lee, 12 weeks\nLast seen in Millbrook",
            "Ivy Lee, 12 weeks – last seen in Millbrook",
            "Ivy Lee, 12 weeks—missing from Millbrook",
            "Ivy Lee—12 weeks—is missing",
            "Ivy Lee, 12 weeks: have you seen her?",
        ],
    )
    def test_age_in_weeks_is_found_as_editors_write_it(self, text: str) -> None:
        assert people_missing_from(text, [person("Ivy Lee", "12 weeks")]) == []

    @pytest.mark.parametrize(
        "text",
        [
            "Ivy Lee, 12",
            "Ivy Lee, aged 12",
            "Ivy Lee, aged 12 months",
            "Ivy Lee, 12 weeks missing",
            "Ivy Lee has been missing for 12 weeks",
            "Ivy Lee, aged 112 weeks",
        ],
    )
    def test_years_or_how_long_she_is_away_are_not_her_age(self, text: str) -> None:
        assert not has_age(text, "12 weeks", "Ivy Lee")

    def test_age_of_a_baby_is_no_age_in_years(self) -> None:
        assert not has_age("Ivy Lee, aged 12 weeks", "12", "Ivy Lee")

    @pytest.mark.parametrize("text", ["both 12 weeks", "both aged 12 weeks", "both 12 weeks old"])
    def test_twins_are_both_that_age(self, text: str) -> None:
        twins = [person("Ivy Lee", "12 weeks"), person("Oak Lee", "12 weeks")]
        assert people_missing_from(f"Ivy Lee and Oak Lee, {text}, are missing", twins) == []
        missing = people_missing_from("Ivy Lee and Oak Lee, both 12 weeks missing", twins)
        assert len(missing) == 2

    def test_unit_at_the_end_is_that_of_each(self) -> None:
        text = "Ann Lee and Bob Day, aged 3 and 5 months"
        months = [person("Ann Lee", "3 months"), person("Bob Day", "5 months")]
        years = [person("Ann Lee", "3"), person("Bob Day", "5")]
        assert people_missing_from(text, months) == []
        assert [named.has_age for named in named_in(text, years)] == [False, False]
        assert people_missing_from(f"{text[:-7]}, are missing", years) == []
        for one in ([months[0], years[1]], [years[0], months[1]], [person("Bob Day", "3")]):
            assert people_missing_from(text, one)
        pregnant = [person("Ann Lee", "24")]
        assert people_missing_from("Ann Lee, aged 24 and 20 weeks pregnant", pregnant) == []


class TestSeveralPeople:
    ANN = person("Ann Lee", "14")
    BEN = person("Ben O’Brien", "16")

    @pytest.mark.parametrize(
        "text",
        [
            "Ann Lee, 14, and Ben O'Brien, 16, are missing",
            "14-year-old Ann Lee and 16-year-old Ben O'Brien",
            "Ann Lee (14) Ben O'Brien (16)",
            "Ann Lee and Ben O'Brien, aged 14 and 16",
        ],
    )
    def test_each_is_named_with_the_own_age(self, text: str) -> None:
        assert people_missing_from(text, [self.ANN, self.BEN]) == []

    def test_swapped_ages_are_found_out(self) -> None:
        text = "Ann Lee, 16, and Ben O'Brien, 14, are missing"
        assert [n.has_age for n in named_in(text, [self.ANN, self.BEN])] == [False, False]

    def test_age_of_one_is_not_the_age_of_the_other(self) -> None:
        twin = person("Cy Lee", "14")
        assert [n.has_age for n in named_in("Ann Lee (14) and Cy Lee", [self.ANN, twin])] == [
            True,
            False,
        ]
        assert people_missing_from("Ann Lee and Cy Lee, both 14", [self.ANN, twin]) == []

    def test_everything_that_is_absent_is_said(self) -> None:
        absent = people_missing_from("Ann Lee is missing", [self.ANN, self.BEN])
        assert len(absent) == 3
        assert "age of Ann Lee" in absent[0]
        assert "name Ben O’Brien" in absent[1]


def test_what_is_withheld_is_not_asked_for() -> None:
    assert people_missing_from("Do you know who she is?", [person()]) == []


def test_what_is_frozen_can_be_read_back() -> None:
    assert PersonSought(**WALTER.as_json()) == WALTER


@pytest.mark.parametrize(
    ("age", "years"),
    [
        ("14", (14, 14)),
        (" 25–30 ", (25, 30)),
        ("25 to 30", (25, 30)),
        ("25 - 30", (25, 30)),
        ("0", (0, 0)),
        ("30-25", None),
        ("about 14", None),
        ("", None),
        ("121", None),
        ("14.5", None),
        ("-3", None),
        ("14 years", (14, 14)),
    ],
)
def test_age_on_record_is_whole_years_or_a_range(age: str, years: tuple[int, int] | None) -> None:
    assert how_old(age) == (years and (*years, "year"))


LETTERS = st.text(
    st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=2, max_size=9
)
NAMES = st.lists(LETTERS, min_size=1, max_size=3).map(" ".join)
AGES = st.integers(0, OLDEST)
WRITTEN = st.sampled_from(
    [
        "{name}, {age},",
        "{name} ({age})",
        "{age}-year-old {name}",
        "{name}, aged {age}",
        "{name} is {age}",
    ]
)


@given(NAMES, AGES, WRITTEN)
@example("Ǆ ŉ", 1, "{name}, {age},")
def test_any_name_and_age_are_found_where_they_stand(name: str, age: int, written: str) -> None:
    text = f"Police: {written.format(name=name, age=age)} of Millbrook."
    assert people_missing_from(text, [person(name, str(age))]) == []


@given(AGES, AGES, WRITTEN)
def test_another_age_is_never_taken_for_it(age: int, other: int, written: str) -> None:
    assume(age != other)
    text = f"Police: {written.format(name='Ann Lee', age=other)} of Millbrook."
    assert not has_age(text, str(age), "Ann Lee")


@given(AGES, AGES)
def test_age_is_read_back_from_its_own_words(one: int, other: int) -> None:
    youngest, oldest = sorted((one, other))
    for unit in ("year", "month", "week", "day"):
        span = (youngest, oldest, unit)
        assert how_old(age_in_words(*span)) == span


@given(
    st.text(max_size=300),
    st.lists(st.builds(person, st.text(max_size=40), st.text(max_size=9)), max_size=3),
)
def test_any_text_can_be_asked(text: str, people: list[PersonSought]) -> None:
    assert len(named_in(text, people)) == len(people)


class TestFittingWord:
    @pytest.mark.parametrize(
        ("text", "sought_as"),
        [
            ("Ann Lee is missing", "missing"),
            ("HAVE YOU SEEN Ann Lee?", "missing"),
            ("Appeal to find Ann Lee", "missing"),
            ("Wanted: Ann Lee", "wanted"),
            ("We want to speak to Ann Lee", "wanted"),
        ],
    )
    def test_word_that_fits_is_enough(self, text: str, sought_as: Sought) -> None:
        assert list(findings_on(text, [person("Ann Lee", "", sought_as)])) == []

    def test_wanted_person_announced_as_only_missing_is_pointed_out(self) -> None:
        (finding,) = findings_on("Ann Lee is missing", [person("Ann Lee", "", "wanted")])
        assert not finding.is_error
        assert "says missing, but not that Ann Lee is wanted" in finding.message

    def test_missing_person_announced_as_wanted_is_pointed_out(self) -> None:
        (finding,) = findings_on("Wanted: Ann Lee", [person("Ann Lee")])
        assert "says wanted, but not that Ann Lee is missing" in finding.message

    def test_unwanted_does_not_say_wanted(self) -> None:
        (finding,) = findings_on("Unwanted calls: Ann Lee", [person("Ann Lee", "", "wanted")])
        assert "does not say that Ann Lee is wanted" in finding.message
