"""The ledger: one row for everything that was, or will be, posted to a network."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.crypto import get_random_string

from articles.kinds import State
from articles.models import Article, Edition

from .. import tweet_text
from ..post_states import NEXT_STEP, PostState, sources_of

if TYPE_CHECKING:
    from ..tweet_picture import TweetPicture
    from .tweet_draft import TweetDraft

# A post that X turns away for a passing reason waits longer each time, up to five minutes.
FIRST_WAIT_SECONDS = 10
LONGEST_WAIT_SECONDS = 300

log = logging.getLogger(__name__)


class Occasion(models.TextChoices):
    """Why something is posted. One post for a story, a network and an occasion, ever."""

    PUBLICATION = "publication", "First publication"


class PostQuerySet(models.QuerySet["Post"]):
    def due(self) -> PostQuerySet:
        """Those that a worker may claim now, oldest first."""
        return self.filter(state=PostState.QUEUED, due_at__lte=Now()).order_by("queued_at", "pk")

    def stuck(self) -> PostQuerySet:
        """Those that need a person, newest first."""
        return self.filter(state__in=[PostState.FAILED, PostState.UNKNOWN]).order_by("-queued_at")

    def expired(self) -> PostQuerySet:
        """Those whose worker has not been heard of for longer than its claim."""
        return self.filter(state=PostState.SENDING, lease_until__lt=Now())

    def recover(self) -> None:
        """Take back the claims of dead workers."""
        for post in self.expired():
            post.give_back()

    def requeue(self, **changes: Any) -> bool:
        """Put what surely never reached X in line, anew; a claim on it without the mark is void."""
        return (
            self.filter(remote_id="", posting_at=None).update(
                state=PostState.QUEUED,
                token="",
                lease_until=None,
                attempts=0,
                reason="",
                due_at=Now(),
                queued_at=Now(),
                **changes,
            )
            > 0
        )

    def move(self, to: PostState, **changes: Any) -> bool:
        """One conditional UPDATE to `to` from the states that allow it; whether a row moved."""
        return self.filter(state__in=sources_of(to)).update(state=to, **changes) > 0


class Post(models.Model):
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="posts")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    network = models.CharField(max_length=20, default="x")
    occasion = models.CharField(max_length=40, choices=Occasion, default=Occasion.PUBLICATION)
    state = models.CharField(max_length=20, choices=PostState, default=PostState.QUEUED)

    text = models.TextField("text as it is sent")
    url = models.URLField("link to the story", max_length=400)
    alt_text = models.TextField(blank=True)

    queued_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now, help_text="Not claimed before.")
    token = models.CharField(max_length=32, blank=True, help_text="Whose claim this is.")
    lease_until = models.DateTimeField(null=True, help_text="When the claim ends.")
    posting_at = models.DateTimeField(
        null=True, help_text="Committed just before X is asked: from then on X may have it."
    )
    attempts = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    remote_id = models.CharField("X’s id", max_length=40, blank=True)
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
                fields=["due_at"], condition=Q(state__in=["queued", "sending"]), name="open_posts"
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    # -- into the ledger --------------------------------------------------------------------------

    @classmethod
    def queue(cls, draft: TweetDraft, edition: Edition) -> Post | None:
        """Freeze the draft's text, picture and alt text into the ledger.

        Part of the caller's transaction. The post of this story and occasion is made once; if it
        never reached X (it failed, or its story was withdrawn first) it is frozen anew and queued
        again. Returns None when there is nothing to send: it was sent, or may have been.
        """
        from ..tweet_picture import picture_of

        picture = picture_of(draft)
        frozen = {
            "edition": edition,
            "text": tweet_text.with_link(draft.text, edition.public_url),
            "url": edition.public_url,
            "alt_text": picture.alt_text if picture else "",
        }
        post, is_new = cls.objects.get_or_create(
            article=draft.article, occasion=Occasion.PUBLICATION, defaults=frozen
        )
        if not is_new:
            unasked = cls.objects.filter(pk=post.pk, remote_id="", posting_at=None)
            if not unasked.exclude(state=PostState.SENT).requeue(**frozen):
                return None
            post.refresh_from_db()
        PostPicture.objects.filter(post=post).delete()
        if picture:
            PostPicture.freeze(post, picture)
        return post

    # -- a worker's claim -------------------------------------------------------------------------

    def claim(self) -> bool:
        """Take the post for this worker for the time of a lease, by the database's clock."""
        self.token = get_random_string(32)
        is_mine = (
            Post.objects.due()
            .order_by()
            .filter(pk=self.pk)
            .move(
                PostState.SENDING,
                token=self.token,
                lease_until=Now() + timedelta(seconds=settings.POST_LEASE_SECONDS),
                attempts=F("attempts") + 1,
                posting_at=None,
            )
        )
        self.refresh_from_db()
        return is_mine

    def mark_posting(self) -> bool:
        """Commit that X is about to be asked; False when the claim or the story is gone.

        The last gate before the network: what is withdrawn up to here is not posted.
        """
        with self._story_held() as is_public:
            mine = self._mine().filter(lease_until__gt=Now())
            return is_public and mine.update(posting_at=Now()) > 0

    @contextmanager
    def _story_held(self) -> Iterator[bool]:
        """Whether the story is public; it stays so, or not, until the end of the block.

        By a lock and not by a join in the UPDATE: PostgreSQL, when it has waited for a row, asks
        only that row's own columns again.
        """
        with transaction.atomic():
            story = Article.objects.select_for_update().filter(pk=self.article_id)
            yield story.values_list("state", flat=True).get() == State.PUBLISHED

    def _mine(self) -> PostQuerySet:
        return Post.objects.filter(pk=self.pk, token=self.token, state=PostState.SENDING)

    # -- what became of it ------------------------------------------------------------------------

    def sent(self, remote_id: str) -> None:
        """X has it. An id is kept whatever became of the claim or the story meanwhile."""
        log.info("Post %s is %s on X.", self.pk, remote_id)  # should the database be away
        rows = Post.objects.filter(pk=self.pk, remote_id="")
        is_kept = rows.update(
            state=PostState.SENT, remote_id=remote_id, sent_at=Now(), reason="", lease_until=None
        )
        if not is_kept:
            log.error("Post %s is on X twice: %s came as well.", self.pk, remote_id)

    def unknown(self, reason: str) -> None:
        """X may have it."""
        self._mine().move(PostState.UNKNOWN, reason=reason, lease_until=None)

    def failed(self, reason: str) -> None:
        """X surely has it not, and trying again by itself would not help."""
        self._mine().move(PostState.FAILED, reason=reason, lease_until=None, posting_at=None)

    def try_later(self, reason: str, wait_seconds: float | None = None) -> None:
        """X surely has it not, for a reason that passes: in line again, while that makes sense."""
        wait = wait_seconds or FIRST_WAIT_SECONDS * 2 ** (self.attempts - 1)
        with self._story_held() as is_public:
            self._back_in_line(self._mine(), reason, min(wait, LONGEST_WAIT_SECONDS), is_public)

    def give_back(self) -> None:
        """End a dead worker's claim, by the mark.

        Without it the post surely never reached X and is in line again. With it X may have it, so
        it is unknown, and nothing here ever sends it again. The token stays then: the answer of a
        worker that was only slow is still kept.
        """
        expired = Post.objects.expired().filter(pk=self.pk, token=self.token)
        with self._story_held() as is_public:
            expired.filter(posting_at__isnull=False).move(
                PostState.UNKNOWN,
                reason="The worker that was posting this stopped before X’s answer arrived.",
            )
            reason = "The worker stopped before it asked X."
            self._back_in_line(expired.filter(posting_at=None), reason, 0, is_public)

    def _back_in_line(
        self, rows: PostQuerySet, reason: str, wait_seconds: float, is_public: bool
    ) -> None:
        """Queue `rows` (this one, or none) again, unless its story is gone or it is too old."""
        age = timezone.now() - self.queued_at
        if not is_public:
            state, reason = PostState.CANCELLED, "The story was withdrawn first."
        elif age.total_seconds() > settings.POST_GIVE_UP_SECONDS:
            hours = age.total_seconds() // 3600
            state, reason = PostState.FAILED, f"{reason} Given up after {hours:.0f} hours."
        else:
            state = PostState.QUEUED
        rows.move(
            state,
            reason=reason,
            due_at=Now() + timedelta(seconds=wait_seconds),
            token="",
            lease_until=None,
            posting_at=None,
        )

    def try_again(self) -> bool:
        """An editor's button, where X surely refused it and the story is public."""
        with self._story_held() as is_public:
            failed = Post.objects.filter(pk=self.pk, state=PostState.FAILED)
            return is_public and failed.requeue()

    # -- seeing -----------------------------------------------------------------------------------

    @property
    def is_over(self) -> bool:
        """Whether X has it, or may have it: then nothing sends it again."""
        return bool(self.remote_id or self.posting_at)

    @property
    def next_step(self) -> str:
        return NEXT_STEP[PostState(self.state)]

    @property
    def remote_url(self) -> str:
        """Where a person sees it on X, or ""."""
        return settings.X_STATUS_URL.replace("{id}", self.remote_id) if self.remote_id else ""

    @property
    def is_late(self) -> bool:
        """Whether it still waits long after it was due."""
        return self.state == PostState.QUEUED and self.due_at < timezone.now() - timedelta(
            minutes=1
        )


class PostPicture(models.Model):
    """The very bytes that go out under a post, frozen when it was queued."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="picture")
    content = models.BinaryField()
    content_type = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"Picture of “{self.post}”"

    @classmethod
    def freeze(cls, post: Post, picture: TweetPicture) -> PostPicture:
        return cls.objects.create(
            post=post,
            content=picture.content,
            content_type=picture.content_type,
            sha256=picture.sha256,
        )
