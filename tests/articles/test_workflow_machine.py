"""A machine that does everything to a story that anybody may try, in any order, at any time.

After each step a visitor looks everywhere, and has to see exactly what was promised (promised.py).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import ClassVar

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles import archiving, embargo
from articles.admin.moment_form import MomentForm
from articles.kinds import Step
from articles.models import (
    Category,
    Edition,
    Schedule,
    UnreviewedEdition,
    WithdrawalKind,
)
from articles.signals import published, withdrawn
from articles.tasks import publish_scheduled
from articles.workflow import Role, Verb, may
from liveblog.models import LiveBlog, LiveEntry
from liveblog.passage import as_passage
from media_picker.models import Picture
from social.passage_tweet import PassageTweet
from tests.articles.moves import TICKED, Moves, MovesByForm
from tests.articles.promised import PEOPLE, Promised
from tests.articles.visitors_eyes import COMMON
from tests.newsroom_fixtures import jpeg, person_with
from tests.social.ledger.fake_x import Killed, sweep

# Those who may do something come oftener, so that more is done than refused.
PERSON = st.sampled_from(["press", "editor", "press", "editor", "contributor", "admin", "outsider"])
WHICH = st.sampled_from(["first", "second"])
REASON = st.sampled_from(["It is 3 a.m.", ""])
LATER = st.sampled_from([timedelta(hours=1), timedelta(minutes=10), timedelta(hours=26)])
REAL_NOW = timezone.now
CLOCKS = st.sampled_from(["01:30", "00:30", "02:00", "23:45"])


class Desk(Promised):
    """`moves` does what is asked: by the models' verbs, or as somebody with a browser does it."""

    made_by: ClassVar[type[Moves]] = Moves

    @property
    def moves(self) -> Moves:
        return self.made_by(self)

    # -- writing ---------------------------------------------------------------------------------

    @rule(by=PERSON, has_picture=st.booleans())
    def edit(self, by: str, has_picture: bool) -> None:
        is_early = self.story.step in (Step.WRITING, Step.IN_REVIEW, Step.SENT_BACK)
        is_allowed = self.publishes(by) or (self.owns_draft(by) and is_early)
        assert may(self.person(by), Verb.CHANGE, self.story) == is_allowed
        if not is_allowed:
            assert not self.tries(lambda: self.moves.edit_though_refused(by))
            return
        self.word, self.has_picture, self.last_editor = self.new_word(), has_picture, by
        assert self.tries(lambda: self.moves.edit(by))

    @rule(by=PERSON, reviewer=st.sampled_from(["", "press", "editor", "contributor"]))
    def submit(self, by: str, reviewer: str) -> None:
        if self.tries(lambda: self.moves.submit(by, reviewer)):
            assert self.publishes(by) or self.owns_draft(by)
            assert not reviewer or (self.publishes(reviewer) and reviewer != self.last_editor)
            self.approval = None

    @precondition(lambda self: self.is_in_review())
    @rule(by=PERSON)
    def approve(self, by: str) -> None:
        if self.tries(lambda: self.moves.approve(by)):
            assert self.publishes(by)
            assert by != self.last_editor
            self.approval = self.content()

    @rule(by=st.sampled_from(["press", "editor", "admin"]), is_changed_after=st.booleans())
    def have_it_approved_and_publish(self, by: str, is_changed_after: bool) -> None:
        """The usual way, in one step; and what was approved is not what would go out, perhaps."""
        self.submit(by, "")
        self.approve("admin" if self.last_editor == "editor" else "editor")
        if is_changed_after:
            self.edit(by, not self.has_picture)
        self.publish(by, "")

    @precondition(lambda self: self.is_in_review())
    @rule(by=PERSON)
    def send_back(self, by: str) -> None:
        if self.tries(lambda: self.moves.send_back(by)):
            assert self.publishes(by)
            self.approval = None

    # -- going out --------------------------------------------------------------------------------

    @rule(by=PERSON, reason=REASON)
    def publish(self, by: str, reason: str) -> None:
        unread = not self.is_read()
        is_allowed = self.publishes(by) and not self.is_held() and (not unread or bool(reason))
        assert self.tries(lambda: self.moves.publish(by, reason)) == is_allowed
        if is_allowed:
            live = Edition.objects.get(article=self.number)
            assert UnreviewedEdition.objects.filter(edition=live).exists() == unread
            self.is_out()

    @rule(
        by=PERSON,
        day=st.sampled_from([1, 0]),
        clock=CLOCKS,
        which=WHICH,
    )
    def schedule(self, by: str, day: int, clock: str, which: str) -> None:
        local = timezone.localtime(self.now)
        asked = {"day": local.date() + timedelta(days=day), "clock": clock, "which": which}
        form = MomentForm(asked)
        if not form.is_valid():
            return
        at = form.cleaned_data["moment"]
        assert at > self.now
        assert f"{timezone.localtime(at):%H:%M}" == clock
        is_allowed = self.publishes(by) and not self.is_held(at) and self.is_read()
        assert self.tries(lambda: self.moves.schedule(by, asked, at)) == is_allowed
        if is_allowed:
            self.planned = (self.content(), at, by)

    @precondition(lambda self: self.planned)
    @rule(by=PERSON)
    def call_off(self, by: str) -> None:
        row = Schedule.objects.filter(article=self.number).last()
        if row and self.tries(lambda: row.call_off(by=self.person(by))):
            assert self.publishes(by)
            self.planned = None

    @rule(later=LATER, dies=st.booleans())
    def time_passes(self, later: timedelta, dies: bool) -> None:
        """The poll comes; its worker dies in the middle perhaps, and another one comes after it."""
        self.poll_at(self.now + later, dies)

    @precondition(lambda self: self.planned)
    @rule(is_late=st.booleans(), dies=st.booleans())
    def hour_comes(self, is_late: bool, dies: bool) -> None:
        assert self.planned is not None
        at = self.planned[1] + timedelta(minutes=3 if is_late else 0)
        self.poll_at(max(self.now, at), dies)

    def poll_at(self, now: datetime, dies: bool) -> None:
        self.now = now
        self.is_moved = True
        if dies:
            with self.killed_at(published), suppress(Killed):
                publish_scheduled()
            self.visitors_see_what_they_may()
        content, at, by = self.planned or (None, None, "")
        is_due = at is not None and at <= self.now
        goes = is_due and content == self.content() and self.publishes(by) and self.is_read()
        goes = goes and not self.is_held()
        publish_scheduled()
        if goes:
            self.is_out()
        elif is_due:
            assert Schedule.objects.alarming().filter(article=self.number).exists()
            self.planned = None

    @rule(by=PERSON, later=LATER)
    def put_under_embargo(self, by: str, later: timedelta) -> None:
        until = self.now + later
        if self.tries(lambda: embargo.hold(self.story, until, by=self.person(by))):
            assert self.publishes(by) or self.owns_draft(by)
            assert not self.is_held() or self.embargo is None or until >= self.embargo
            self.embargo = until

    @precondition(lambda self: self.embargo)
    @rule(by=PERSON)
    def lift_embargo(self, by: str) -> None:
        if self.tries(lambda: embargo.lift(self.story, by=self.person(by), reason="Agreed.")):
            assert self.publishes(by)
            self.embargo = None

    # -- taking down ------------------------------------------------------------------------------

    @precondition(lambda self: self.public)
    @rule(by=PERSON, kind=st.sampled_from(WithdrawalKind), dies=st.booleans())
    def withdraw_or_die(self, by: str, kind: WithdrawalKind, dies: bool) -> None:
        if dies:
            with self.killed_at(withdrawn), suppress(Killed):
                self._withdraw(by, kind)
            self.visitors_see_what_they_may()
        self.withdraw(by, kind)

    def withdraw(self, by: str, kind: WithdrawalKind) -> None:
        leads_elsewhere = kind == WithdrawalKind.REPLACED
        is_allowed = self.publishes(by) and bool(self.public)
        is_allowed &= not (leads_elsewhere and self.story.is_appeal)
        assert self._withdraw(by, kind) == is_allowed
        if is_allowed:
            self.public, self.public_picture, self.is_withdrawn = "", False, True
            self.approval = self.planned = None

    def _withdraw(self, by: str, kind: WithdrawalKind) -> bool:
        return self.tries(lambda: self.moves.withdraw(by, kind))

    @precondition(lambda self: self.public)
    @rule(by=PERSON, is_back=st.booleans())
    def archive(self, by: str, is_back: bool) -> None:
        move = archiving.bring_back if is_back else archiving.archive
        if self.tries(lambda: move(self.story, by=self.person(by))):
            assert self.publishes(by)
            self.is_archived = not is_back

    # -- live updates -----------------------------------------------------------------------------

    @rule(by=PERSON)
    def post_live(self, by: str) -> None:
        word = self.new_word()

        def post() -> None:
            with transaction.atomic():
                blog = LiveBlog.objects.open(self.story, by=self.person(by))
                blog.post(by=self.person(by), typed=f"At the {COMMON}: {word}.")

        is_allowed = self.publishes(by) and not self.is_held()
        assert self.tries(post) == is_allowed
        if is_allowed:
            self.standing.append(word)

    @precondition(lambda self: self.standing)
    @rule(by=PERSON, is_removed=st.booleans())
    def remove_or_tweet_live(self, by: str, is_removed: bool) -> None:
        word = self.standing[-1]
        entry = LiveEntry.objects.get(typed__contains=word)
        whoever = self.person(by)
        if is_removed:
            if self.tries(lambda: entry.remove(by=whoever, answers=TICKED)):
                assert self.publishes(by)
                self.standing.pop()
            return
        tweet = PassageTweet(as_passage(entry), f"Have you seen us? {word}")
        if self.tries(lambda: tweet.put_in_line(by=whoever, confirmed=tweet.passage.fingerprint)):
            assert self.publishes(by)
            assert self.public
            assert not self.is_held()
            self.told.add(word)

    # -- people and workers -----------------------------------------------------------------------

    @rule(role=st.sampled_from([Role.CONTRIBUTOR, Role.PRESS_OFFICER]))
    def press_officer_changes_role(self, role: Role) -> None:
        self.person("press").groups.set([Group.objects.get(name=role)])
        self.roles["press"] = role

    @rule(by=PERSON)
    def look_afterwards(self, by: str) -> None:
        row = UnreviewedEdition.objects.unseen().first()
        if row and self.tries(lambda: row.see(by=self.person(by))):
            assert self.edits(by)
            assert row.by.username != by

    @rule()
    def workers_run(self) -> None:
        before = set(self.x.tweets)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(timezone, "now", REAL_NOW)  # the ledger goes by the database's clock
            sweep()
        for tweet_id in set(self.x.tweets) - before:
            assert self.public, "the story was not public when its tweet went out"
            words = self.words_of(self.x.tweets[tweet_id].text)
            assert words <= self.was_public | {*self.standing}, "a removed update was tweeted"


@pytest.fixture
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


class DeskOfForms(Desk):
    made_by = MovesByForm


# How many examples of how many steps; each move by a form is two pages that are drawn.
@pytest.mark.parametrize(
    ("desk", "examples", "steps"),
    [
        (Desk, 9 if connection.vendor == "sqlite" else 4, 40),
        (DeskOfForms, 2 if connection.vendor == "sqlite" else 1, 25),
    ],
)
def test_nothing_is_public_that_was_not_promised(
    db: None, patch: pytest.MonkeyPatch, desk: type[Desk], examples: int, steps: int
) -> None:
    for name, role in PEOPLE.items():
        person_with(role, name, is_superuser=name == "admin")
    Category.objects.create(name="Community", slug="community")
    desk.picture = Picture.objects.add(io.BytesIO(jpeg()), title="Quay", alt_text="The quay")
    desk.patch = patch
    run_state_machine_as_test(
        desk,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            # Each step asks a visitor to look everywhere: shrinking would take longer than reading.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            print_blob=True,
        ),
    )
