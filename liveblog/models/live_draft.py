"""What somebody has typed for a live blog and not posted yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from .live_blog import LiveBlog

if TYPE_CHECKING:
    from .live_submission import LiveSubmission


class LiveDraftManager(models.Manager["LiveDraft"]):
    """Each verb speaks of one draft: the person's own, or the one of a `submission`."""

    def kept(
        self, blog: LiveBlog, person_id: int, submission: LiveSubmission | None = None
    ) -> LiveDraft | None:
        return self.filter(blog=blog, author_id=person_id, submission=submission).first()

    def keep(
        self,
        blog: LiveBlog,
        person_id: int,
        content: dict[str, Any],
        submission: LiveSubmission | None = None,
    ) -> LiveDraft:
        draft, _ = self.update_or_create(
            blog=blog,
            author_id=person_id,
            submission=submission,
            defaults={"content": content},
        )
        return draft

    def throw_away(
        self, blog: LiveBlog, person_id: int, submission: LiveSubmission | None = None
    ) -> None:
        self.filter(blog=blog, author_id=person_id, submission=submission).delete()


class LiveDraft(models.Model):
    """One a person and blog, and one for each submission that the person has begun to edit.

    `content` has the poster form's fields, as they were typed.
    """

    blog = models.ForeignKey(LiveBlog, on_delete=models.CASCADE, related_name="drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    submission = models.ForeignKey(
        "liveblog.LiveSubmission", on_delete=models.CASCADE, null=True, related_name="+"
    )
    content = models.JSONField()
    saved_at = models.DateTimeField(auto_now=True)

    objects = LiveDraftManager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["blog", "author"],
                condition=models.Q(submission=None),
                name="one_live_draft_a_person",
            ),
            models.UniqueConstraint(
                fields=["submission", "author"], name="one_draft_a_submission_and_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}’s draft for {self.blog}"
