"""The register of old addresses in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from unfold.admin import ModelAdmin

from ..models import Edition, Redirect
from .nothing_there import warn_where_nothing_is

MOST = 100


@admin.register(Redirect)
class RedirectAdmin(ModelAdmin):
    list_display = ["old_path", "new_path", "note", "created_at"]
    search_fields = ["old_path", "new_path", "note"]
    empty_words = (
        "No address has been given yet. Add those of an earlier site, so that links to it still "
        "lead to the right page."
    )
    list_after_template = "admin/articles/redirect/moved_by_themselves.html"
    actions = None

    def save_model(
        self, request: HttpRequest, obj: Redirect, form: ModelForm, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        leads = f"{obj.new_path}, where {obj.old_path} leads now"
        warn_where_nothing_is(request, obj.leads_to, leads)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"moved": Edition.archive.former_paths()[:MOST]}
        return super().changelist_view(request, context | (extra_context or {}))
