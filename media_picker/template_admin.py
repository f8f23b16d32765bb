"""The collection of templates in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import Field
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from .models import Template
from .widgets import LibraryPictureField, LibraryPictureWidget


@admin.register(Template)
class TemplateAdmin(ModelAdmin):
    """Dragged into order by the handle, or by writing numbers."""

    list_display = ["thumbnail", "name", "photograph_place", "strapline_place"]
    list_display_links = ["name"]
    fields = ["picture", "alt_text", "photograph_place", "strapline_place", "order"]
    ordering_field = "order"
    ordering = ["order", "pk"]
    list_per_page = 100
    empty_words = (
        "No template yet. It is a picture of the library with places for a photograph and a "
        "strapline: tweets’ pictures are drawn from it. Editors add them."
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Template]:
        return Template.objects.with_files()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "picture":
            return self.formfield_for_foreignkey(db_field, request, **kwargs)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "order":
            field.widget.attrs["aria-label"] = "Order"  # its list has no label beside it
        return field

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        # Choosing a template would draw a copy of it.
        widget = LibraryPictureWidget(opens="photographs")
        return db_field.formfield(form_class=LibraryPictureField, widget=widget)

    @admin.display(description="Picture")
    def thumbnail(self, template: Template) -> SafeString:
        shown = template.picture.shown(is_private=True)
        return format_html(
            '<img class="library-thumbnail" src="{}" alt="" width="96" loading="lazy">',
            shown.url(shown.widths[0], "jpg"),
        )

    @admin.display(description="Template", ordering="picture__title")
    def name(self, template: Template) -> str:
        return template.picture.title
