"""A machine that does everything to a story and its tweet, in any order, for ever.

People press every button that is offered to them, and are right about what they saw on X.

Its X has no rule against duplicates, and its timeline lags, for less than the settle window.
Whatever happens: X never has the tweet twice by the newsroom's own doing, never after a withdrawal
whose deletion was confirmed, and in the end, when X and the workers are well again, the row tells
what X has, and the next story's tweet goes out.
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

from articles import kept_rows
from articles.kinds import State
from articles.models import Article, Category
from articles.workflow import Role
from social import delivery
from social.decisions import Choice, choices_for
from social.going_out import takes_update
from social.models import Account, Attempt, Decision, Installation, NamedPerson, Post, TweetDraft
from social.post_states import PostState
from social.x_failure import Asked, Meaning, XError
from tests.environment import forget_former_newsroom
from tests.newsroom_fixtures import person_with
from tests.social.ledger.desk import press
from tests.social.ledger.fake_x import SILENCE, FakeX, Killed, advance_clock, sweep, with_fake_x

MINUTES = st.sampled_from([6, 1, 2, 20])
UPDATE = "Update"  # how the text of each begins
LAGS = st.sampled_from([14, 5, 0])  # minutes; Hypothesis tries the first the most
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
        with kept_rows.unguarded():
            Decision.objects.all()._raw_delete(connection.alias)
        for model in (Attempt, Post, TweetDraft, Account, Installation):
            model.objects.all().delete()
        forget_former_newsroom()
        self.x = with_fake_x(self.patch)
        self.x.refuses_duplicates = False
        self.by = User.objects.get(username="press")
        self.stories: list[Article] = []
        self.updates = 0
        self.slow: list[tuple[Post, str]] = []  # workers that X answered and that are frozen
        self.stopped: dict[int, int] = {}  # what a person stopped → how often it was tried by then
        self.write_and_publish()

    @property
    def posts(self) -> list[Post]:
        return list(Post.objects.all())

    # -- people -----------------------------------------------------------------------------------

    @rule()
    def write_and_publish(self) -> None:
        story = Article.objects.create(
            title="Ola Nowak",
            kind="missing",
            summary="Words.",
            body="<p>Words.</p>",
            author=self.by,
            category=Category.objects.get(),
        )
        NamedPerson.objects.create(article=story, name="Ola", age="14")
        text = f"Have you seen Ola, 14? Case {story.pk}."
        TweetDraft.objects.create(article=story, is_wanted=True, text=text)
        self.stories.append(story)
        story.publish(by=self.by)

    @rule(data=st.data(), words=st.sampled_from(["Have you seen Ola, 14?", "Ola, 14, is missing."]))
    def edit_and_publish_again(self, data: st.DataObject, words: str) -> None:
        story = data.draw(st.sampled_from(self.stories))
        draft = TweetDraft.objects.filter(article=story)
        draft.update(is_wanted=True, text=f"{words} Case {story.pk}.")
        self.publish_again(story)

    @rule(data=st.data())
    def ask_for_an_update(self, data: st.DataObject) -> None:
        story = data.draw(st.sampled_from(self.stories))
        if not takes_update(story):
            return
        draft = TweetDraft.objects.filter(article=story)
        words = draft.get().text
        self.updates += 1
        text = f"{UPDATE} {self.updates}: Ola, 14, was seen. Case {story.pk}."
        draft.update(is_update_wanted=True, text=text)
        self.publish_again(story)
        assert Post.objects.filter(article=story, text__startswith=text).exists()
        draft.update(text=words)

    @rule(data=st.data())
    def publish_again_without_a_tweet(self, data: st.DataObject) -> None:
        story = data.draw(st.sampled_from(self.stories))
        TweetDraft.objects.filter(article=story).update(is_wanted=False)
        self.publish_again(story)

    def publish_again(self, story: Article) -> None:
        for post in Post.objects.filter(article=story, is_given_up=False):
            self.stopped.pop(post.pk, None)
        story.publish(by=self.by)

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        story = data.draw(st.sampled_from(self.stories))
        if story.state == State.PUBLISHED:
            story.withdraw(by=self.by)

    @rule(data=st.data(), is_published_again=st.booleans())
    def press_a_button(self, data: st.DataObject, is_published_again: bool) -> None:
        post = data.draw(st.sampled_from(self.posts))
        up = self.up(post)
        untrue = {Choice.IS_NOT_THERE, Choice.GIVE_UP} if up else {Choice.IS_THERE}
        choices = [choice for choice in choices_for(post) if choice not in untrue]
        if not choices:
            return
        choice = data.draw(st.sampled_from(choices[::-1]))
        press(post, choice, up[0] if choice == Choice.IS_THERE else "")
        if choice in (Choice.HOLD, Choice.CANCEL, Choice.GIVE_UP):
            self.stopped[post.pk] = post.attempts
            if is_published_again:
                self.publish_again(post.article)
        elif choice in (Choice.TRY_AGAIN, Choice.IS_NOT_THERE):
            self.stopped.pop(post.pk, None)

    # -- workers ----------------------------------------------------------------------------------

    @rule(workers=st.sampled_from([2, 20]))
    def tell_workers_of_the_same(self, workers: int) -> None:
        for post in self.posts:
            told = [Post.objects.get(pk=post.pk) for _ in range(workers)]
            for own in told:
                delivery.deliver(own)

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

    @rule(lag_minutes=LAGS, minutes=MINUTES)
    def lose_a_reply(self, lag_minutes: int, minutes: int) -> None:
        """To whatever is in line, a new story among it; then time passes."""
        self.write_and_publish()
        self.x.lag_minutes = lag_minutes
        self.x.loses_reply = [SILENCE] * len(self.stories)
        sweep()
        self.x.loses_reply = []
        self.let_time_pass(minutes)

    @rule(at=st.sampled_from([Asked.POST, Asked.DELETE]), how=st.sampled_from(sorted(FAILURES)))
    def fail(self, at: Asked, how: str) -> None:
        self.x.fails[at] = [FAILURES[how]]

    @rule(minutes=MINUTES)
    def let_time_pass(self, minutes: int) -> None:
        advance_clock(self.x, minutes=minutes)
        sweep()

    # -- what must always be so -------------------------------------------------------------------

    def up(self, post: Post) -> list[str]:
        """X's ids of the tweets that link to this post's story: of an update those that say it, of
        a first tweet all but updates, whatever they say.
        """
        tweets = [tweet for tweet in self.x.up if post.url in tweet.links]
        if post.is_update:
            return [tweet.id for tweet in tweets if tweet.text == post.text]
        return [tweet.id for tweet in tweets if not tweet.text.startswith(UPDATE)]

    @invariant()
    def x_has_each_once_at_most(self) -> None:
        for post in self.posts:
            assert len(self.up(post)) <= 1

    @invariant()
    def what_a_person_stopped_is_not_tried_again(self) -> None:
        for post in Post.objects.filter(pk__in=self.stopped):
            assert post.attempts == self.stopped[post.pk]
            assert post.state == PostState.CANCELLED or post.remote_id or not post.is_given_up

    @invariant()
    def what_was_deleted_is_gone(self) -> None:
        frozen = {post.pk for post, _ in self.slow}
        for post in self.posts:
            if post.state == PostState.DELETED and post.pk not in frozen:
                assert self.up(post) == []

    def teardown(self) -> None:
        """All is well again, and time passes: each row says what X has, and tweets go out."""
        while self.slow:
            self.wake_it_up()
        self.x.lag_minutes, self.x.fails, self.x.loses_reply = 0, {}, []
        for _ in range(8):
            advance_clock(self.x, minutes=16)
            sweep()
        for post in self.posts:
            is_public = Article.objects.get(pk=post.article_id).state == State.PUBLISHED
            assert self.up(post) == ([post.remote_id] if post.state == PostState.SENT else [])
            assert is_public or not self.up(post)
            assert post.state not in (PostState.SENDING, PostState.DELETING, PostState.QUEUED)
        self.write_and_publish()
        sweep()
        newest = Post.objects.latest("pk")
        assert newest.state == PostState.SENT
        assert self.up(newest) == [newest.remote_id]


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
            max_examples=20 if connection.vendor == "sqlite" else 10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
