"""A machine that does everything to a story and its tweet, in any order, for ever.

Its X has no rule against duplicates, and its timeline lags, for less than the settle window.
Whatever happens: X never has the tweet twice by the newsroom's own doing, never after a withdrawal
whose deletion was confirmed, and in the end, when X and the workers are well again, the row tells
what X has.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles.kinds import State
from articles.models import Article, Category
from articles.workflow import Role
from social import delivery
from social.models import Account, Attempt, Decision, Installation, Post, TweetDraft
from social.post_states import PostState
from social.x_failure import Asked, Meaning, XError
from tests.newsroom_fixtures import person_with
from tests.social.ledger.fake_x import SILENCE, FakeX, Killed, advance_clock, sweep, with_fake_x

LAGS = st.sampled_from([0, 5, 14])  # minutes
FAILURES = {
    "wait": XError("Wait", Meaning.WAIT, wait_seconds=60),
    "unreachable": XError("X could not be reached.", Meaning.PASSING),
    "silent": SILENCE,
    "suspended": XError("X refused the account (403)", Meaning.ACCOUNT),
    "refused": XError("X refused it", Meaning.REFUSED),
}


class Ledger(RuleBasedStateMachine):
    patch: pytest.MonkeyPatch
    x: FakeX

    @initialize()
    def begin(self) -> None:
        for model in (Attempt, Decision, Post, TweetDraft, Account, Installation):
            model.objects.all().delete()
        self.x = with_fake_x(self.patch)
        self.x.refuses_duplicates = False
        self.by = User.objects.get(username="press")
        self.story = Article.objects.create(
            title="Ola Nowak",
            kind="missing",
            summary="Words.",
            body="<p>Words.</p>",
            author=self.by,
            category=Category.objects.get(),
        )
        self.draft = TweetDraft.objects.create(
            article=self.story, is_wanted=True, text="Have you seen Ola Nowak, 14?"
        )
        self.slow: list[tuple[Post, str]] = []  # workers that X answered and that are frozen
        self.publish()

    @property
    def posts(self) -> list[Post]:
        return list(Post.objects.all())

    @property
    def is_public(self) -> bool:
        self.story.refresh_from_db()
        return self.story.state == State.PUBLISHED

    # -- people -----------------------------------------------------------------------------------

    @rule(words=st.sampled_from(["Have you seen Ola Nowak, 14?", "Ola Nowak, 14, is missing."]))
    def edit(self, words: str) -> None:
        TweetDraft.objects.update(text=words)

    @rule()
    def publish(self) -> None:
        self.story.publish(by=self.by)

    @precondition(lambda self: self.is_public)
    @rule()
    def withdraw(self) -> None:
        self.story.withdraw(by=self.by)

    # -- workers ----------------------------------------------------------------------------------

    @rule()
    def deliver_twice(self) -> None:
        for post in self.posts:
            delivery.deliver(Post.objects.get(pk=post.pk))
            delivery.deliver(post)

    @rule()
    def sweep(self) -> None:
        sweep()

    @rule(at=st.sampled_from([Asked.POST, Asked.DELETE, Asked.TIMELINE]))
    def crash(self, at: Asked) -> None:
        """The worker dies as it is about to ask, or when X has done it and nobody heard."""
        self.x.fails[at] = [Killed()]
        self._work_until_killed()
        self.x.fails[at] = []

    @rule(lag_minutes=LAGS)
    def crash_after_x_took_it(self, lag_minutes: int) -> None:
        self.x.lag_minutes = lag_minutes
        self.x.loses_reply = [Killed()]
        self._work_until_killed()
        self.x.loses_reply = []

    def _work_until_killed(self) -> None:
        with suppress(Killed):
            sweep()

    @rule()
    def freeze_a_worker_that_x_answered(self) -> None:
        for post in self.posts:
            if not self.slow and delivery.may_post() and post.claim() and post.mark_posting():
                with suppress(XError):
                    self.slow.append((post, self.x.post(post.text)))

    @precondition(lambda self: self.slow)
    @rule()
    def wake_it_up(self) -> None:
        post, tweet_id = self.slow.pop()
        post.sent(tweet_id)

    # -- X ----------------------------------------------------------------------------------------

    @rule(lag_minutes=LAGS)
    def lose_a_reply(self, lag_minutes: int) -> None:
        self.x.lag_minutes = lag_minutes
        self.x.loses_reply = [SILENCE]
        sweep()
        self.x.loses_reply = []

    @rule(at=st.sampled_from([Asked.POST, Asked.DELETE]), how=st.sampled_from(sorted(FAILURES)))
    def fail(self, at: Asked, how: str) -> None:
        self.x.fails[at] = [FAILURES[how]]

    @rule(minutes=LAGS)
    def lag(self, minutes: int) -> None:
        self.x.lag_minutes = minutes

    @rule(minutes=st.sampled_from([1, 6, 20]))
    def advance_clock(self, minutes: int) -> None:
        advance_clock(self.x, minutes=minutes)
        sweep()

    # -- what must always be so -------------------------------------------------------------------

    @invariant()
    def x_has_it_once_at_most(self) -> None:
        if hasattr(self, "x"):
            assert len({tweet.text for tweet in self.x.up}) <= 1
            assert len(self.x.up) <= 1

    @invariant()
    def what_was_deleted_is_gone(self) -> None:
        if hasattr(self, "x") and not self.slow:
            for post in self.posts:
                if post.state == PostState.DELETED:
                    assert self.x.up == []

    def teardown(self) -> None:
        """All is well again, and people do what they are asked: then the row and X agree."""
        if not hasattr(self, "x"):
            return
        while self.slow:
            self.wake_it_up()
        self.x.lag_minutes, self.x.fails, self.x.loses_reply = 0, {}, []
        for _ in range(12):
            advance_clock(self.x, minutes=16)
            sweep()
        for post in self.posts:
            up = [tweet.id for tweet in self.x.up]
            if post.state == PostState.SENT:
                assert up == [post.remote_id]
            else:
                assert up == [], post.state
            if not self.is_public:
                assert up == []
            assert post.state not in (PostState.SENDING, PostState.DELETING)


@pytest.fixture
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def test_x_has_the_tweet_once_whatever_happens(db: None, patch: pytest.MonkeyPatch) -> None:
    person_with(Role.PRESS_OFFICER, "press")
    Category.objects.create(name="Community", slug="community")
    Ledger.patch = patch
    run_state_machine_as_test(
        Ledger,
        settings=settings(
            max_examples=25 if connection.vendor == "sqlite" else 10,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
