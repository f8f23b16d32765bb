"""The worker judges the frozen words once more before X is asked for anything."""

from __future__ import annotations

import pytest

from social.models import Post
from social.post_states import PostState
from tests.social.ledger.desk import state_of
from tests.social.ledger.fake_x import FakeX, sweep


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("x" * 201, "1 character too long"),
        ("", "Write the text"),
        ("Closed at 5pm.In town", "“5pm. In”"),
        ("Last seen in\u202e Millbrook", "invisible character"),
    ],
)
def test_frozen_words_that_the_form_would_refuse_are_held_and_x_is_not_asked(
    x: FakeX, post: Post, words: str, said: str
) -> None:
    Post.objects.update(text=f"{words} {post.url}".strip())
    sweep()
    assert state_of(post) == PostState.HELD
    assert said in post.reason
    assert x.asked == []


def test_worker_counts_by_the_limit_of_a_tweet_with_an_image(x: FakeX, pictured: Post) -> None:
    Post.objects.update(text=f"{'x' * 171} {pictured.url}")
    sweep()
    assert state_of(pictured) == PostState.HELD
    assert "171 of 170" in pictured.reason
    Post.objects.update(state=PostState.QUEUED, text=f"{'x' * 170} {pictured.url}")
    sweep()
    assert state_of(pictured) == PostState.SENT
