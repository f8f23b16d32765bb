"""Search, the same on both databases."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.models import Article, Category, District, Edition
from articles.search import Filters, Order, engine, remove, search
from articles.search.order_number import article_id_of, lowest_at, order_number
from articles.search.words import LONGEST_QUERY, terms_of

MakeStory = Callable[..., Article]
MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)


def titles(query: str, *args: Any, **kwargs: Any) -> list[str]:
    return [hit.edition.title for hit in search(query, *args, **kwargs).hits]


@pytest.fixture
def three(published: MakeStory, harbourside: District) -> None:
    published("Stolen bicycles found", body="<p>We found forty bicycles in a lock-up.</p>", at=MAY)
    published(
        "Harbour patrol",
        body="<p>The new boat has two engines. Bicycles are welcome on board.</p>",
        district=harbourside,
        at=MAY - timedelta(days=40),
    )
    published(
        "A café opens", kind="tribute", summary="The boat house.", body="<p>Tea, and a new "
        "engine.</p>", at=MAY + timedelta(days=1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bicycle", ["Stolen bicycles found", "Harbour patrol"]),
        ("BICYCLES  found", ["Stolen bicycles found"]),
        ('"new boat"', ["Harbour patrol"]),
        ("“new boat”", ["Harbour patrol"]),
        ('"boat new"', []),
        ("boat new", ["A café opens", "Harbour patrol"]),
        ("lock-up", ["Stolen bicycles found"]),
        ("café", ["A café opens"]),
        ("cafe", ["A café opens"]),
        ("cafe\u0301", ["A café opens"]),
        ("CAFÈ", ["A café opens"]),
        ('"a cafe opens"', ["A café opens"]),
        ("the", ["A café opens", "Harbour patrol"]),
        ("zebra", []),
        ("bicycle zebra", []),
    ],
)
def test_words_and_phrases_are_found_newest_first(
    three: None, query: str, expected: list[str]
) -> None:
    found = search(query)
    assert [hit.edition.title for hit in found.hits] == expected
    assert found.count == len(expected)


def test_filters_narrow_with_words_and_without(three: None, category: Category) -> None:
    district = District.objects.get()
    assert titles("bicycles", Filters(district_id=district.pk)) == ["Harbour patrol"]
    assert titles("", Filters(district_id=district.pk)) == ["Harbour patrol"]
    assert titles("", Filters(kind="tribute")) == ["A café opens"]
    assert len(titles("", Filters(category_id=category.pk))) == 3
    assert titles("", Filters(category_id=category.pk + 1)) == []
    may = Filters(first_day=date(2026, 5, 10), last_day=date(2026, 5, 10))
    assert titles("", may) == ["Stolen bicycles found"]
    assert titles("boat", Filters(kind="news", last_day=date(2026, 4, 30))) == ["Harbour patrol"]


@pytest.mark.parametrize("typed", ["burglar", "Burglars", "burglary", "burglaries"])
def test_a_crime_and_who_commits_it_are_found_together(published: MakeStory, typed: str) -> None:
    published("Burglary in Millbrook", body="<p>Two doors were forced.</p>")
    published("Night patrol", body="<p>It met burglars at work in Millbrook.</p>")
    published("Kite festival", body="<p>Millbrook flew kites.</p>")
    for order in Order:
        found = search(f"{typed} Millbrook", order=order)
        assert found.count == 2
        assert {hit.edition.title for hit in found.hits} == {
            "Burglary in Millbrook",
            "Night patrol",
        }
    marked = " ".join(str(hit.extract) for hit in search(typed).hits)
    assert "<mark>burglars</mark>" in marked
    assert search(f'"{typed} of kites"').hits == []


def test_days_are_those_of_the_forces_own_clock(published: MakeStory) -> None:
    published("Past midnight", at=datetime(2026, 5, 31, 23, 30, tzinfo=UTC))
    assert titles("midnight", Filters(first_day=date(2026, 6, 1))) == ["Past midnight"]
    assert titles("midnight", Filters(last_day=date(2026, 5, 31))) == []


def test_best_first_puts_the_title_before_the_body(three: None) -> None:
    assert titles("boat", order=Order.NEWEST) == ["A café opens", "Harbour patrol"]
    assert titles("engine new harbour OR", order=Order.BEST) == []
    assert titles("bicycles", order=Order.BEST)[0] == "Stolen bicycles found"


def test_best_first_prefers_the_title_to_what_is_newer(published: MakeStory) -> None:
    published("Kite festival", body="<p>Come and see.</p>", at=MAY)
    published("Elsewhere", body="<p>There was a kite in one tree.</p>", at=MAY + timedelta(days=1))
    assert titles("kite") == ["Elsewhere", "Kite festival"]
    assert titles("kite", order=Order.BEST) == ["Kite festival", "Elsewhere"]


def test_words_are_marked_in_context_and_nothing_else_is_html(published: MakeStory) -> None:
    body = (
        "<p>" + "Before it. " * 60 + "A &lt;b&gt;kite&lt;/b&gt; flew &amp; fell. " + "After. " * 60
    )
    published("Title", body=body + "</p>")
    [hit] = search("kites").hits
    assert "<mark>kite</mark>" in hit.extract
    assert "flew &amp; fell" in hit.extract
    assert "<b>" not in hit.extract  # PostgreSQL leaves out what looks like a tag
    assert len(hit.extract) < 600


def test_words_are_marked_in_the_headline_and_in_a_summary_that_alone_has_them(
    published: MakeStory,
) -> None:
    published("Kites & <kites> at <b>sea", summary="A café flew one.", body="<p>Two landed.</p>")
    [hit] = search("cafe").hits
    assert hit.title == "Kites &amp; &lt;kites&gt; at &lt;b&gt;sea"
    assert hit.extract == "A <mark>café</mark> flew one."
    assert search("landed").hits[0].extract == "Two <mark>landed</mark>."
    published("A kite café", body="<p>Two landed there.</p>")
    [hit] = search("cafe kites", order=Order.BEST).hits[:1]
    assert hit.title == "A <mark>kite</mark> <mark>café</mark>"
    assert hit.extract == "Two landed there."
    [hit] = search("", Filters(last_day=date.max)).hits[:1]
    assert (hit.title, hit.extract) == ("A kite café", "")


def test_heading_does_not_run_into_the_sentence_after_it(published: MakeStory) -> None:
    published(
        "Title",
        body="<h2>What we\nfound</h2>\n<p>Two\n\tkites.</p>"
        "<ul><li>One red</li><li>One blue</li></ul>"
        "<table><tbody><tr><td>Monday</td><td>9 am</td></tr></tbody></table>",
    )
    [hit] = search("kite").hits
    text = hit.extract.replace("<mark>", "").replace("</mark>", "")
    assert text == "What we found – Two kites. One red – One blue – Monday 9 am"
    published("Kites, flying –")
    assert search("flying").hits[0].title == "Kites, <mark>flying</mark> –"


def test_accents_are_ignored_in_what_is_looked_for_and_kept_in_what_is_shown(
    published: MakeStory,
) -> None:
    words = "Zoë and Seán opened the cafe\u0301 with a jalapeño pâté. "
    published("Title", body=f"<p>{'Before it. ' * 60}{words}{'After it. ' * 60}</p>")
    for typed in ("Zoe", "zoë sean", "jalapeno pate", '"a jalapeno"'):
        [hit] = search(typed).hits
        assert "Seán opened the" in hit.extract.replace("<mark>", "").replace("</mark>", "")
        assert "<mark>" in hit.extract
    assert "<mark>Zoë</mark>" in search("zoe").hits[0].extract
    assert search("zo").hits == []


def forget_everything() -> None:
    for edition in Edition.objects.all():
        remove(edition.published_at, edition.article_id)


def test_migration_takes_the_accents_out_of_what_was_indexed_before(three: None) -> None:
    before = importlib.import_module("articles.migrations.0007_search")
    forget_everything()
    before.index_live_editions(apps, connection.schema_editor())
    after = importlib.import_module("articles.migrations.0014_search_without_accents")
    after.index_without_accents(apps, connection.schema_editor())
    assert titles("cafe") == titles("café") == ["A café opens"]
    assert titles("boat", Filters(kind="tribute")) == ["A café opens"]


def test_phrase_of_common_words_is_looked_for_in_bounded_work(
    published: MakeStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.search.postgresql.NEWEST_LOOKED_THROUGH", 2)
    monkeypatch.setattr("articles.search.postgresql.MOST_READ_FOR_A_PHRASE", 5)
    for number in range(8):
        together = "red kite" if number in (1, 4, 7) else "kite red"
        published(f"Story {number}", body=f"<p>{together}</p>", at=MAY - timedelta(days=number))
    found = search('"red kite"')
    # The newest five that have both words; SQLite's own walk has no need of that.
    expected = ["Story 1", "Story 4"] + ["Story 7"] * (connection.vendor == "sqlite")
    assert [hit.edition.title for hit in found.hits] == expected
    assert found.count == len(expected)
    assert len(search("red kite").hits) == 8


def test_text_cannot_forge_the_marks(published: MakeStory) -> None:
    published("Title", body="<p>a \ue000forged\ue001 kite</p>")
    [hit] = search("kite").hits
    assert "<mark>forged" not in hit.extract


@pytest.mark.parametrize("order", list(Order))
def test_pages_of_hits_have_no_gap_and_no_repetition(published: MakeStory, order: Order) -> None:
    for number in range(27):
        # Dates that are not in the order of publication, some in the same second.
        published(f"Kite {number:02}", at=MAY - timedelta(seconds=(number * 7) % 9))
    seen: list[str] = []
    place = ""
    while True:
        found = search("kite", order=order, place=place)
        assert found.count == 27
        seen += [hit.edition.title for hit in found.hits]
        place = found.next_place
        if not place:
            break
    assert len(seen) == len(set(seen)) == 27
    if order is Order.NEWEST:
        assert seen == [edition.title for edition in Edition.objects.newest_first()]


@pytest.mark.parametrize("place", ["x", "-1", "9" * 19, "9" * 5000, "²", "0"])
@pytest.mark.parametrize("order", list(Order))
def test_place_that_nobody_gave_out_gets_a_calm_answer(
    published: MakeStory, place: str, order: Order
) -> None:
    published("Kite")
    search("kite", order=order, place=place)


@pytest.mark.parametrize(
    "query", ["", " ", '"', '""', "*", "-", "()", "a OR", "NEAR(", "title:", "\0", "'; DROP x",
              '"unclosed', "kite\0", "\ud800", "^kite", "😀", "_", "'", "\\", ":*", "!kite", "<->",
              "& | !", "%s %(a)s", "filed : everystory", "{title} : kite"]
)  # fmt: skip
@pytest.mark.parametrize("order", list(Order))
def test_hostile_query_gets_a_calm_answer(
    client: Client, published: MakeStory, query: str, order: Order
) -> None:
    published("Kite")
    search(query, order=order)
    if "\ud800" not in query:
        assert client.get("/search/", {"q": query, "order": order.value}).status_code == 200


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=250))
@example('a"b"c')
def test_whatever_is_typed_is_searched_without_an_error(db: None, typed: str) -> None:
    search(typed)
    search(typed, Filters(kind="news"), Order.BEST)


def test_ten_megabytes_are_cut_and_said_to_be(client: Client, three: None) -> None:
    typed = "bicycles " + "x" * 10_000_000
    assert len(" ".join(terms_of(typed))) <= LONGEST_QUERY
    html = client.get("/search/", {"q": typed}).content.decode()
    assert "Your search was long" in html
    assert len(html) < 60_000


def test_count_stops_at_a_thousand(three: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.search.searching.MOST_COUNTED", 2)
    found = search("", Filters(last_day=date(2026, 12, 31)))
    assert (len(found.hits), found.count) == (3, 2)


def test_word_that_was_edited_away_finds_nothing_once_published_again(
    published: MakeStory, press_officer: User
) -> None:
    story = published("First words")
    story.title = "Second words"
    story.save()
    assert titles("first") == ["First words"]
    assert titles("second") == []
    story.publish(by=press_officer)
    assert titles("first") == []
    assert titles("second") == ["Second words"]


def test_withdrawn_story_leaves_no_word_in_the_index(
    published: MakeStory, press_officer: User
) -> None:
    story = published("Named person")
    story.withdraw(by=press_officer)
    assert titles("named") == []
    table = "articles_searchrow" if connection.vendor == "postgresql" else "articles_search"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone() == (0,)


def test_story_longer_than_a_vector_is_published_and_found(published: MakeStory) -> None:
    body = "<p>kite " + " ".join(f"word{number}" for number in range(200_000)) + "</p>"
    published("Long", body=body)
    assert titles("kite") == ["Long"]


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)),
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)),
    st.integers(1, 2**30 - 1),
    st.integers(1, 2**30 - 1),
)
def test_order_numbers_sort_as_dates_do(
    one: datetime, other: datetime, first_id: int, second_id: int
) -> None:
    one, other = one.replace(tzinfo=UTC), other.replace(tzinfo=UTC)
    numbers = order_number(one, first_id), order_number(other, second_id)
    assert article_id_of(numbers[0]) == first_id
    assert -(2**63) <= min(numbers) <= max(numbers) < 2**63
    if abs(one - other) > timedelta(seconds=1):
        assert (numbers[0] < numbers[1]) == (one < other)
    assert lowest_at(one) <= numbers[0]


def test_every_day_of_the_calendar_may_be_asked_for(three: None) -> None:
    assert len(titles("", Filters(first_day=date.min, last_day=date.max))) == 3
    assert titles("", Filters(first_day=date.max)) == []
    assert titles("", Filters(last_day=date.min)) == []


def test_migration_indexes_what_was_published_before_as_publishing_does(three: None) -> None:
    forget_everything()
    moment = datetime(2026, 5, 10, 12, 0, 59, 999_900, tzinfo=UTC)
    Edition.archive.filter(title="Harbour patrol").update(published_at=moment)
    assert titles("bicycle") == []
    migration = importlib.import_module("articles.migrations.0007_search")
    migration.index_live_editions(apps, connection.schema_editor())
    district = District.objects.get()
    assert titles("bicycle") == ["Harbour patrol", "Stolen bicycles found"]
    assert titles("", Filters(district_id=district.pk)) == ["Harbour patrol"]
    harbour = Edition.objects.get(title="Harbour patrol")
    engine().remove(order_number(moment, harbour.article_id))
    assert titles("bicycle") == ["Stolen bicycles found"]


class TestSearchPage:
    def test_empty_search_shows_the_form_alone(self, client: Client, three: None) -> None:
        html = client.get("/search/").content.decode()
        assert 'name="q"' in html
        assert "Harbour patrol" not in html

    def test_what_was_typed_and_chosen_stays_and_leads_on(
        self, client: Client, published: MakeStory, category: Category
    ) -> None:
        for number in range(14):
            published(f"Kite {number}", at=MAY - timedelta(hours=number))
        asked = {"q": "kite", "category": "community", "since": "2026-01-01"}
        response = client.get("/search/", asked)
        html = response.content.decode()
        assert "14 results" in html
        assert '<option value="community" selected>' in html
        assert 'value="2026-01-01"' in html
        more = client.get(response.context["older_url"]).content.decode()
        assert "<mark>Kite</mark> 12" in more
        assert "Kite 1<" not in more

    def test_bad_date_has_an_error_beside_it_and_loses_nothing(
        self, client: Client, three: None
    ) -> None:
        html = client.get("/search/", {"q": "boat", "since": "soon"}).content.decode()
        assert "There is no such day." in html
        assert 'value="boat"' in html
        assert "Harbour patrol" not in html

    @pytest.mark.parametrize("order", ["newest", "best"])
    def test_place_behind_the_last_story_leads_back_to_the_first(
        self, client: Client, three: None, order: str
    ) -> None:
        asked = {"q": "boat", "order": order}
        answer = client.get("/search/", asked | {"place": "900" if order == "best" else "3"})
        assert answer.status_code == 302
        assert "2 results" in client.get(answer["Location"]).content.decode()
        nothing = client.get("/search/", {"q": "zebra", "place": "3"})
        assert nothing["Location"] == "/search/?q=zebra"

    def test_days_the_wrong_way_round_are_said_beside_the_second(
        self, client: Client, three: None
    ) -> None:
        asked = {"q": "boat", "since": "2026-05-02", "until": "2026-05-01"}
        html = client.get("/search/", asked).content.decode()
        assert "This day is before the one in “From”." in html
        assert "Harbour patrol" not in html
        same_day = client.get("/search/", asked | {"until": "2026-05-02"}).content.decode()
        assert "is before the one in" not in same_day
        # What was found stands on a phone's first screen, and what it was narrowed to is said.
        assert "<details >" in same_day
        assert "(now: from 2 May 2026, to 2 May 2026)" in same_day

    @pytest.mark.parametrize(
        ("field", "said"),
        [
            ("category", "We have no such subject."),
            ("district", "We have no such place."),
            ("kind", "We have nothing of that kind."),
            ("order", "We cannot sort like that."),
        ],
    )
    def test_what_there_is_not_to_choose_is_refused_in_our_own_words(
        self, client: Client, db: None, field: str, said: str
    ) -> None:
        html = client.get("/search/", {"q": "boat", field: "nothing-of-ours"}).content.decode()
        assert said in html
        assert "<details open>" in html
        assert "Select a valid choice" not in html

    def test_nothing_found_says_what_to_do_next(self, client: Client, three: None) -> None:
        assert "Try fewer words" in client.get("/search/", {"q": "zebra"}).content.decode()

    def test_typed_words_are_escaped(self, client: Client, db: None) -> None:
        html = client.get("/search/", {"q": "<script>alert(1)</script>"}).content.decode()
        assert "<script>alert" not in html
