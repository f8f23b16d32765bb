"""Which story stands first on the front page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import ModelChoiceField
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from ..models import Article, Edition, PinnedStory

MOST_OFFERED = 200


@admin.register(PinnedStory)
class PinnedStoryAdmin(ModelAdmin):
    """Adding a row pins a story in place of another; deleting it takes the pin out."""

    list_display = ["article", "shown", "pinned_at"]
    empty_words = (
        "No story is pinned. A pinned story stands first on the front page until another takes its "
        "place or the pin is taken out."
    )
    fields = ["article"]

    @admin.display(description="For visitors")
    def shown(self, pin: PinnedStory) -> str:
        why_not = pin.why_not_shown()
        return f"Not shown now: {why_not}" if why_not else "First on the front page"

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """The newest stories that are in the lists."""
        newest = Edition.objects.stories().newest_first()
        offered = list(newest.values_list("article_id", flat=True)[:MOST_OFFERED])
        stories = Article.objects.filter(pk__in=offered).order_by("-first_published_at")
        refusal = "That story is not public now, or is archived. Choose one that is in the lists."
        kwargs |= {"queryset": stories, "error_messages": {"invalid_choice": refusal}}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
