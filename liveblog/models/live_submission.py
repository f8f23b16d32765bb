"""What somebody who may not publish has written for a live blog; whoever may, puts it out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from articles import workflow
from media_picker.models import Picture
from media_picker.typed_id import typed_id

from .live_blog import LiveBlog, NotNow
from .live_entry import CONTENT, MARKS, LiveEntry

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SETTLED = "Somebody has seen to it already. Nothing was changed."


class Answer(models.TextChoices):
    WAITING = "waiting", "Waiting"
    POSTED = "posted", "Posted"
    GIVEN_BACK = "given_back", "Given back"


class LiveSubmissionQuerySet(models.QuerySet["LiveSubmission"]):
    def waiting(self) -> LiveSubmissionQuerySet:
        """Those that nobody has put out or given back, the oldest first."""
        return self.filter(answer=Answer.WAITING).select_related("by", "blog__article")

    def submit(self, blog: LiveBlog, *, by: User, **content: Any) -> LiveSubmission:
        """Hand in an entry of that `live_entry.CONTENT`. Nothing of it is public.

        Raises ValidationError, `workflow.NotAllowed`, and `NotNow` for a closed live blog.
        """
        workflow.require(by, workflow.Verb.SUBMIT_LIVE, blog.article)
        if blog.is_closed:
            raise NotNow("The live blog is closed, so nothing can be handed in for it.")
        LiveEntry(blog=blog, number=0, posted_at=timezone.now(), posted_by=by).take_in(content)
        kept = {name: content[name] for name in CONTENT & content.keys()}
        picture = kept.pop("picture", None)
        return self.create(blog=blog, by=by, content=kept | {"picture": picture and picture.pk})


class LiveSubmission(models.Model):
    """`content` is as it was handed in, a picture by its number."""

    blog = models.ForeignKey(LiveBlog, on_delete=models.CASCADE, related_name="submissions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    content = models.JSONField()
    answer = models.CharField(max_length=12, choices=Answer, default=Answer.WAITING)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    reason = models.TextField(max_length=500, blank=True)
    entry = models.OneToOneField(LiveEntry, on_delete=models.CASCADE, null=True, related_name="+")

    objects = LiveSubmissionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["blog"],
                condition=models.Q(answer="waiting"),
                name="waiting_live_submissions",
            )
        ]

    def __str__(self) -> str:
        return f"{self.words} ({self.by})"

    @property
    def words(self) -> str:
        """What it says, for a list."""
        said = [self.content.get(name, "") for name in ("heading", "typed", "quote")]
        return "\n".join(filter(None, said)) or "A picture or a video"

    @property
    def typed(self) -> dict[str, Any]:
        """Its content, to be put out."""
        number = typed_id(str(self.content.get("picture") or ""))
        return self.content | {"picture": Picture.objects.filter(pk=number).first()}

    def post(self, *, by: User, token: str = "", **content: Any) -> LiveEntry:
        """Put it out, as it is or as somebody has changed it to `content`.

        Raises as `LiveBlog.post`, and `NotNow` when somebody has seen to it already.
        """
        with self._waiting() as row:
            typed = row.typed
            said = content or typed
            is_as_written = all(said[name] == typed.get(name) for name in said.keys() - MARKS)
            written_by = row.by if is_as_written else by
            entry = row.blog.post(by=by, token=token, written_by=written_by, **said)
            row._answer(Answer.POSTED, by=by, entry=entry)
        self.refresh_from_db()
        return entry

    def give_back(self, *, by: User, reason: str) -> None:
        """Not to be put out: its author reads why. Raises `workflow.NotAllowed`, `NotNow`."""
        with self._waiting() as row:
            workflow.require(by, workflow.Verb.PUBLISH, row.blog.article)
            row._answer(Answer.GIVEN_BACK, by=by, reason=reason)
        self.refresh_from_db()

    @contextmanager
    def _waiting(self) -> Iterator[LiveSubmission]:
        """It as it is now, nobody else's until the block ends."""
        with transaction.atomic():
            row = LiveSubmission.objects.select_for_update(of=("self",)).get(pk=self.pk)
            if row.answer != Answer.WAITING:
                raise NotNow(SETTLED)
            yield row

    def _answer(
        self, answer: Answer, *, by: User, reason: str = "", entry: LiveEntry | None = None
    ) -> None:
        self.answer, self.answered_by, self.answered_at = answer, by, timezone.now()
        self.reason, self.entry = reason, entry
        self.save()
