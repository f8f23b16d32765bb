"""The picture library in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from .forms import PictureUploadForm, PictureWordsForm
from .library_view import LibraryView
from .models import Picture


@admin.register(Picture)
class PictureAdmin(ModelAdmin):
    list_display = ["thumbnail", "title", "alt_text", "credit", "uploaded_by", "uploaded_at"]
    list_display_links = ["thumbnail", "title"]
    search_fields = ["title", "alt_text", "caption", "credit"]
    list_per_page = 25

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Picture]:
        return super().get_queryset(request).prefetch_related("renditions", "uploaded_by")

    def get_urls(self) -> list[URLPattern]:
        library = self.admin_site.admin_view(LibraryView.as_view())
        return [path("library/", library, name="media_picker_library"), *super().get_urls()]

    def get_form(
        self, request: HttpRequest, obj: Picture | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        return PictureWordsForm if obj else PictureUploadForm

    def get_fields(self, request: HttpRequest, obj: Picture | None = None) -> list[str]:
        words = ["title", "alt_text", "caption", "credit"]
        return ["preview", *words, "used_in"] if obj else ["file", *words]

    def get_readonly_fields(self, request: HttpRequest, obj: Picture | None = None) -> list[str]:
        return ["preview", "used_in"] if obj else []

    def save_form(self, request: HttpRequest, form: ModelForm, change: bool) -> Picture:
        return form.save(commit=False)

    def save_model(self, request: HttpRequest, obj: Picture, form: ModelForm, change: bool) -> None:
        if isinstance(form, PictureUploadForm):
            obj.uploaded_by = request.user  # type: ignore[assignment]
            obj.take_file(form.cleaned_data["file"])
        else:
            super().save_model(request, obj, form, change)

    @admin.display(description="Picture")
    def thumbnail(self, picture: Picture) -> SafeString:
        shown = picture.shown(is_private=True)
        return format_html(
            '<img class="library-thumbnail" src="{}" alt="" width="96" loading="lazy">',
            shown.url(shown.widths[0], "jpg"),
        )

    @admin.display(description="Picture")
    def preview(self, picture: Picture) -> SafeString:
        shown = picture.shown(is_private=True)
        return format_html(
            '<img class="library-preview" src="{}" alt="{}">', shown.largest_jpeg_url(), shown.alt
        )

    @admin.display(description="Used in")
    def used_in(self, picture: Picture) -> str:
        uses = picture.uses.prefetch_related("holder")
        names = [f"{use.holder} (public)" if use.is_public else str(use.holder) for use in uses]
        return "; ".join(names) or "Nothing yet."
