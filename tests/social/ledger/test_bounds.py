"""What is tried for too long, or is too old, waits for a person and holds nothing up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article, Schedule
from social import delivery
from social.decisions import Choice
from social.models import Post
from social.post_states import PostState
from tests.social.ledger.desk import a_second_ago, press, state_of
from tests.social.ledger.fake_x import FakeX, advance_clock, sweep

MakeStory = Callable[..., Article]


def test_post_over_which_the_newsroom_stumbles_is_parked_and_the_others_go_on(
    x: FakeX, post: Post, make_story: MakeStory, press_officer: User, settings: Any
) -> None:
    make_story("Other", tweet="Other").publish(by=press_officer)
    other = Post.objects.exclude(pk=post.pk).get()
    for _ in range(settings.POST_MOST_CRASHES):
        Post.objects.filter(pk=post.pk).update(due_at=a_second_ago())
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(delivery, "_picture", lambda *_: 1 / 0)
            delivery.deliver(post)
        sweep_others(post)
    assert state_of(post) == PostState.HELD
    assert "others go on" in post.reason
    assert state_of(other) == PostState.SENT


def test_post_over_which_workers_die_is_parked(post: Post, settings: Any) -> None:
    for _ in range(settings.POST_MOST_CRASHES):
        Post.objects.update(due_at=a_second_ago())
        assert post.claim()
        Post.objects.update(lease_until=a_second_ago())
        for expired in Post.objects.expired():
            expired.give_back()
    assert state_of(post) == PostState.HELD


def test_what_is_too_old_is_held_and_not_posted_late(x: FakeX, post: Post) -> None:
    advance_clock(x, hours=7)
    assert not Post.objects.due().exists()
    sweep()
    assert state_of(post) == PostState.HELD
    assert "more than 6 hours" in post.reason
    assert x.asked == []
    press(post, Choice.TRY_AGAIN)
    sweep()
    assert state_of(post) == PostState.SENT


@pytest.mark.parametrize(("hours", "then"), [(5, PostState.SENT), (7, PostState.HELD)])
def test_tweet_of_a_story_that_went_out_hours_after_its_time_has_waited_since_then(
    x: FakeX, make_story: MakeStory, press_officer: User, hours: float, then: PostState
) -> None:
    story = make_story(tweet="We are back on the water.")
    in_an_hour = timezone.now() + timedelta(hours=1)
    schedule = Schedule.objects.make(story, by=press_officer, at=in_an_hour)
    Schedule.objects.update(at=timezone.now() - timedelta(hours=hours))
    Schedule.objects.get(pk=schedule.pk).go_out()
    sweep()
    assert state_of(Post.objects.get()) == then


def test_what_waited_an_hour_is_sent_and_marked_late(x: FakeX, post: Post) -> None:
    advance_clock(x, hours=1)
    sweep()
    assert state_of(post) == PostState.SENT
    assert post.was_sent_late


def sweep_others(post: Post) -> None:
    for other in Post.objects.due().exclude(pk=post.pk):
        delivery.deliver(other)
