"""A story in the admin: the list, and the form with its tabs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import F, ForeignKey, QuerySet
from django.forms import Field, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from simple_history.admin import SimpleHistoryAdmin
from unfold.decorators import display

from media_picker.flickr.album_field import AlbumIdField
from media_picker.widgets import LibraryPictureField, LibraryPictureWidget
from media_picker.youtube.video_field import VideoIdField

from .. import story_parts
from ..lapsing import note_whether_lapsed
from ..models import Article
from ..person_name import name_of
from ..public import blocks
from ..rich_text import shown_to_read
from ..slugs import follows_headline
from ..what_goes_out import content_of
from ..workflow import Verb, may, permits
from . import publishing, versions
from .addresses import addresses
from .desk_status import status_of
from .writing import WritingAdmin

# They count for pages only, and the form shows them for pages only.
PAGE_FIELDS = ["parent", "navigation_place", "navigation_label", "has_contents"]


@admin.register(Article)
class ArticleAdmin(SimpleHistoryAdmin, WritingAdmin):
    list_display = ["title", "state_label", "kind", "category", "written_by", "updated_at"]
    list_filter = ["state", "step", "kind", "category", "district"]
    list_filter_submit = False
    list_select_related = ["category", "district", "author"]
    list_per_page = 30
    search_fields = ["title", "summary", "slug"]
    search_help_text = "Words of the headline, the summary or the address."
    empty_words = "No story has been written yet."
    actions = None  # what was public is never deleted, and drafts one by one
    show_full_result_count = False
    # Each fieldset is a tab, and so is each inline of the rooms above.
    fieldsets = [
        (
            "Content",
            {
                "classes": ["tab"],
                "fields": [
                    *("kind", "title", "summary", "body", ("category", "district"), "slug"),
                    *PAGE_FIELDS,
                ],
            },
        ),
        (
            "Media",
            {
                "classes": ["tab"],
                "fields": ["lead_picture", "album_id", "has_video", "video_id", "transcript"],
            },
        ),
        ("Press", {"classes": ["tab"], "fields": ["notes_to_editors", "press_contact"]}),
    ]
    conditional_fields = dict.fromkeys(PAGE_FIELDS, "kind == 'page'")
    radio_fields = {"has_video": admin.HORIZONTAL}
    warn_unsaved_form = True

    class Media:
        js = ["js/tabs.js", "js/keeping.js", "js/story_keeping.js"]

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        (name, content), *others = fieldsets
        fields = ["body_to_read" if field == "body" else field for field in content["fields"]]
        return [(name, {**content, "fields": fields}), *others]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        return ["body_to_read"]

    @admin.display(description="Body")
    def body_to_read(self, article: Article) -> SafeString:
        return format_html('<div class="shown-body">{}</div>', shown_to_read(article.body))

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        if "summary" in form.base_fields:  # not for somebody who may only read
            form.base_fields["summary"].widget.attrs["rows"] = 3
            form.base_fields["body"].help_text += f" {blocks.how_to_use()}"
            form.base_fields["transcript"].widget.attrs["rows"] = 6
            form.base_fields["notes_to_editors"].widget.attrs["rows"] = 6
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
        match db_field.name:
            case "lead_picture":
                # Without the wrapper's add and change links: the library's dialog has both.
                return self.formfield_for_foreignkey(db_field, request, **kwargs)
            case "album_id":
                return AlbumIdField()
            case "video_id":
                return VideoIdField()
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        if not change:
            obj.author = request.user  # type: ignore[assignment]
            obj.has_typed_address = bool(obj.slug)
        else:
            before = Article.objects.get(pk=obj.pk)
            obj.content_before = content_of(before)
            _settle_address(obj, before, request.POST.get("address_was", before.slug))
        typed = obj.slug
        super().save_model(request, obj, form, change)
        if obj.is_appeal and typed and typed != obj.slug:
            messages.info(
                request,
                f"The address is now {obj.path}: an appeal’s address never carries a name.",
            )

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        """After the rooms' tabs are saved too: whoever changed anything wrote last."""
        super().save_related(request, form, formsets, change)
        article = Article.objects.get(pk=form.instance.pk)
        assert isinstance(request.user, User)
        if change and form.instance.content_before != content_of(article):
            article.was_edited(by=request.user)
            note_whether_lapsed(article)
        Article.objects.filter(pk=article.pk).update(version=F("version") + 1)
        self.was_saved(request, article)

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._next_page(request, obj) or super().response_add(
            request, obj, post_url_continue
        )

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._next_page(request, obj) or super().response_change(request, obj)

    def _next_page(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Where “Save and publish…”, “Save and schedule…” and “Save and submit…” lead."""
        if "_schedule" in request.POST:
            return redirect(publishing.address_of_later(article))
        for page in ("publish", "submit"):
            if f"_{page}" in request.POST:
                return redirect(article.get_admin_url(page))
        return None

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
        context["may_submit"] = self._may(request, Verb.SUBMIT, obj)
        context["schedule_url"] = publishing.address_of_later(obj) if obj else ""
        is_unread = context["is_review_required"] = settings.REQUIRE_REVIEW
        if obj:
            if request.method == "POST":  # refused: what was typed is no state of the story
                obj = context["original"] = Article.objects.get(pk=obj.pk)
            context |= status_of(request, obj)
            is_unread = bool(context["why_unread"])
            # Rendered templates, escaped by them already.
            beside = [part.beside_form(request, obj) for part in story_parts.registered]
            context["beside_form"] = mark_safe("".join(beside))  # noqa: S308
        context["may_schedule"] = self._may(request, Verb.SCHEDULE, obj) and not is_unread
        context |= self.context_of_writing(request, obj, context)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return versions.history(request, self._to_read(request, object_id))

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """An earlier version, to read. simple-history would save it for anybody who may look."""
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied("An earlier version can only be read.")
        return versions.to_read(request, self._to_read(request, object_id), version_id)

    def _to_read(self, request: HttpRequest, object_id: str) -> Article:
        article = self.get_object(request, object_id)
        if article is None or not self.has_view_permission(request, article):
            raise PermissionDenied
        return article

    # -- the list ---------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).knowing_archived().defer("body")

    @display(
        description="State",
        ordering="state",
        label={
            "Draft": "warning",
            "Approval lapsed": "warning",
            "Scheduled, changed since": "warning",
            "Published": "success",
            "Archived": "info",
            "Withdrawn": "danger",
        },
    )
    def state_label(self, article: Article) -> str:
        return article.stage

    @admin.display(description="Author", ordering="author__first_name")
    def written_by(self, article: Article) -> str:
        return name_of(article.author)

    # -- pages of their own -----------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        return [*addresses(self.admin_site), *super().get_urls()]


def _settle_address(article: Article, before: Article, as_opened: str) -> None:
    """What becomes of the address in a form that is saved; a colleague may have saved meanwhile."""
    if article.slug != as_opened:
        article.has_typed_address = bool(article.slug)
    elif not article.has_typed_address:
        article.slug = before.slug
    is_called_otherwise = (article.title, article.kind) != (before.title, before.kind)
    if is_called_otherwise and not article.has_typed_address and follows_headline(before):
        article.slug = ""  # made anew
