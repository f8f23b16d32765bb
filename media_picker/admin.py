"""The picture library in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import action

from .forms import PictureChangeForm, PictureUploadForm, PictureWordsForm
from .library_view import LibraryView
from .models import Picture
from .stored_files import written_files_or_none
from .template_admin import TemplateAdmin
from .template_view import DrawView
from .upload_many_view import DescribeView, UploadManyView
from .where_used import where_used

__all__ = ["PictureAdmin", "TemplateAdmin"]

WORDS = [*PictureWordsForm.Meta.fields, "tags"]


@admin.register(Picture)
class PictureAdmin(ModelAdmin):
    list_display = ["thumbnail", "title", "alt_text", "credit", "uploaded_by", "uploaded_at"]
    list_display_links = ["title"]  # a picture alone would be a link without a name
    list_filter = ["tags"]
    search_fields = ["title", "alt_text", "caption", "credit"]
    list_per_page = 25
    empty_words = (
        "The library has no picture yet. Add one here, or many at once with Upload many above."
    )
    actions = None  # each is deleted on its own page, which knows where it is used
    actions_list = ["upload_many"]

    class Media:
        js = ["js/focal_point.js"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Picture]:
        files = super().get_queryset(request).select_related("file", "uploaded_by")
        return files.prefetch_related("file__renditions")

    def get_urls(self) -> list[URLPattern]:
        def guarded(view: Any) -> Any:
            return self.admin_site.admin_view(view.as_view())

        return [
            path("library/", guarded(LibraryView), name="media_picker_library"),
            path("templates/<int:pk>/draw/", guarded(DrawView), name="media_picker_draw"),
            path("upload/", guarded(UploadManyView), name="media_picker_upload"),
            path("<int:pk>/describe/", guarded(DescribeView), name="media_picker_describe"),
            *super().get_urls(),
        ]

    @action(description="Upload many", url_path="upload-many", permissions=["add"])
    def upload_many(self, request: HttpRequest) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:media_picker_upload"))

    # -- one picture ------------------------------------------------------------------------------

    def get_form(
        self, request: HttpRequest, obj: Picture | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        return PictureChangeForm if obj else PictureUploadForm

    def get_fields(self, request: HttpRequest, obj: Picture | None = None) -> list[str]:
        if obj is None:
            return ["file", "keep_both", *WORDS]
        if not self.has_change_permission(request, obj):
            return ["preview", *WORDS, "used_in"]
        return ["preview", "focal_x", "focal_y", *WORDS, "new_file", "used_in"]

    def get_readonly_fields(self, request: HttpRequest, obj: Picture | None = None) -> list[str]:
        return ["preview", "used_in"] if obj else []

    def changeform_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        with written_files_or_none():
            return super().changeform_view(*args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        # The form offers to keep both only when there are two of the same.
        adminform = context["adminform"]
        if isinstance(adminform.form, PictureUploadForm):
            fields = [
                name for name in ["file", "keep_both", *WORDS] if name in adminform.form.fields
            ]
            adminform.fieldsets = [(None, {"fields": fields})]
        return super().render_change_form(request, context, *args, **kwargs)

    def save_form(self, request: HttpRequest, form: ModelForm, change: bool) -> Picture:
        return form.save(commit=False)

    def save_model(self, request: HttpRequest, obj: Picture, form: ModelForm, change: bool) -> None:
        assert isinstance(request.user, User)
        if isinstance(form, PictureUploadForm):
            form.put_into_library(by=request.user)
        elif isinstance(form, PictureChangeForm):
            obj.save()
            form.save_tags()
            form.renew_file(by=request.user)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Refuses, with the list of its places, a picture that something shows."""
        picture = self.get_object(request, object_id)
        places = where_used(picture) if picture else []
        if picture is None or not places:
            return super().delete_view(request, object_id, extra_context)
        shown = format_html_join(", ", '<a href="{}">{}</a>', ((p.url, p.name) for p in places))
        messages.error(
            request,
            format_html(
                "“{}” is not deleted, because it is used in: {}. Take it out there first; what was "
                "public once keeps its pictures for the record.",
                picture,
                shown,
            ),
        )
        return redirect("admin:media_picker_picture_change", picture.pk)

    # -- columns and fields -----------------------------------------------------------------------

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
        return render_to_string("media_picker/focal_point.html", {"shown": shown})

    @admin.display(description="Used in")
    def used_in(self, picture: Picture) -> SafeString:
        return render_to_string("media_picker/where_used.html", {"places": where_used(picture)})
