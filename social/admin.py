"""The Social tab of a story, and the ledger of tweets."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin, StackedInline
from unfold.decorators import display
from unfold.widgets import (
    UnfoldAdminRadioSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from media_picker.widgets import LibraryPictureField, LibraryPictureWidget

from .models import Post, TweetDraft

# The named ones are shown while the tweet's image is that one.
TABBED = {
    None: ["is_wanted", "text", "image"],
    "Statement": [
        *("statement_text", "statement_picture", "statement_alt_text"),
        *("agreed_by", "agreed_on"),
    ],
    "Template": ["template_picture"],
}


class TweetForm(forms.ModelForm):
    class Meta:
        model = TweetDraft
        fields = [name for names in TABBED.values() for name in names]
        widgets = {
            "is_wanted": UnfoldAdminRadioSelectWidget,
            "image": UnfoldAdminRadioSelectWidget,
            "text": UnfoldAdminTextareaWidget(attrs={"rows": 4, "data-tweet-text": ""}),
            "statement_text": UnfoldAdminTextareaWidget(attrs={"rows": 6}),
            "statement_alt_text": UnfoldAdminTextareaWidget(attrs={"rows": 3}),
            "agreed_by": UnfoldAdminTextInputWidget,
            "agreed_on": forms.DateInput(
                format="%Y-%m-%d", attrs={"type": "date", **UnfoldAdminTextInputWidget().attrs}
            ),
        }


class TweetInline(StackedInline):
    model = TweetDraft
    form = TweetForm
    verbose_name = "Social"
    can_delete = False
    max_num = 1
    fieldsets = [(name, {"fields": fields}) for name, fields in TABBED.items()]
    template = "admin/social/tweet_inline.html"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in ("statement_picture", "template_picture"):
            # Without the wrapper's add and change links: the library's dialog has both.
            is_template = db_field.name == "template_picture"
            widget = LibraryPictureWidget(opens="templates" if is_template else "library")
            return db_field.formfield(form_class=LibraryPictureField, widget=widget, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    class Media:
        css = {"all": ["css/social_tab.css", "css/x_look.css"]}
        js = ["js/tweet_counter.js", "js/tweet_image.js", "js/tweet_preview.js"]


@admin.register(Post)
class PostAdmin(ModelAdmin):
    """The ledger: read, and try again; nothing in it is edited or deleted by hand."""

    list_display = ["text", "state_label", "story", "queued_at", "sent_at"]
    list_filter = ["state"]
    list_select_related = ["article"]
    search_fields = ["text", "remote_id"]
    actions = None
    fields = [
        *("state_label", "next_step", "reason", "whole_post", "story"),
        *("queued_at", "sent_at", "attempts", "remote_id"),
    ]
    readonly_fields = fields
    change_form_template = "admin/social/post/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        return super().get_queryset(request).select_related("article", "picture")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        return False

    @display(
        description="State",
        ordering="state",
        label={
            "Queued": "info", "Sending": "info", "Sent": "success", "Unknown": "warning",
            "Failed": "danger", "Cancelled": "default",
        },
    )  # fmt: skip
    def state_label(self, post: Post) -> str:
        return post.get_state_display()

    @admin.display(description="Story")
    def story(self, post: Post) -> SafeString:
        return format_html('<a href="{}">{}</a>', post.article.get_admin_url(), post.article)

    @admin.display(description="What it means")
    def next_step(self, post: Post) -> str:
        return post.next_step

    @admin.display(description="As it is sent")
    def whole_post(self, post: Post) -> SafeString:
        picture = SafeString("")
        if hasattr(post, "picture"):
            url = reverse("social:post_picture", args=[post.pk])
            picture = format_html(
                '<img src="{}" alt="{}" class="library-preview"><br>Alt text: {}',
                url,
                post.alt_text,
                post.alt_text,
            )
        return format_html("{}<br>{}", post.text, picture)
