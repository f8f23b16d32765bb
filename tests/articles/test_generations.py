"""What moves when something public changes."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from articles.change_note import Change
from articles.generations import EVERYTHING, FRAME, LISTS, PICTURES, move, moved_since
from articles.models import Article, Category, District, Edition
from articles.taking_out_notes import take_out
from media_picker.models import FlickrAlbum, YouTubeVideo

MakeStory = Callable[..., Article]
pytestmark = pytest.mark.django_db


class Since:
    """The names that have moved since the last look."""

    def __init__(self) -> None:
        self.number = moved_since(None)[0]

    def __call__(self) -> set[str]:
        self.number, names = moved_since(self.number)
        return set(names)


@pytest.fixture
def story(make_story: MakeStory) -> Article:
    return make_story()


@pytest.fixture
def moved(story: Article) -> Since:
    return Since()


def test_first_publication_moves_its_story_and_the_lists(
    story: Article, press_officer: User, moved: Since
) -> None:
    story.publish(by=press_officer)
    assert moved() == {f"story:{story.pk}", LISTS}
    assert moved() == set()


def test_correction_moves_the_pictures_too(
    story: Article, press_officer: User, moved: Since
) -> None:
    story.publish(by=press_officer)
    moved()
    story.publish(by=press_officer)
    assert moved() == {f"story:{story.pk}", LISTS, PICTURES}


def test_note_that_is_taken_out_moves_its_story_and_the_lists(
    story: Article, press_officer: User, moved: Since
) -> None:
    story.publish(by=press_officer)
    story.publish(by=press_officer, change=Change(note="The road is open."))
    at = Edition.objects.get(article=story).notes[0]["at"]
    moved()
    take_out(story, at, by=press_officer, reason="It is not.")
    assert moved() == {f"story:{story.pk}", LISTS}


def test_page_moves_the_frame_that_names_it(make_story: MakeStory, press_officer: User) -> None:
    page = make_story("How we work", kind="page")
    moved = Since()
    page.publish(by=press_officer)
    assert FRAME in moved()
    page.kind = "news"
    page.save()
    page.publish(by=press_officer)
    assert FRAME in moved(), "the footer no longer names it"


def test_withdrawal_moves_everything(story: Article, press_officer: User, moved: Since) -> None:
    story.publish(by=press_officer)
    moved()
    story.withdraw(by=press_officer)
    assert moved() == {EVERYTHING}


def test_saving_a_working_copy_moves_nothing(
    story: Article, press_officer: User, moved: Since
) -> None:
    story.publish(by=press_officer)
    moved()
    story.title = "Changed"
    story.save()
    assert moved() == set()


def test_publication_that_fails_moves_nothing(
    story: Article, press_officer: User, moved: Since
) -> None:
    @transaction.atomic
    def publish_and_fail() -> None:
        story.publish(by=press_officer)
        raise RuntimeError("something after it fails")

    with pytest.raises(RuntimeError):
        publish_and_fail()
    assert moved() == set()


@pytest.mark.parametrize("place", [Category, District])
def test_category_and_district_move_everything_when_saved_and_when_deleted(
    place: type[Category] | type[District],
) -> None:
    moved = Since()
    made = place.objects.create(name="Courts", slug="courts")
    assert moved() == {EVERYTHING}
    place.objects.filter(pk=made.pk).delete()
    assert moved() == {EVERYTHING}


def test_what_flickr_and_youtube_say_moves_the_stories_that_show_it(
    make_story: MakeStory, press_officer: User
) -> None:
    other, shows = (
        make_story("Other"),
        make_story(
            "Shows both", album_id="72157645404898108", video_id="HGdRhjvORBk", has_video=True
        ),
    )
    for story in (other, shows):
        story.publish(by=press_officer)
    moved = Since()
    FlickrAlbum.objects.get(album_id=shows.album_id).save()
    assert moved() == {f"story:{shows.pk}"}
    YouTubeVideo.objects.get(video_id=shows.video_id).save()
    assert moved() == {f"story:{shows.pk}", PICTURES}


def test_names_that_move_again_keep_one_row(
    django_assert_num_queries: Callable[..., object],
) -> None:
    since = Since()
    for _ in range(3):
        move(LISTS, "story:1")
    move(FRAME)
    assert since() == {LISTS, "story:1", FRAME}
    move(LISTS, LISTS)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert since() == {LISTS}


@pytest.mark.django_db(transaction=True)
def test_later_move_waits_until_the_earlier_is_committed() -> None:
    has_moved, may_commit = threading.Event(), threading.Event()
    done: list[str] = []

    def earlier() -> None:
        with transaction.atomic():
            move("earlier")
            has_moved.set()
            may_commit.wait(10)
            done.append("earlier")
        connection.close()

    def later() -> None:
        has_moved.wait(10)
        move("later")
        done.append("later")
        connection.close()

    threads = [threading.Thread(target=earlier), threading.Thread(target=later)]
    for thread in threads:
        thread.start()
    has_moved.wait(10)
    threads[1].join(0.5)
    assert moved_since(0) == (0, []), "nobody sees either"
    may_commit.set()
    for thread in threads:
        thread.join(20)
    assert done == ["earlier", "later"]
    assert moved_since(1) == (2, ["later"])
