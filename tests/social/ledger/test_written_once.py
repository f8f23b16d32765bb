"""What stands between a due tweet and X's door is asked in SQL that is kept: it is Django's own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from social.models import Account, Installation, Post
from social.models.written_once import Given, WrittenOnce
from social.post_states import PostState
from social.x_failure import Asked, Meaning, XError

# The claim and the picture; and in one transaction, of two statements itself, the story's lock, the
# mark, its count and the log.
MOST_STATEMENTS = 8


def test_kept_update_changes_what_the_queryset_would_and_says_how_many(post: Post) -> None:
    rows = Post.objects.filter(pk=Given("pk"), state=PostState.QUEUED)
    once_more = WrittenOnce.update(rows, attempts=F("attempts") + 1, reason=Given("reason"))
    assert once_more.run(pk=post.pk, reason="It’s 100 % “odd”; %s") == 1
    assert once_more.run(pk=post.pk + 1, reason="of another") == 0
    post.refresh_from_db()
    assert (post.attempts, post.reason) == (1, "It’s 100 % “odd”; %s")


def test_kept_update_returns_the_rows_as_they_are_after_it(post: Post) -> None:
    hold = WrittenOnce.update(Post.objects.filter(pk=Given("pk")), state=PostState.HELD)
    assert [row.state for row in hold.returning(Post, pk=post.pk)] == [PostState.HELD]
    assert hold.returning(Post, pk=post.pk + 1) == []


@pytest.mark.parametrize(
    "spoil",
    [
        {"due_at": timezone.now() + timedelta(days=1)},
        {"queued_at": timezone.now() - timedelta(days=30)},
        *({"state": state} for state in PostState if state != PostState.QUEUED),
    ],
    ids=["due later", "too old", *(s.label for s in PostState if s != PostState.QUEUED)],
)
def test_only_what_is_due_is_claimed(post: Post, spoil: dict[str, Any]) -> None:
    Post.objects.update(**spoil)
    assert not post.claim()
    Post.objects.update(state=PostState.QUEUED, due_at=post.due_at, queued_at=post.queued_at)
    assert post.claim()


def test_claim_minds_a_setting_that_changed(post: Post, settings: Any) -> None:
    Post.objects.update(queued_at=timezone.now() - timedelta(seconds=30))
    settings.POST_TOO_OLD_SECONDS = 20
    assert not post.claim()
    settings.POST_TOO_OLD_SECONDS = 40
    assert post.claim()


@pytest.mark.parametrize("meaning", [Meaning.ACCOUNT, Meaning.WAIT])
def test_nothing_is_claimed_while_the_account_may_not_post(post: Post, meaning: Meaning) -> None:
    Account.current().heard(Asked.POST, XError("X said no.", meaning))
    assert not post.claim()
    assert post.claim(heeds_account=False)


def test_few_statements_stand_between_a_due_tweet_and_x(
    post: Post, django_assert_max_num_queries: Any
) -> None:
    Installation.demand_own()  # and this ledger knows whose it is
    worker = Post(pk=post.pk)
    with django_assert_max_num_queries(MOST_STATEMENTS):
        assert worker.claim()
        assert worker.mark_posting()
        assert not hasattr(worker, "picture")
