"""What somebody who may not publish has written for a live blog; whoever may, puts it out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.text import Truncator

from articles import workflow
from media_picker.models import Picture, PictureUse
from media_picker.typed_id import typed_id

from .live_blog import LiveBlog, NotNow
from .live_entry import CONTENT, MARKS, LiveEntry

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SETTLED = "Somebody has seen to it already. Nothing was changed."
REMOVED = "It was posted already, and removed since. Nothing was changed."


class Answer(models.TextChoices):
    WAITING = "waiting", "Waiting"
    POSTED = "posted", "Posted"
    GIVEN_BACK = "given_back", "Given back"


class LiveSubmissionQuerySet(models.QuerySet["LiveSubmission"]):
    def waiting(self) -> LiveSubmissionQuerySet:
        """Those that nobody has put out or given back, the oldest first."""
        return self.filter(answer=Answer.WAITING).select_related("by", "blog__article")

    @transaction.atomic
    def submit(
        self, blog: LiveBlog, *, by: User, token: str = "", **content: Any
    ) -> LiveSubmission:
        """Hand in an entry of that `live_entry.CONTENT`. Nothing of it is public.

        The same `token` and content a second time answer with what was handed in with them. Raises
        ValidationError, `workflow.NotAllowed`, and `NotNow` for a closed live blog.
        """
        # Its lock: a second press waits for the first, and finds what that handed in.
        blog = LiveBlog.objects.select_for_update(of=("self",)).get(pk=blog.pk)
        workflow.require(by, workflow.Verb.SUBMIT_LIVE, blog.article)
        picture = content.get("picture")
        said = {name: content[name] for name in CONTENT & content.keys()}
        said["picture"] = picture and picture.pk
        before = self.filter(blog=blog, by=by, token=token).first() if token else None
        if before and before.answer != Answer.GIVEN_BACK and before.content == said:
            return before
        if blog.is_closed:
            raise NotNow("The live blog is closed, so nothing can be handed in for it.")
        LiveEntry(blog=blog, number=0, posted_at=timezone.now(), posted_by=by).take_in(content)
        row = self.create(blog=blog, by=by, content=said, token="" if before else token)
        PictureUse.objects.record(row, [picture] if picture else [])
        return row


class LiveSubmission(models.Model):
    """`content` is as it was handed in, a picture by its number: held for as long as it waits."""

    blog = models.ForeignKey(LiveBlog, on_delete=models.CASCADE, related_name="submissions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # The page makes it, so that a second press hands nothing in twice.
    token = models.CharField(max_length=40, blank=True)
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
        return f"{Truncator(' '.join(self.words.split())).chars(90)} ({self.by})"

    def get_admin_url(self) -> str:
        """Where whoever may publish looks it over."""
        return f"{self.blog.get_poster_url()}?submission={self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.answer == Answer.WAITING

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

        Whoever has put it out in these words, and does it again because the answer was lost, gets
        the same entry. Raises as `LiveBlog.post`, ValidationError too without the picture that it
        had, and `NotNow` when somebody has seen to it already.
        """
        with self._locked() as row:
            typed = row.typed
            said = content or typed
            if row.was_put_out(by, said):
                assert row.entry
                return row.entry
            row._require_waiting()
            if not content and row.content.get("picture") and not typed["picture"]:
                raise ValidationError("Its picture is no longer in the library.")
            is_as_written = all(said[name] == typed.get(name) for name in said.keys() - MARKS)
            written_by = row.by if is_as_written else by
            entry = row.blog.post(by=by, token=token, written_by=written_by, **said)
            row._answer(Answer.POSTED, by=by, entry=entry)
        self.refresh_from_db()
        return entry

    def was_put_out(self, by: User, content: dict[str, Any]) -> bool:
        """Whether this person has put it out in these words, and it stands."""
        if self.entry is None or self.entry.removed_at:
            return False
        return self.answered_by_id == by.pk and self.entry.says(content)

    def give_back(self, *, by: User, reason: str) -> None:
        """Not to be put out: its author reads why. Raises `workflow.NotAllowed`, `NotNow`."""
        with self._locked() as row:
            workflow.require(by, workflow.Verb.PUBLISH, row.blog.article)
            row._require_waiting()
            row._answer(Answer.GIVEN_BACK, by=by, reason=reason)
        self.refresh_from_db()

    @contextmanager
    def _locked(self) -> Iterator[LiveSubmission]:
        """It as it is now, nobody else's until the block ends."""
        with transaction.atomic():
            yield LiveSubmission.objects.select_for_update(of=("self",)).get(pk=self.pk)

    def _require_waiting(self) -> None:
        if not self.is_waiting:
            was_removed = self.entry is not None and self.entry.removed_at
            raise NotNow(REMOVED if was_removed else SETTLED)

    def _answer(
        self, answer: Answer, *, by: User, reason: str = "", entry: LiveEntry | None = None
    ) -> None:
        self.answer, self.answered_by, self.answered_at = answer, by, timezone.now()
        self.reason, self.entry = reason, entry
        self.save()
        PictureUse.objects.of(self).delete()  # the entry holds it from now on


@receiver(pre_delete, sender=LiveSubmission)
def let_go_of_pictures(instance: LiveSubmission, **_: object) -> None:
    """With a draft story that is deleted, what was handed in for it goes too."""
    PictureUse.objects.of(instance).delete()
