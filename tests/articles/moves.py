"""A story's main moves, made in two ways: by the verbs of the models, and through the real forms.

What is refused raises what the models raise, or answers False.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.test import Client

from articles.models import Article, Review, Schedule, WhyWithdrawn, WithdrawalKind
from articles.workflow import Verb, require
from social.models import TweetDraft
from tests.newsroom.who_may.form_on_page import form_on

if TYPE_CHECKING:
    from tests.articles.promised import Promised

TICKED = {"delete_tweet_was_asked": "1", "delete_tweet": "1"}
CONFIRMED = re.compile(r'name="confirmed"\s+value="(\w+)"')
REASON = "Why."
Data = dict[str, Any]


class Moves:
    """By the models' verbs. People are given by their names."""

    def __init__(self, desk: Promised) -> None:
        self.desk = desk
        self.story: Article = desk.story
        self.person = desk.person

    @property
    def tweet(self) -> str:
        return f"Have you seen us? {self.desk.word}"

    def edit(self, by: str) -> bool:
        self.desk.write(self.story)
        self.story.was_edited(by=self.person(by))
        TweetDraft.objects.filter(article=self.story).update(text=self.tweet)
        return True

    def edit_though_refused(self, by: str) -> bool:
        require(self.person(by), Verb.CHANGE, self.story)
        return True

    def submit(self, by: str, reviewer: str) -> bool:
        asked = self.person(reviewer) if reviewer else None
        Review.objects.submit(self.story, by=self.person(by), reviewer=asked)
        return True

    def approve(self, by: str) -> bool:
        if review := Review.objects.current(self.story):
            review.approve(by=self.person(by))
        return review is not None

    def send_back(self, by: str) -> bool:
        if review := Review.objects.current(self.story):
            review.send_back(by=self.person(by), reason=REASON)
        return review is not None

    def publish(self, by: str, without_review: str) -> bool:
        self.story.publish(by=self.person(by), without_review=without_review)
        return True

    def schedule(self, by: str, asked: Data, at: datetime) -> bool:
        """`asked` are the answers in words, of which `at` is the moment."""
        Schedule.objects.make(self.story, by=self.person(by), at=at)
        return True

    def withdraw(self, by: str, kind: WithdrawalKind) -> bool:
        instead = self.desk.other if kind == WithdrawalKind.REPLACED else None
        why = WhyWithdrawn(kind, REASON, instead)
        answers = None if kind == WithdrawalKind.LEGAL else TICKED
        self.story.withdraw(by=self.person(by), why=why, answers=answers)
        return True


class MovesByForm(Moves):
    """As a browser sends them: the page is opened and its form sent with what was typed.

    Who is shown no form sends a colleague's, for that is what a forger would do.
    """

    def edit(self, by: str) -> bool:
        form = self._form(by, "change", "title")
        typed = {
            **self.desk.words,
            "lead_picture": self.desk.picture.pk if self.desk.has_picture else "",
            "has_video": "False",
        }
        if TweetDraft.objects.filter(article=self.story).exists():
            typed["tweet_draft-0-text"] = self.tweet
        return self._send(by, "change", form | typed | {"_continue": "1"})

    def edit_though_refused(self, by: str) -> bool:
        return self.edit(by)

    def submit(self, by: str, reviewer: str) -> bool:
        asked = self.person(reviewer).pk if reviewer else ""
        return self._send(by, "submit", {"reviewer": asked, "note": ""})

    def approve(self, by: str) -> bool:
        return self._send(by, "review", {"_approve": "1"} | self._confirmed(by, "review"))

    def send_back(self, by: str) -> bool:
        return self._send(by, "review", {"_send_back": "1", "reason": REASON})

    def publish(self, by: str, without_review: str) -> bool:
        if without_review:
            pressed = {"_without_review": "1", "without_review": without_review}
        else:
            pressed = {"_publish": "1"}
        return self._send(by, "publish", pressed | self._confirmed(by, "publish") | self._change())

    def schedule(self, by: str, asked: Data, at: datetime) -> bool:
        sent = {"_schedule": "1", **asked}
        return self._send(by, "publish", sent | self._confirmed(by, "publish") | self._change())

    def withdraw(self, by: str, kind: WithdrawalKind) -> bool:
        typed: Data = {"kind": kind.value, "reason": REASON}
        if kind == WithdrawalKind.REPLACED:
            typed["address"] = self.desk.other.path
        if kind != WithdrawalKind.LEGAL:
            typed |= TICKED
        return self._send(by, "withdraw", typed)

    # -- what a browser does ----------------------------------------------------------------------

    def _send(self, by: str, page: str, data: Data) -> bool:
        """Whether it was done: whatever is done to a story leaves a line in its history."""
        before = self.story.history.latest().pk
        self._browser(by).post(self.story.get_admin_url(page), data)
        return bool(self.story.history.latest().pk != before)

    def _form(self, by: str, page: str, field: str) -> Data:
        """The form on a page that has this field."""
        for whose in (by, "admin"):
            answer = self._browser(whose).get(self.story.get_admin_url(page))
            form = form_on(answer.content.decode())
            if field in form:
                return form
        raise AssertionError(f"Nobody is shown a form with {field}.")

    def _confirmed(self, by: str, page: str) -> Data:
        """What the page shows, as one value; a forger has a colleague's."""
        for whose in (by, "admin"):
            answer = self._browser(whose).get(self.story.get_admin_url(page))
            if found := CONFIRMED.search(answer.content.decode()):
                return {"confirmed": found[1]}
        return {}

    def _change(self) -> Data:
        """What is asked of an edition after the first."""
        return {"change": "information", "note": "More is known."}

    def _browser(self, name: str) -> Client:
        browsers: dict[tuple[str, datetime], Client] = self.desk.browsers
        key = (name, self.desk.now)  # a session does not outlast days
        if key not in browsers:
            browsers[key] = Client()
            browsers[key].force_login(self.person(name))
        return browsers[key]
