"""What the newsroom's users were promised, in these tests' own words, beside what it does.

Who may do what, what a second person has read, and what therefore stands in public.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from articles import taken_down
from articles.kinds import Step
from articles.models import Article, Category, WhyWithdrawn, WithdrawalKind
from articles.problems import NotReady
from articles.workflow import NotAllowed, Role
from liveblog.models import LiveBlog, NotNow
from media_picker.models import Picture
from social.models import NamedPerson, Post, TweetDraft
from social.passage_tweet import NotTweetable
from tests.articles.visitors_eyes import COMMON, WORD, seen_of
from tests.environment import forget_former_newsroom
from tests.social.ledger.fake_x import FakeX, Killed, sweep, with_fake_x

PEOPLE: dict[str, Role | None] = {
    "contributor": Role.CONTRIBUTOR,
    "press": Role.PRESS_OFFICER,
    "editor": Role.EDITOR,
    "admin": None,  # a superuser, who has an editor's
    "outsider": None,
}
REFUSALS = (NotAllowed, NotReady, NotNow, NotTweetable)

# The evenings before clocks go forward and back, and a day on which they do not.
BEGINS = st.sampled_from(
    [
        datetime(2027, 3, 27, 22, tzinfo=UTC),
        datetime(2027, 10, 30, 22, tzinfo=UTC),
        datetime(2027, 6, 1, 9, tzinfo=UTC),
    ]
)


class Promised(RuleBasedStateMachine):
    """The story `number`, and what may be seen of it at `now`."""

    patch: pytest.MonkeyPatch
    picture: Picture
    number: int
    now: datetime
    is_moved: bool  # something was written, or time has passed, since a visitor looked

    @initialize(
        begins=BEGINS,
        author=st.sampled_from(["contributor", "press", "editor"]),
        is_review_required=st.sampled_from([True, False, True]),
        is_tweeted=st.booleans(),
        kind=st.sampled_from(["news", "missing"]),
        is_out_already=st.booleans(),
    )
    def begin(
        self,
        begins: datetime,
        author: str,
        is_review_required: bool,
        is_tweeted: bool,
        kind: str,
        is_out_already: bool,
    ) -> None:
        self.point = transaction.savepoint()
        forget_former_newsroom()  # of which the ledger, rolled back, knows nothing
        self.now = begins
        self.is_moved = True
        self.noting = connection.execute_wrapper(self.note_what_is_written)
        self.noting.__enter__()
        self.patch.setattr(timezone, "now", lambda: self.now)
        self.patch.setattr("django.conf.settings.REQUIRE_REVIEW", is_review_required)
        self.is_review_required = is_review_required
        self.x: FakeX = with_fake_x(self.patch)
        self.visitor = Client()
        self.browsers: dict[tuple[str, datetime], Client] = {}
        self.promise_nothing_yet(author)
        story = Article(kind=kind, category=Category.objects.get(), author=self.person(author))
        self.write(story)
        if is_tweeted:
            words = f"Have you seen us? {self.word}"
            TweetDraft.objects.create(article=story, is_wanted=True, text=words)
        if kind == "missing":
            withheld = {"is_name_withheld": True, "is_age_withheld": True}
            NamedPerson.objects.create(article=story, why_withheld="The family asks.", **withheld)
        self.number = story.pk
        self.other = Article.objects.create(
            title="Elsewhere", summary="s", body="<p>b</p>", author=self.person("press"),
            category=Category.objects.get(),
        )  # fmt: skip
        self.other.publish(by=self.person("press"), is_review_asked=False)
        if is_out_already:
            story.publish(by=self.person("press"), without_review="It is 3 a.m.")
            self.is_out()

    def teardown(self) -> None:
        if hasattr(self, "point"):
            self.noting.__exit__(None, None, None)
            if self.public:
                why = WhyWithdrawn(WithdrawalKind.LEGAL, "The end.")
                self.story.withdraw(by=self.person("admin"), why=why)
                self.nothing_is_left()
            transaction.savepoint_rollback(self.point)

    @property
    def words(self) -> dict[str, str]:
        """What somebody writes into the story, by its fields."""
        return {
            "title": f"{COMMON.title()} {self.word}",
            "summary": f"The {COMMON}. {self.word}",
            "body": f"<p>At the {COMMON}: {self.word}.</p>",
        }

    def write(self, story: Article) -> None:
        # Typed, so that no address has the word of a version.
        story.slug, story.has_typed_address = story.slug or "at-the-quay", True
        for name, words in self.words.items():
            setattr(story, name, words)
        story.lead_picture = self.picture if self.has_picture else None
        story.save()

    def promise_nothing_yet(self, author: str) -> None:
        self.roles = dict(PEOPLE)
        self.count = 0
        # What the newsroom's users were promised, kept beside what it does.
        self.last_editor = self.author = author
        self.word = self.new_word()
        self.has_picture = True
        self.approval: object = None  # what was approved: its content
        self.planned: tuple[object, datetime, str] | None = None
        self.embargo: datetime | None = None
        self.public = ""  # the word of the version that visitors read
        self.public_picture = self.is_archived = False
        self.was_public: set[str] = set()
        self.standing: list[str] = []  # the words of live updates
        self.told: set[str] = set()  # of those, what was tweeted while readers could read it
        self.is_withdrawn = False

    def is_out(self) -> None:
        self.public, self.public_picture = self.word, self.has_picture
        self.was_public.add(self.word)
        self.approval = self.planned = None
        self.is_archived = self.is_withdrawn = False

    def note_what_is_written(
        self, execute: Any, sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        self.is_moved |= sql.startswith(("INSERT", "UPDATE", "DELETE"))
        return execute(sql, params, many, context)

    # -- who and what -----------------------------------------------------------------------------

    @property
    def story(self) -> Article:
        return Article.objects.get(pk=self.number)

    def person(self, name: str) -> User:
        return User.objects.get(username=name)  # anew: roles are kept with the one in hand

    def publishes(self, name: str) -> bool:
        return name == "admin" or self.roles[name] in (Role.PRESS_OFFICER, Role.EDITOR)

    def edits(self, name: str) -> bool:
        return name == "admin" or self.roles[name] == Role.EDITOR

    def owns_draft(self, name: str) -> bool:
        """A contributor's rights end with the first publication."""
        is_own = self.roles[name] == Role.CONTRIBUTOR and name == self.author
        return is_own and not self.was_public

    def content(self) -> object:
        """What would go out now; of a story that is public, live updates went out before."""
        is_out = bool(self.public)
        return self.word, () if is_out else (self.blog_number(), tuple(self.standing))

    def blog_number(self) -> int:
        blog = LiveBlog.objects.of(self.number)
        return blog.number if blog else 0

    def new_word(self) -> str:
        self.count += 1
        return f"zander{self.count:04d}"

    def is_read(self) -> bool:
        return not self.is_review_required or self.approval == self.content()

    def is_held(self, at: datetime | None = None) -> bool:
        return self.embargo is not None and (at or self.now) < self.embargo

    def is_in_review(self) -> bool:
        return self.story.step == Step.IN_REVIEW

    def tries(self, what: Callable[[], Any]) -> bool:
        """Whether it was done; what is refused is refused whole."""
        try:
            return what() is not False
        except REFUSALS:
            return False

    @contextmanager
    def killed_at(self, signal: Any) -> Iterator[None]:
        def die(**_: object) -> None:
            raise Killed

        signal.connect(die)
        try:
            yield
        finally:
            signal.disconnect(die)

    @staticmethod
    def words_of(text: str) -> set[str]:
        return set(WORD.findall(text))

    # -- what must always be so -------------------------------------------------------------------

    @invariant()
    def visitors_see_what_they_may(self) -> None:
        """Looked at whenever something was written, or time has passed, since the last look."""
        if not self.is_moved:
            return
        self.is_moved = False
        seen = seen_of(self.visitor, self.story, self.picture)
        own = {self.public} if self.public else set()
        live = {*self.standing} if self.public else set()
        current = set() if self.is_archived else own
        assert seen.page == own | live
        assert all(words == current for words in seen.lists), seen
        assert seen.found == own
        assert live <= seen.blog <= own | live
        assert seen.fleeting <= current
        assert seen.is_picture_public == self.public_picture
        assert (seen.status == 200) == bool(self.public)
        self.ledger_holds_nothing_that_was_not_public()
        if self.is_withdrawn:
            self.nothing_is_left()

    def ledger_holds_nothing_that_was_not_public(self) -> None:
        for post in Post.objects.filter(article=self.number):
            assert self.words_of(post.text) <= self.was_public | self.told

    def nothing_is_left(self) -> None:
        """Once the workers have run, no copy of what was withdrawn is anywhere."""
        for _ in range(2):
            sweep()
        assert [place for place in taken_down.places_of(self.story) if not place.is_done] == []
        links = {post.url for post in Post.objects.filter(article=self.number)}
        assert [tweet for tweet in self.x.up if links & set(tweet.links)] == []
