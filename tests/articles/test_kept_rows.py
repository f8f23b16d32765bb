"""What the timeline is made of is never changed and never deleted, by any road to the database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, models, transaction

from articles import kept_rows
from articles.models import Article, Comment, Withdrawal
from articles.models.kept_record import kept_tables
from articles.timeline import Span, timeline
from liveblog.models import LiveBlog, LiveEvent
from social.models import Decision, Post

MakeStory = Callable[..., Article]
BY = {
    Article.history.model: "history_user",
    Withdrawal: "by",
    Comment: "by",
    LiveEvent: "by",
    Decision: "by",
}
RECORDS = list(BY)


@pytest.fixture
def withdrawn(make_story: MakeStory, press_officer: User) -> Article:
    story = make_story(tweet="The patrol is back.")
    Comment.objects.say(story, "Is it true?", by=press_officer)
    LiveBlog.objects.open(story, by=press_officer)
    story.publish(by=press_officer)
    Decision.objects.create(post=Post.objects.get(), by=press_officer, words="Held.")
    story.withdraw(by=press_officer)
    return story


def rows_of(record: type[models.Model]) -> models.QuerySet[models.Model]:
    return record._default_manager.all()


def refused(what: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            what()
    except DatabaseError as error:
        return "is a record" in str(error)
    return False


def in_sql(statement: str) -> Callable[[], None]:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return run


@pytest.mark.parametrize("record", RECORDS)
def test_no_road_changes_or_deletes_a_record(
    withdrawn: Article, record: type[models.Model]
) -> None:
    assert record._meta.pk
    table, column = record._meta.db_table, record._meta.pk.column
    before = list(rows_of(record).values())
    assert before
    assert refused(lambda: rows_of(record).update(**{column: 10_000}))
    assert refused(lambda: rows_of(record).bulk_update([rows_of(record)[0]], [BY[record]]))
    assert refused(lambda: rows_of(record)._raw_delete(connection.alias))
    assert refused(in_sql(f"UPDATE {table} SET {column} = {column}"))
    assert refused(in_sql(f"DELETE FROM {table}"))
    assert list(rows_of(record).values()) == before
    assert table in kept_tables()


def test_what_the_law_wants_erased_is_erased_and_all_else_is_kept_again(withdrawn: Article) -> None:
    records = rows_of(Article.history.model)
    with kept_rows.unguarded():
        records.update(summary="Erased by order of the court.")
    assert {row["summary"] for row in records.values()} == {"Erased by order of the court."}
    assert refused(lambda: records.update(summary="Again."))


def test_erasure_that_fails_changes_nothing_and_leaves_the_guard_there(withdrawn: Article) -> None:
    records = rows_of(Article.history.model)
    with suppress(Exception), kept_rows.unguarded():
        records.update(summary="Erased.")
        raise RuntimeError
    assert "Erased." not in {row["summary"] for row in records.values()}
    assert refused(lambda: records.update(summary="Again."))


def test_erasure_within_another_is_part_of_it(withdrawn: Article) -> None:
    records = rows_of(Article.history.model)
    with kept_rows.unguarded():
        with kept_rows.unguarded():
            records.update(title="Erased.")
        with suppress(RuntimeError), kept_rows.unguarded():
            records.update(title="Not erased.")
            raise RuntimeError
        records.update(summary="Erased, too.")  # the inner blocks have not set the guard again
    found = {(row["title"], row["summary"]) for row in records.values()}
    assert found == {("Erased.", "Erased, too.")}
    assert refused(lambda: records.update(summary="Again."))


def test_what_was_said_of_a_draft_outlives_it(make_story: MakeStory, press_officer: User) -> None:
    draft = make_story()
    Comment.objects.say(draft, "Is it true?", by=press_officer)
    blog = LiveBlog.objects.open(draft, by=press_officer)
    entry = blog.post(by=press_officer, typed="We have begun.")
    number = draft.pk
    draft.delete()
    assert Comment.objects.get().article_id == number
    assert {event.entry_id for event in LiveEvent.objects.all()} == {None, entry.pk}
    told = {event.what: event.reason for event in timeline(Span(article=number))}
    assert told["Comment"] == "Is it true?"
    assert told["Live blog: Opened"] == ""
    assert told["Live blog: Posted"] == "We have begun."


def test_guard_is_set_again_when_a_migration_has_lost_it(withdrawn: Article) -> None:
    with connection.cursor() as cursor:
        for line in kept_rows.let_go(connection.vendor, kept_tables()):
            cursor.execute(line)
    kept_rows.guard()
    kept_rows.guard()
    assert refused(lambda: rows_of(Withdrawal).update(reason="Another."))


@pytest.mark.django_db(transaction=True)
def test_tests_empty_the_tables_all_the_same(withdrawn: Article) -> None:
    assert refused(lambda: rows_of(Withdrawal).update(reason="Another."))
