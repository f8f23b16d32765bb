"""A story in the admin: the list, and the form with its tabs."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, QuerySet
from django.forms import Field, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.safestring import mark_safe
from simple_history.admin import SimpleHistoryAdmin
from unfold.admin import ModelAdmin
from unfold.decorators import display

from media_picker.widgets import LibraryPictureField, LibraryPictureWidget

from .. import story_parts
from ..models import Article
from ..workflow import Verb, may, permits
from . import publishing


@admin.register(Article)
class ArticleAdmin(SimpleHistoryAdmin, ModelAdmin):
    list_display = ["title", "state_label", "kind", "category", "district", "author", "updated_at"]
    list_filter = ["state", "kind", "category", "district"]
    list_filter_submit = False
    list_select_related = ["category", "district", "author"]
    list_per_page = 30
    search_fields = ["title", "summary", "slug"]
    search_help_text = "Words of the headline, the summary or the address."
    actions = None  # what was public is never deleted, and drafts one by one
    show_full_result_count = False
    # Each fieldset is a tab, and so is each inline of the rooms above.
    fieldsets = [
        (
            "Content",
            {
                "classes": ["tab"],
                "fields": ["kind", "title", "summary", "body", ("category", "district"), "slug"],
            },
        ),
        ("Media", {"classes": ["tab"], "fields": ["lead_picture"]}),
    ]
    warn_unsaved_form = True

    class Media:
        js = ["js/tabs.js"]

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        if "summary" in form.base_fields:  # not for somebody who may only read
            form.base_fields["summary"].widget.attrs["rows"] = 3
        return form

    # -- who may ----------------------------------------------------------------------------------

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return permits(request.user, Verb.VIEW)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return permits(request.user, Verb.ADD)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self._may(request, Verb.CHANGE, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self._may(request, Verb.DELETE, obj)

    def _may(self, request: HttpRequest, verb: Verb, article: Article | None) -> bool:
        return may(request.user, verb, article) if article else permits(request.user, verb)

    # -- the form ---------------------------------------------------------------------------------

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> list[Any]:
        return [tab for part in story_parts.registered for tab in part.tabs()]

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        if db_field.name == "lead_picture":
            kwargs |= {"form_class": LibraryPictureField, "widget": LibraryPictureWidget()}
            return db_field.formfield(**kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "lead_picture":
            # Without the wrapper's add and change links: the library's dialog has both.
            return self.formfield_for_foreignkey(db_field, request, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        if not change:
            obj.author = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        if "_publish" in request.POST:
            return redirect(obj.get_admin_url("publish"))
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        if "_publish" in request.POST:
            return redirect(obj.get_admin_url("publish"))
        return super().response_change(request, obj)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        context["may_publish"] = self._may(request, Verb.PUBLISH, obj)
        context["may_withdraw"] = obj is not None and may(request.user, Verb.WITHDRAW, obj)
        if obj:
            context["live_edition"] = obj.live_edition
            context["has_unpublished_changes"] = obj.has_unpublished_changes()
            # Rendered templates, escaped by them already.
            beside = [part.beside_form(request, obj) for part in story_parts.registered]
            context["beside_form"] = mark_safe("".join(beside))  # noqa: S308
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An earlier version, to read. simple-history would save it for anybody who may look."""
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied("An earlier version can only be read.")
        return super().history_form_view(request, *args, **kwargs)

    # -- the list ---------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("body")

    @display(
        description="State",
        ordering="state",
        label={"Draft": "warning", "Published": "success", "Withdrawn": "danger"},
    )
    def state_label(self, article: Article) -> str:
        return article.get_state_display()

    # -- pages of their own -----------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        pages = [
            ("preview", publishing.preview),
            ("publish", publishing.publish),
            ("withdraw", publishing.withdraw),
        ]
        return [
            *(
                path(
                    f"<int:pk>/{name}/",
                    self.admin_site.admin_view(view),
                    name=f"articles_article_{name}",
                )
                for name, view in pages
            ),
            *super().get_urls(),
        ]
