"""Which story stands first on the front page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import ModelChoiceField
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from ..kinds import Kind
from ..models import Article, PinnedStory

MOST_OFFERED = 200


@admin.register(PinnedStory)
class PinnedStoryAdmin(ModelAdmin):
    """Adding a row pins a story in place of another; deleting it takes the pin out."""

    list_display = ["article", "pinned_at"]
    empty_words = (
        "No story is pinned. A pinned story stands first on the front page until another takes its "
        "place or the pin is taken out."
    )
    fields = ["article"]

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """The newest live stories."""
        newest = Article.objects.live().exclude(kind=Kind.PAGE).order_by("-first_published_at")
        offered = list(newest.values_list("pk", flat=True)[:MOST_OFFERED])
        kwargs["queryset"] = newest.filter(pk__in=offered)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
