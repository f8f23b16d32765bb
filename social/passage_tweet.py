"""The tweet of one passage of a story, as of a live update, before it is in the ledger.

It is written and sent in one step: what is kept of it is its post, by the ledger's own rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html

from articles import embargo, workflow
from articles.confirmation import HasChanged
from articles.kinds import State
from articles.passages import Passage, passage_of
from articles.workflow import Verb

from . import tweet_text
from .changed_since import is_behind
from .models import Decision, Post
from .models.post_queryset import PostQuerySet
from .named_people import PersonSought
from .post_states import WHEREABOUTS, PostState
from .tasks import tell_worker
from .tweet_findings import Finding
from .tweet_picture import TweetPicture, picture_of_passage
from .weighed_words import findings_on, people_sought_in

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from articles.models import Article

# In these it surely never reached X, and may be written and put in line anew.
OPEN = (PostState.FAILED, PostState.CANCELLED, PostState.HELD)


class NotTweetable(Exception):
    """The passage cannot be tweeted as things are; the message says why, for a person."""


@dataclass(frozen=True)
class PassageTweet:
    """What would be tweeted of the passage: `text` without its link, and its picture if wanted."""

    passage: Passage
    text: str
    has_image: bool = False

    @property
    def count(self) -> tweet_text.Count:
        return tweet_text.count(self.text, has_image=self.has_image)

    @cached_property
    def picture(self) -> TweetPicture | None:
        """None without one. Raises NoTweetPicture."""
        return picture_of_passage(self.passage) if self.has_image else None

    def people_sought(self) -> list[PersonSought]:
        """Whom it must name: an appeal's people, as in every tweet of an appeal."""
        return people_sought_in(self.passage.article)

    def findings(self) -> list[Finding]:
        """Everything about its words, errors first."""
        return findings_on(
            self.text,
            self.passage.article,
            has_image=self.has_image,
            url=self.passage.public_url,
            people=self.people_sought(),
            passage=self.passage.name,
        )

    def put_in_line(self, *, by: User, confirmed: str) -> Post:
        """Freeze it into the ledger, in the name of somebody who may publish the story.

        `confirmed` is the fingerprint of the passage that was shown beside it. Raises
        `workflow.NotAllowed`, `HasChanged` when that is another's, and `NotTweetable` when it was
        tweeted, or removed, or is not to be public yet.
        """
        with transaction.atomic():
            article = self.passage.article.locked()
            workflow.require(by, Verb.PUBLISH, article)
            passage = passage_of(article, self.passage.name)
            if passage is None:
                raise NotTweetable("There is no such update.")
            if reason := why_not_now(passage):
                raise NotTweetable(reason)
            if passage.fingerprint != confirmed:
                raise HasChanged
            edition = article.live_edition
            assert edition is not None, "the story is published"
            tweet = replace(self, passage=passage)
            post = Post.queue_passage(tweet, edition)
            if post is None:
                raise NotTweetable(TWEETED)
            words = f"Tweet of {passage.label} put in line."
            Decision.objects.create(post=post, by=by, words=words)
            transaction.on_commit(partial(tell_worker, post.pk))
        return post


TWEETED = "This was tweeted already, or is in line. Its tweet’s page says what became of it."


def posts_about(article: Article, name: str) -> PostQuerySet:
    """The passage's tweets in the ledger, newest first: more than one where a correction of it was
    tweeted.
    """
    return Post.objects.filter(article=article).about_passage(name)


def why_not_now(passage: Passage) -> str:
    """Why the passage cannot be tweeted now, or ""."""
    if not passage.stands:
        return "It was removed, so it cannot be tweeted."
    if passage.article.state != State.PUBLISHED:
        return "Readers cannot open its link yet. Publish the story first."
    if held := embargo.why_not_yet(passage.article):
        return held
    post = posts_about(passage.article, passage.name).first()
    if post is None:
        return ""
    if post.is_over:
        # What has another correction in it is worth another tweet.
        return "" if post.is_settled and is_behind(post, passage) else TWEETED
    return "" if post.state in OPEN else TWEETED


def earlier_still_up(posts: Sequence[Post]) -> str:
    """Of a passage's tweets, the newest first: that X has an earlier one still, with the way to it;
    safe HTML, or "".
    """
    for post in posts[1:]:
        if post.state == PostState.SENT:
            page = reverse("admin:social_post_change", args=[post.pk])
            words = (
                "An earlier tweet of this update is still up, with its earlier words: "
                '<a class="text-link" href="{}">look at it, and take it down</a>'
            )
            return format_html(words, page)
    return ""


def left_of(passage: Passage) -> str:
    """Of a passage that was just corrected or removed: that X has, or may yet get, its earlier
    words, with the way to its tweet; safe HTML, "" where nothing of it is or goes out.
    """
    post = posts_about(passage.article, passage.name).first()
    if post is None or (passage.stands and not is_behind(post, passage)):
        return ""
    if post.state in (PostState.FAILED, PostState.CANCELLED, PostState.DELETED):
        return ""
    where = WHEREABOUTS[PostState(post.state)]
    page = reverse("social:tweet_passage", args=[passage.article.pk, passage.name])
    if post.state == PostState.DELETING:
        ways = ""
    elif passage.stands:
        ways = "There you can take the tweet down, and tweet the correction."
    else:
        ways = "There you can take it down."
    return format_html(
        'This update was tweeted: <a class="text-link" href="{}">its tweet</a> is {}. {}',
        page,
        where,
        ways,
    )
