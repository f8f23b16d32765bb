"""The ledger: one row for everything that was, or will be, posted to a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from articles.kinds import State
from articles.models import Article, Edition
from articles.passages import Passage, passage_of

from .. import occasions, tweet_text
from ..named_people import PersonSought, people_missing_from
from ..occasions import PUBLICATION
from ..post_states import NEXT_STEP, PostState
from ..tweet_findings import errors_in
from .claim import Claim
from .post_picture import PostPicture
from .post_queryset import PostQuerySet

if TYPE_CHECKING:
    from ..passage_tweet import PassageTweet
    from .tweet_draft import TweetDraft

A_MINUTE = timedelta(minutes=1)


class Post(Claim, models.Model):
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="posts")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    network = models.CharField(max_length=20, default="x")
    occasion = models.CharField(max_length=40, default=PUBLICATION)
    state = models.CharField(max_length=20, choices=PostState, default=PostState.QUEUED)

    text = models.TextField("text as it is sent")
    url = models.URLField("link to the story", max_length=400)
    alt_text = models.TextField(blank=True)
    about = models.CharField(
        max_length=64, blank=True, help_text="The passage's fingerprint when it was confirmed."
    )
    people = models.JSONField(default=list, help_text="Whom the text must name.")

    queued_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(
        default=timezone.now, help_text="Not claimed, looked up or deleted before."
    )
    token = models.CharField(max_length=32, blank=True, help_text="Whose claim this is.")
    lease_until = models.DateTimeField(null=True, help_text="When the claim ends.")
    posting_at = models.DateTimeField(
        null=True, help_text="Committed just before X is asked: from then on X may have it."
    )
    asked_since = models.DateTimeField(
        null=True, help_text="The first such mark: where looking for it on X begins."
    )
    attempts = models.PositiveIntegerField(default=0)
    crashes = models.PositiveIntegerField(
        default=0, help_text="How often a worker stopped, or stumbled, over it."
    )
    unanswered = models.PositiveIntegerField(
        default=0, help_text="How often X was asked to post it and did not say whether it did."
    )
    tries = models.PositiveIntegerField(
        default=0, help_text="How often it was looked up, or X was asked to delete it."
    )
    sent_at = models.DateTimeField(null=True)
    remote_id = models.CharField("X’s id", max_length=40, blank=True)
    twin_ids = models.TextField(
        "X’s ids of further copies", blank=True, help_text="Each between blanks."
    )
    twin_seen_at = models.DateTimeField(null=True, help_text="When a person had seen it.")
    is_deletion_wanted = models.BooleanField(default=False)
    is_given_up = models.BooleanField(
        default=False, help_text="A person cancelled it: publishing again does not send it."
    )
    deletion_wanted_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    reason = models.TextField("what happened", blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "tweet"
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "network", "occasion"], name="one_post_an_occasion"
            ),
            models.UniqueConstraint(
                fields=["network", "remote_id"],
                condition=~Q(remote_id=""),
                name="one_post_a_remote_id",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["queued", "sending", "unknown", "held", "deleting"]),
                name="open_posts",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    # -- into the ledger --------------------------------------------------------------------------

    @classmethod
    def queue(cls, draft: TweetDraft, edition: Edition, *, is_update: bool) -> Post | None:
        """Freeze the draft's text, picture and alt text into the ledger.

        Part of the caller's transaction. The post of this story and occasion is made once; if it
        never reached X (it failed, or its story was withdrawn first) it is frozen anew and queued
        again. Of updates, too, only one is under way: a newer one takes the place of one that did
        not reach X. Returns None when there is nothing to send: it was sent, or may have been.
        """
        posts: PostQuerySet = cls.objects.filter(article=draft.article)
        occasion = PUBLICATION
        earlier = posts.filter(occasion=PUBLICATION)
        if is_update:
            occasion = occasions.of_update(edition.number)
            under_way = posts.updates().filter(remote_id="", posting_at=None)
            earlier = under_way.filter(is_given_up=False)  # a new one is no word against that
        return cls._into_line(draft, edition, occasion, edition.public_url, earlier)

    @classmethod
    def queue_passage(cls, tweet: PassageTweet, edition: Edition) -> Post | None:
        """Freeze the tweet of a passage, as `queue` does a story's own; another one where X has or
        may have one of it: whoever calls has asked `passage_tweet.why_not_now`.
        """
        passage = tweet.passage
        posts = cls.objects.filter(article=passage.article).about_passage(passage.name)
        occasion, last = occasions.of_passage(passage.name, posts.count()), posts.first()
        if last and not last.is_over:
            occasion = last.occasion
        earlier, about = posts.filter(occasion=occasion), passage.fingerprint
        return cls._into_line(tweet, edition, occasion, passage.public_url, earlier, about=about)

    @classmethod
    def _into_line(
        cls,
        draft: TweetDraft | PassageTweet,
        edition: Edition,
        occasion: str,
        url: str,
        earlier: PostQuerySet,
        about: str = "",
    ) -> Post | None:
        picture = draft.picture
        frozen = {
            "edition": edition,
            "occasion": occasion,
            "text": tweet_text.with_link(draft.text, url),
            "url": url,
            "about": about,
            "alt_text": picture.alt_text if picture else "",
            "people": [person.as_json() for person in draft.people_sought()],
            "is_deletion_wanted": False,
        }
        post = earlier.first()
        if post is None:
            post = cls.objects.create(article=edition.article, **frozen)
        elif cls.objects.filter(pk=post.pk).requeue(asked_since=None, **frozen):
            post.refresh_from_db()
        else:
            return None
        PostPicture.objects.filter(post=post).delete()
        if picture:
            PostPicture.freeze(post, picture)
        return post

    @property
    def words(self) -> str:
        """The text without the story's link."""
        return self.text.removesuffix(self.url).strip()

    def what_keeps_it_in(self) -> list[str]:
        """Why its words may not go out, in sentences: by the form's rules, asked once more."""
        has_image = hasattr(self, "picture")
        errors = errors_in(self.words, has_image=has_image, story_url=self.url)
        people = [PersonSought(**row) for row in self.people]
        return [error.message for error in errors] + people_missing_from(self.words, people)

    @contextmanager
    def story_held(self) -> Iterator[bool]:
        """Whether what it links to is public; it stays so, or not, until the end of the block.

        By a lock and not by a join in the UPDATE: PostgreSQL, when it has waited for a row, asks
        only that row's own columns again.
        """
        with transaction.atomic():
            story = Article.objects.held().filter(pk=self.article_id)
            state = story.values_list("state", flat=True).get()
            yield state == State.PUBLISHED and self._stands()

    def _stands(self) -> bool:
        """Whether the passage that it is about was not removed; a story itself always stands."""
        if not self.is_of_passage:
            return True
        passage = self._passage_now()
        return passage is not None and passage.stands

    def _passage_now(self) -> Passage | None:
        return passage_of(self.article, occasions.passage_name(self.occasion))

    # -- seeing -----------------------------------------------------------------------------------

    @property
    def is_over(self) -> bool:
        """Whether X has it, or may have it, or a person cancelled it.

        Then nothing sends it again unasked.
        """
        return bool(self.remote_id or self.posting_at or self.is_given_up)

    @property
    def is_settled(self) -> bool:
        """Whether what became of it on X is known: it was there, or somebody made sure that not."""
        return bool(self.remote_id) or self.state in (PostState.SENT, PostState.CANCELLED)

    @property
    def is_update(self) -> bool:
        """Whether it tells what is new in a story whose first tweet was out."""
        return occasions.is_update(self.occasion)

    @property
    def is_of_passage(self) -> bool:
        """Whether it is about one passage of the story, as a live update."""
        return occasions.is_passage(self.occasion)

    @cached_property
    def passage(self) -> Passage | None:
        """What it is about, when that is not the whole story."""
        return self._passage_now()

    @property
    def is_public(self) -> bool:
        """Whether visitors can read what it links to."""
        return self.article.state == State.PUBLISHED and self._stands()

    @property
    def label(self) -> str:
        """What it is, in a word or two."""
        if self.is_of_passage:
            what = self.passage.label if self.passage else "a part of the story"
            return f"Tweet of {what}{', once more' if occasions.AGAIN in self.occasion else ''}"
        return "Update" if self.is_update else "Tweet"

    @property
    def is_in_doubt(self) -> bool:
        """Whether X may have it without having said so."""
        in_doubt = self.state in (PostState.UNKNOWN, PostState.HELD)
        return in_doubt and self.posting_at is not None and not self.remote_id

    @property
    def is_without_id(self) -> bool:
        """Whether it is noted as sent without X's id, as a person could once do: it cannot be
        deleted before somebody gives its link.
        """
        return self.state == PostState.SENT and not self.remote_id

    @property
    def next_step(self) -> str:
        return NEXT_STEP[PostState(self.state)]

    @property
    def remote_url(self) -> str:
        """Where a person sees it on X, or ""."""
        return status_url(self.remote_id)

    @property
    def twin_urls(self) -> list[str]:
        return [status_url(twin_id) for twin_id in self.twin_ids.split()]

    @property
    def is_late(self) -> bool:
        """Whether it still waits long after it was due."""
        return self.state == PostState.QUEUED and self.due_at < timezone.now() - A_MINUTE

    @property
    def was_sent_late(self) -> bool:
        return self.sent_at is not None and self.sent_at - self.queued_at > A_MINUTE

    @property
    def is_doubled(self) -> bool:
        """Whether X has it twice, or more often, and nobody has looked at that yet."""
        return bool(self.twin_ids) and self.twin_seen_at is None

    @property
    def minutes(self) -> int:
        """How long ago it was queued."""
        return int((timezone.now() - self.queued_at) / A_MINUTE)


def status_url(tweet_id: str) -> str:
    return settings.X_STATUS_URL.replace("{id}", tweet_id) if tweet_id else ""
