"""The ledger's rules: one post an occasion, the claim, the mark, and what becomes of a post."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from articles.models import Article
from media_picker.models import Picture
from social.decisions import Choice, NotDecided, decide
from social.models import Post, TweetDraft
from social.models.post_picture import PostPicture
from social.post_states import MOVES, NEXT_STEP, PostState

MakeStory = Callable[..., Article]


@pytest.fixture
def post(make_story: MakeStory, press_officer: User) -> Post:
    """A post in line, of a story that was just published."""
    make_story(tweet="We are back on the water.").publish(by=press_officer)
    return Post.objects.get()


def claimed(post: Post) -> Post:
    assert post.claim()
    return post


def expire(post: Post) -> None:
    past = timezone.now() - timedelta(seconds=1)
    Post.objects.filter(pk=post.pk).update(lease_until=past)


def take_back() -> None:
    """What the sweep does with dead workers' claims."""
    for post in Post.objects.expired():
        post.give_back()


def press(post: Post, choice: Choice) -> str:
    return decide(Post.objects.get(pk=post.pk), choice, User.objects.get(username="press"))


def state_of(post: Post) -> str:
    return Post.objects.get(pk=post.pk).state


def test_publishing_queues_the_tweet_that_was_confirmed(
    make_story: MakeStory, make_picture: Callable[..., Picture], press_officer: User
) -> None:
    first, second = make_picture("First"), make_picture("Second")
    body = f'<p>x</p><p><img data-picture="{first.pk}"></p><p><img data-picture="{second.pk}"></p>'
    story = make_story(body=body, tweet="Back on the water.", image="article")
    story.publish(by=press_officer)
    post = Post.objects.get()
    assert post.state == PostState.QUEUED
    assert post.text == f"Back on the water. http://newsroom.example{story.path}"
    assert post.alt_text == "First at dawn"
    with first.jpeg().file.open("rb") as file:
        assert bytes(post.picture.content) == file.read()


def test_text_picture_and_alt_text_are_frozen(
    make_story: MakeStory, make_picture: Callable[..., Picture], press_officer: User
) -> None:
    picture = make_picture()
    story = make_story(
        body=f'<p><img data-picture="{picture.pk}"></p>', tweet="Before", image="article"
    )
    story.publish(by=press_officer)
    TweetDraft.objects.update(text="After")
    Picture.objects.update(alt_text="After")
    post = Post.objects.get()
    assert post.text.startswith("Before ")
    assert post.alt_text == "Harbour at dawn"


def test_story_without_tweet_queues_nothing(make_story: MakeStory, press_officer: User) -> None:
    story = make_story(tweet="Not wanted")
    TweetDraft.objects.update(is_wanted=False)
    story.publish(by=press_officer)
    assert not Post.objects.exists()


def test_publishing_again_makes_no_second_post(post: Post, press_officer: User) -> None:
    claimed(post)
    post.mark_posting()
    post.sent("77")
    TweetDraft.objects.update(text="Changed")
    post.article.publish(by=press_officer)
    assert Post.objects.count() == 1
    assert Post.objects.get().state == PostState.SENT
    assert "Changed" not in Post.objects.get().text


def test_first_publication_with_tweet_yes_may_be_a_later_one(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    story.publish(by=press_officer)
    TweetDraft.objects.create(article=story, is_wanted=True, text="Now with a tweet")
    story.publish(by=press_officer)
    assert Post.objects.get().text.startswith("Now with a tweet")


def test_publishing_again_before_it_went_out_sends_the_newer_words(
    post: Post, press_officer: User
) -> None:
    TweetDraft.objects.update(text="Newer")
    post.article.publish(by=press_officer)
    assert Post.objects.get().text.startswith("Newer ")


def test_only_one_of_two_workers_gets_the_claim(post: Post) -> None:
    other = Post.objects.get(pk=post.pk)
    assert post.claim()
    assert not other.claim()


def test_post_is_not_claimed_before_it_is_due(post: Post) -> None:
    Post.objects.update(due_at=timezone.now() + timedelta(minutes=1))
    assert not post.claim()


def test_worker_whose_claim_ran_out_does_not_post(post: Post) -> None:
    claimed(post)
    expire(post)
    assert not post.mark_posting()


def test_worker_whose_claim_was_taken_over_does_not_post(post: Post) -> None:
    claimed(post)
    expire(post)
    take_back()
    second = Post.objects.get(pk=post.pk)
    assert second.claim()
    assert not post.mark_posting()
    assert second.mark_posting()


def test_expired_claim_without_mark_is_queued_again(post: Post) -> None:
    claimed(post)
    take_back()
    assert state_of(post) == PostState.SENDING  # its time has not come
    expire(post)
    take_back()
    assert state_of(post) == PostState.QUEUED


def test_expired_claim_with_mark_is_unknown_and_never_due_again(post: Post) -> None:
    claimed(post)
    assert post.mark_posting()
    expire(post)
    take_back()
    take_back()
    assert state_of(post) == PostState.UNKNOWN
    assert not Post.objects.due().exists()
    assert not Post.objects.get(pk=post.pk).claim()


def test_late_id_is_kept(post: Post) -> None:
    claimed(post)
    post.mark_posting()
    expire(post)
    take_back()
    post.sent("123")
    kept = Post.objects.get()
    assert (kept.state, kept.remote_id) == (PostState.SENT, "123")


def test_withdrawal_cancels_what_x_was_not_asked_for(post: Post, press_officer: User) -> None:
    claimed(post)
    post.article.withdraw(by=press_officer)
    assert state_of(post) == PostState.CANCELLED
    assert not post.mark_posting()


def test_withdrawal_leaves_alone_what_x_was_asked_for(post: Post, press_officer: User) -> None:
    claimed(post)
    post.mark_posting()
    post.article.withdraw(by=press_officer)
    assert state_of(post) == PostState.SENDING
    post.sent("5")
    assert state_of(post) == PostState.SENT


def test_story_published_again_after_withdrawal_sends_its_unsent_tweet(
    post: Post, press_officer: User
) -> None:
    post.article.withdraw(by=press_officer)
    post.article.publish(by=press_officer)
    assert state_of(post) == PostState.QUEUED
    assert Post.objects.count() == 1


def test_worker_frozen_right_after_its_claim_does_not_mark_the_next_ones(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def freeze(_: Post) -> None:
        monkeypatch.undo()
        expire(post)
        take_back()
        assert Post.objects.get(pk=post.pk).claim()

    monkeypatch.setattr(PostPicture, "read_into", freeze)
    assert post.claim()
    assert not post.mark_posting()


def test_passing_refusals_wait_longer_each_time_and_wait_for_a_person_in_the_end(
    post: Post, settings: Any
) -> None:
    waits = []
    for attempt in range(1, 9):
        Post.objects.update(due_at=timezone.now() - timedelta(seconds=1))
        claimed(post)
        assert post.attempts == attempt
        post.try_later("X had a fault of its own (503).")
        post.refresh_from_db()
        assert post.state == PostState.QUEUED
        waits.append(round((post.due_at - timezone.now()).total_seconds(), -1))
    assert waits == sorted(waits)
    assert waits[-1] == 300
    Post.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    claimed(post)
    hours_ago = timezone.now() - timedelta(seconds=settings.POST_TOO_OLD_SECONDS + 1)
    post.queued_at = hours_ago
    post.try_later("X had a fault of its own (503).")
    post.refresh_from_db()
    assert post.state == PostState.HELD
    assert "more than 6 hours" in post.reason


def test_story_withdrawn_while_x_is_asked_is_not_put_in_line_again(
    post: Post, press_officer: User
) -> None:
    claimed(post)
    post.mark_posting()
    post.article.withdraw(by=press_officer)
    post.try_later("X asked the newsroom to wait.")
    assert state_of(post) == PostState.CANCELLED


def test_story_withdrawn_by_force_is_cancelled_when_its_dead_worker_is_found(post: Post) -> None:
    claimed(post)
    Article.objects.update(state="withdrawn")
    expire(post)
    take_back()
    assert state_of(post) == PostState.CANCELLED


def test_id_is_kept_even_when_the_post_was_cancelled_meanwhile(post: Post) -> None:
    claimed(post)
    Post.objects.update(state=PostState.CANCELLED, token="")
    post.sent("4242")
    kept = Post.objects.get()
    assert (kept.state, kept.remote_id) == (PostState.SENT, "4242")


def test_second_id_for_one_post_is_kept_and_an_alarm_until_a_person_has_seen_it(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    claimed(post)
    post.sent("1")
    post.sent("1")
    assert not Post.objects.doubled().exists()  # found on the timeline before its answer came
    post.sent("2")
    kept = Post.objects.doubled().get()
    assert (kept.remote_id, kept.twin_ids.split()) == ("1", ["2"])
    assert "twice" in caplog.text
    press(post, Choice.SEEN)
    assert not Post.objects.doubled().exists()
    assert Post.objects.get().twin_ids.split() == ["2"]


def test_publishing_again_voids_a_claim_that_did_not_reach_the_mark(
    post: Post, press_officer: User
) -> None:
    claimed(post)
    TweetDraft.objects.update(text="Newer")
    post.article.publish(by=press_officer)
    assert not post.mark_posting()
    queued = Post.objects.get()
    assert (queued.state, queued.text[:6]) == (PostState.QUEUED, "Newer ")


def test_failed_post_can_be_tried_again_and_a_sent_or_unknown_one_cannot(post: Post) -> None:
    def cannot() -> None:
        with pytest.raises(NotDecided):
            press(post, Choice.TRY_AGAIN)

    cannot()
    claimed(post)
    post.failed("X refused it")
    press(post, Choice.TRY_AGAIN)
    assert post.claim()
    post.mark_posting()
    post.unknown("no answer")
    cannot()
    post.sent("9")
    cannot()
    assert Post.objects.get().reason == ""


def test_failed_post_of_a_withdrawn_story_cannot_be_tried_again(
    post: Post, press_officer: User
) -> None:
    claimed(post)
    post.failed("X refused it")
    post.article.withdraw(by=press_officer)
    with pytest.raises(NotDecided):
        press(post, Choice.TRY_AGAIN)


def test_two_posts_never_have_one_id(
    post: Post, make_story: MakeStory, press_officer: User
) -> None:
    make_story("Other", tweet="Other").publish(by=press_officer)
    first, second = Post.objects.order_by("pk")
    claimed(first)
    first.sent("1")
    claimed(second)
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        second.sent("1")


def test_ledger_protects_the_story(post: Post) -> None:
    with pytest.raises(models.ProtectedError) as refusal:
        post.article.delete()
    assert post in refusal.value.protected_objects


def test_moves_not_in_the_table_move_nothing(post: Post) -> None:
    for source in PostState:
        for target in PostState:
            Post.objects.filter(pk=post.pk).update(state=source)
            moved = Post.objects.filter(pk=post.pk).move(target)
            assert moved == (target in MOVES[source]), (source, target)


def test_every_state_has_its_next_step_in_words() -> None:
    assert set(NEXT_STEP) == set(PostState)
