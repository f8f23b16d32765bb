"""What somebody has typed for a live blog and not posted yet."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from .live_blog import LiveBlog


class LiveDraftManager(models.Manager["LiveDraft"]):
    def keep(self, blog: LiveBlog, person_id: int, content: dict[str, Any]) -> LiveDraft:
        draft, _ = self.update_or_create(
            blog=blog, author_id=person_id, defaults={"content": content}
        )
        return draft

    def throw_away(self, blog: LiveBlog, person_id: int) -> None:
        self.filter(blog=blog, author_id=person_id).delete()


class LiveDraft(models.Model):
    """One a person and blog. `content` has the poster form's fields, as they were typed."""

    blog = models.ForeignKey(LiveBlog, on_delete=models.CASCADE, related_name="drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    content = models.JSONField()
    saved_at = models.DateTimeField(auto_now=True)

    objects = LiveDraftManager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["blog", "author"], name="one_live_draft_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.author}’s draft for {self.blog}"
