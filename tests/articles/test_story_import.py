"""Taking over an old archive, and inventing one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from articles.models import ArchiveMonth, Article, Category, District, Edition
from articles.search import search
from social.models import Post

MakeStory = Callable[..., Article]
LINE = {
    "id": "old-1",
    "title": "A bridge opens",
    "body": "<p>The <b>iron</b> bridge.</p><script>x</script>",
    "published_at": "2019-05-31T14:00:00+01:00",
    "category": "community",
}


@pytest.fixture
def run(tmp_path: Path, category: Category, editor: User) -> Callable[..., str]:
    """Import these lines; answers what the command said, and raised."""

    def run(*lines: Any, encoding: str = "utf-8") -> str:
        file, out = tmp_path / "old.jsonl", StringIO()
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        file.write_text("\n".join(texts), encoding=encoding)
        try:
            call_command("import_stories", str(file), "--by", "editor", stdout=out)
        except CommandError as error:
            out.write(str(error))
        return out.getvalue()

    return run


def test_story_is_public_at_its_own_date_and_found_and_not_tweeted(
    client: Client, run: Callable[..., str], harbourside: District
) -> None:
    assert "Taken: 1." in run({**LINE, "district": "Harbourside", "slug": "bridge"})
    edition = Edition.objects.get()
    assert edition.published_at == datetime(2019, 5, 31, 13, tzinfo=UTC)
    assert edition.changed_at is None
    assert edition.summary == "The iron bridge."
    assert "script" not in edition.body_html
    assert edition.district == harbourside
    assert client.get("/news/bridge/").status_code == 200
    assert [hit.edition for hit in search("iron").hits] == [edition]
    assert str(ArchiveMonth.objects.with_stories().get()) == "May 2019"
    # It does not look as though somebody had saved it since.
    assert not Article.objects.saved_since_publication().exists()
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": ""}, "“title” is missing"),
        ({"body": None}, "“body” is missing"),
        ({"published_at": "yesterday"}, "“published_at” has to look like"),
        ({"published_at": "2019-05-31T14:00:00"}, "“published_at” has to look like"),
        ({"published_at": "2019-02-31T14:00:00Z"}, "“published_at” has to look like"),
        ({"published_at": "2999-01-01T00:00:00Z"}, "lies in the future"),
        ({"category": "Nonsense"}, "There is no category “Nonsense”"),
        ({"category": ""}, "Choose a category"),
        ({"kind": "rumour"}, "kind:"),
        ({"slug": "no good"}, "slug:"),
        ({"title": "x" * 300}, "title:"),
        ({"body": "<script>only</script>"}, "its body is empty"),
        ({"tags": "a"}, "“tags” is not a field"),
        ({"title": ["a"]}, "“title” has to be text"),
        ({"title": "\ud83d"}, "“title” has half a character"),
        ({"\ud83d": ""}, "The name of a field has half a character"),
        ({"id": "x" * 300}, "“id” is longer"),
    ],
)
def test_line_that_cannot_be_taken_is_told_why_and_leaves_nothing(
    run: Callable[..., str], change: dict[str, Any], reason: str
) -> None:
    said = run({**LINE, "id": "good"}, LINE | change)
    assert "Line 2: " in said
    assert reason in said
    assert "Taken: 1. Here already: 0. Refused: 1." in said
    assert Article.objects.count() == Edition.objects.count() == 1


@pytest.mark.parametrize("line", ["{", "[1]", "null", "[" * 100_000, '"x"'])
def test_line_that_is_no_object_of_json_is_refused(run: Callable[..., str], line: str) -> None:
    assert "Line 1: This is no " in run(line)


def test_file_of_another_encoding_loses_no_letters_unseen(run: Callable[..., str]) -> None:
    # Old archives have the sign of a letter lost long ago: that is UTF-8, too.
    line = json.dumps(LINE | {"title": "A café opens \ufffd"}, ensure_ascii=False)
    assert "Line 1: This is no text in UTF-8." in run(
        line.replace("\ufffd", ""), encoding="latin-1"
    )
    assert "Taken: 1." in run(line, encoding="utf-8-sig")
    assert Edition.objects.get().title == "A café opens \ufffd"


def test_second_run_takes_what_was_mended_and_nothing_twice(run: Callable[..., str]) -> None:
    run(LINE, {**LINE, "id": "old-2", "title": ""})
    said = run(LINE, "", {**LINE, "id": "old-2", "title": "Mended"})
    assert "Taken: 1. Here already: 1. Refused: 0." in said
    assert Edition.objects.count() == 2


def test_import_needs_somebody_who_may_publish(tmp_path: Path, contributor: User, db: None) -> None:
    for name in ("contributor", "nobody"):
        with pytest.raises(CommandError, match="may not publish"):
            call_command("import_stories", str(tmp_path), "--by", name)


def test_invented_archive_stands_in_lists_search_and_counts(
    client: Client, settings: Any, db: None
) -> None:
    settings.IS_REHEARSAL = True
    call_command("load_archive", "30", stdout=StringIO())
    call_command("load_archive", "5", stdout=StringIO())
    assert Edition.objects.count() == 35
    assert sum(month.stories for month in ArchiveMonth.objects.all()) == 35
    assert search("the").count == 35
    first = Edition.objects.newest_first().first()
    assert first is not None
    assert client.get(first.path).status_code == 200
    assert not Article.objects.exclude(author__is_active=False).exists()


def test_no_story_is_invented_where_x_is_the_real_one(settings: Any, db: None) -> None:
    settings.IS_REHEARSAL = False
    with pytest.raises(CommandError, match="no rehearsal"):
        call_command("load_archive", "5")
    assert not Article.objects.exists()
