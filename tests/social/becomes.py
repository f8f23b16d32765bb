"""Waiting for what workers make of a post."""

from __future__ import annotations

from collections.abc import Iterable

from social.models import Post
from social.post_states import PostState
from tests.newsroom_processes import CeleryProcess, wait_until


def becomes(post: Post, state: PostState, supervised: Iterable[CeleryProcess] = ()) -> None:
    def is_so() -> bool:
        for process in supervised:
            process.start_again_if_it_ended()
        post.refresh_from_db()
        return post.state == state

    wait_until(is_so, f"the post is {state}")
