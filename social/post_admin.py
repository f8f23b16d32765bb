"""The ledger of tweets in the admin: a list, and a page for each with its log."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import display

from articles.templatetags.moments import how_long

from .decision_views import BAD_LINK
from .log import log_of
from .models import Account, Post
from .post_states import PostState

LABELS = {
    "Queued": "info",
    "Sending": "info",
    "Sent": "success",
    "Unknown": "warning",
    "Failed": "danger",
    "Held": "warning",
    "Cancelled": "default",
    "Deleting": "warning",
    "Deleted": "default",
}


class NeedsSomeone(admin.SimpleListFilter):
    """Those at which a person should look."""

    title = "needs someone"
    parameter_name = "needs"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("person", "Waits for a person"),
            ("late", "Late"),
            ("live", "Still live on X"),
            ("twice", "On X twice"),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        adjectives = {"person": "stuck", "late": "late", "live": "deleting", "twice": "doubled"}
        chosen = adjectives.get(self.value() or "")
        return getattr(queryset, chosen)() if chosen else queryset


@admin.register(Post)
class PostAdmin(ModelAdmin):
    """The ledger: read, and decide; nothing in it is edited or deleted by hand."""

    list_display = ["tweet", "state_label", "next_step", "story", "age"]
    list_filter = [NeedsSomeone, "state", "queued_at"]
    list_select_related = ["article"]
    search_fields = ["text", "remote_id", "twin_ids"]
    actions = None
    empty_words = (
        "No tweet yet. One comes here when a story is published whose Social tab says Yes to Tweet."
    )
    fields = [
        *("state_label", "whole_post", "story", "occasion_label"),
        *("queued_at", "sent_at", "deleted_at", "attempts", "remote_id", "further_copies"),
    ]
    readonly_fields = fields
    change_form_template = "admin/social/post/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        rows = super().get_queryset(request).select_related("article", "picture")
        # Read once for all of them.
        return rows.annotate(why_tweets_wait=Value(Account.current().why_tweets_wait))

    def change_view(self, request: HttpRequest, object_id: str, **kwargs: Any) -> HttpResponse:
        post = self.get_object(request, object_id)
        context: dict[str, Any] = {"log": log_of(post)} if post else {}
        bad_link = request.session.pop(BAD_LINK, None)
        if post and bad_link and bad_link["post"] == post.pk:
            context["bad_link"] = bad_link
        return super().change_view(request, object_id, **kwargs | {"extra_context": context})

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        return False

    @display(description="State", ordering="state", label=LABELS)
    def state_label(self, post: Post) -> str:
        return post.get_state_display()

    @admin.display(description="Tweet", ordering="text")
    def tweet(self, post: Post) -> str:
        # Without its link: the story stands beside it.
        return post.words

    @admin.display(description="Story")
    def story(self, post: Post) -> SafeString:
        return format_html(
            '<a class="text-link" href="{}">{}</a>', post.article.get_admin_url(), post.article
        )

    @admin.display(description="Further copies on X")
    def further_copies(self, post: Post) -> str:
        return ", ".join(post.twin_ids.split()) or "None"

    @admin.display(description="Occasion")
    def occasion_label(self, post: Post) -> str:
        if post.is_of_passage:
            return post.label
        return f"Update, with edition {post.edition.number}" if post.is_update else "Publication"

    @admin.display(description="Age", ordering="queued_at")
    def age(self, post: Post) -> SafeString:
        age = how_long(post.queued_at).partition(",")[0]
        if post.sent_at is None:
            return format_html("{}", age)
        sent = date_format(timezone.localtime(post.sent_at), "j M Y, H:i")
        return format_html("{}<br>sent {}", age, sent)

    @admin.display(description="Next step")
    def next_step(self, post: Post) -> str:
        is_in_line = post.state == PostState.QUEUED
        why: str = getattr(post, "why_tweets_wait", "") if is_in_line else ""
        return why or post.next_step

    @admin.display(description="As it was confirmed")
    def whole_post(self, post: Post) -> SafeString:
        picture = SafeString("")
        if hasattr(post, "picture"):
            url = reverse("social:post_picture", args=[post.pk])
            picture = format_html(
                '<img src="{}" alt="{}" class="library-preview"><br>'
                'Alt text: <span dir="auto">{}</span>',
                url,
                post.alt_text,
                post.alt_text,
            )
        return format_html('<p dir="auto">{}</p>{}', post.text, picture)
