"""What a desk does with a live blog, and the numbered record of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Article
from articles.workflow import NotAllowed
from liveblog.models import LiveBlog, LiveEntry, NotNow, PostedBefore
from media_picker.models import Picture, PictureUse, VideoUse

MakeStory = Callable[..., Article]
MakePicture = Callable[..., Picture]


def kinds(blog: LiveBlog) -> list[str]:
    """The record; its numbers are from 1 without a gap."""
    blog.refresh_from_db()
    events = list(blog.events.order_by("number"))
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    assert blog.number == len(events)
    return [event.kind for event in events]


def is_public(picture: Picture) -> bool:
    return PictureUse.objects.filter(picture=picture, is_public=True).exists()


def test_story_has_one_live_blog(blog: LiveBlog, story: Article, press_officer: User) -> None:
    assert LiveBlog.objects.open(story, by=press_officer) == blog
    assert kinds(blog) == ["opened"]


def test_contributor_can_neither_open_nor_post(
    blog: LiveBlog, make_story: MakeStory, contributor: User
) -> None:
    with pytest.raises(NotAllowed):
        LiveBlog.objects.open(make_story("Mine", author=contributor), by=contributor)
    with pytest.raises(NotAllowed):
        blog.post(by=contributor, typed="Words.")
    assert kinds(blog) == ["opened"]


def test_posted_entry_says_what_was_typed(blog: LiveBlog, press_officer: User) -> None:
    entry = blog.post(by=press_officer, typed="Road closed.", heading="A1", is_key=True)
    entry.refresh_from_db()
    assert (entry.number, entry.text, entry.is_key) == (2, "<p>Road closed.</p>", True)
    assert kinds(blog) == ["opened", "posted"]


def test_same_token_posts_once(blog: LiveBlog, press_officer: User) -> None:
    first = blog.post(by=press_officer, token="t1", typed="Once.")
    assert blog.post(by=press_officer, token="t1", typed="Once.") == first
    with pytest.raises(PostedBefore):
        blog.post(by=press_officer, token="t1", typed="Typed in another window.")
    assert kinds(blog) == ["opened", "posted"]


def test_empty_entry_and_quote_of_nobody_are_refused(blog: LiveBlog, press_officer: User) -> None:
    with pytest.raises(ValidationError) as empty:
        blog.post(by=press_officer, typed="  ")
    assert "typed" in empty.value.message_dict
    with pytest.raises(ValidationError) as nobodys:
        blog.post(by=press_officer, quote="Stay away.")
    assert "quote_source" in nobodys.value.message_dict
    assert kinds(blog) == ["opened"]


def test_correction_is_marked_and_the_old_words_are_kept_inside(
    blog: LiveBlog, press_officer: User
) -> None:
    entry = blog.post(by=press_officer, typed="Two hurt.")
    entry.correct(by=press_officer, typed="One hurt.")
    assert entry.text == "<p>One hurt.</p>"
    assert entry.corrected_at is not None
    assert [old.typed for old in entry.history.order_by("history_date")] == [
        "Two hurt.",
        "One hurt.",
    ]
    entry.correct(by=press_officer, typed="One hurt.")
    assert kinds(blog) == ["opened", "posted", "corrected"]


def test_pinning_is_no_correction(blog: LiveBlog, press_officer: User) -> None:
    entry = blog.post(by=press_officer, typed="Stay away.")
    entry.correct(by=press_officer, is_pinned=True)
    assert entry.corrected_at is None
    assert kinds(blog) == ["opened", "posted", "marked"]


def test_removed_entry_stands_nowhere_and_cannot_be_corrected(
    blog: LiveBlog, press_officer: User
) -> None:
    entry = blog.post(by=press_officer, typed="Wrong.")
    entry.remove(by=press_officer)
    entry.remove(by=press_officer)
    assert not blog.entries.standing().exists()
    assert kinds(blog) == ["opened", "posted", "removed"]
    with pytest.raises(NotNow):
        entry.correct(by=press_officer, typed="Right.")


def test_pause_post_close_and_reopen(blog: LiveBlog, press_officer: User) -> None:
    back_at = timezone.now()
    blog.pause(by=press_officer, back_at=back_at)
    assert (blog.is_paused, blog.back_at) == (True, back_at)
    blog.post(by=press_officer, typed="Sooner than we thought.")
    assert (blog.is_open, blog.back_at) == (True, None)
    with pytest.raises(NotNow):
        blog.resume(by=press_officer)
    with pytest.raises(NotNow):
        blog.close(by=press_officer, summary=" ")
    blog.close(by=press_officer, summary="All safe.")
    assert (blog.is_closed, blog.summary) == (True, "<p>All safe.</p>")
    for refused in (
        lambda: blog.post(by=press_officer, typed="Too late."),
        lambda: blog.pause(by=press_officer),
    ):
        with pytest.raises(NotNow):
            refused()
    blog.reopen(by=press_officer)
    blog.pause(by=press_officer)
    blog.resume(by=press_officer)
    assert kinds(blog) == [
        *("opened", "paused", "resumed", "posted", "closed"),
        *("reopened", "paused", "resumed"),
    ]


def test_picture_is_public_only_while_a_public_entry_shows_it(
    blog: LiveBlog,
    story: Article,
    make_picture: MakePicture,
    press_officer: User,
) -> None:
    first, second = make_picture("First"), make_picture("Second")
    entry = blog.post(by=press_officer, picture=first)
    assert is_public(first)
    entry.correct(by=press_officer, picture=second)
    assert not is_public(first)
    assert is_public(second)
    story.withdraw(by=press_officer)
    assert not is_public(second)
    story.publish(by=press_officer)
    assert is_public(second)
    entry.remove(by=press_officer)
    assert not is_public(second)
    story.publish(by=press_officer)
    assert not is_public(second)


def test_picture_of_an_entry_is_private_before_its_story_is_published(
    make_story: MakeStory, make_picture: MakePicture, press_officer: User
) -> None:
    draft = make_story("Not yet")
    blog = LiveBlog.objects.open(draft, by=press_officer)
    picture = make_picture()
    blog.post(by=press_officer, picture=picture)
    assert not is_public(picture)
    assert PictureUse.objects.filter(picture=picture).exists()
    draft.publish(by=press_officer)
    assert is_public(picture)


def test_picture_that_may_not_be_used_is_refused(
    blog: LiveBlog, make_picture: MakePicture, press_officer: User
) -> None:
    with pytest.raises(ValidationError) as refused:
        blog.post(by=press_officer, picture=make_picture(alt_text=""))
    assert "alt text" in refused.value.message_dict["picture"][0]


def test_poster_of_a_video_is_public_while_its_entry_is(
    blog: LiveBlog, press_officer: User
) -> None:
    entry = blog.post(by=press_officer, video_id="HGdRhjvORBk")
    assert VideoUse.objects.get().holder == entry
    entry.remove(by=press_officer)
    assert not VideoUse.objects.exists()


def test_publication_and_withdrawal_stand_in_the_record(
    blog: LiveBlog, story: Article, press_officer: User
) -> None:
    story.withdraw(by=press_officer)
    assert not blog.is_public()
    story.publish(by=press_officer)
    assert blog.is_public()
    blog.refresh_from_db()
    assert kinds(blog) == ["opened", "withdrawn", "published"]


def test_draft_story_is_deleted_with_its_live_blog(
    make_story: MakeStory, make_picture: MakePicture, press_officer: User
) -> None:
    draft = make_story("Never mind")
    blog = LiveBlog.objects.open(draft, by=press_officer)
    blog.post(by=press_officer, picture=make_picture())
    draft.delete()
    assert not LiveEntry.objects.exists()
    assert not PictureUse.objects.exists()


def test_story_with_a_waiting_update_whose_picture_may_no_longer_be_used_is_not_ready(
    make_story: MakeStory, make_picture: MakePicture, press_officer: User
) -> None:
    story, picture = make_story(), make_picture()
    blog = LiveBlog.objects.open(story, by=press_officer)
    blog.post(by=press_officer, typed="Seen here.", picture=picture)
    assert not story.problems()
    Picture.objects.update(use_until=timezone.localdate() - timedelta(days=1))
    (problem,) = story.problems()
    assert problem.message.startswith("Live blog, update 2:")
