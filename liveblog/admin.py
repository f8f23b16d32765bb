"""Live blogs in the admin: the list, opening one in a story, and the way to the poster's page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from unfold.admin import ModelAdmin

from articles.workflow import NotAllowed, Verb, may

from . import news, one_entry, poster, submissions
from .models import LiveBlog, NotNow


@admin.register(LiveBlog)
class LiveBlogAdmin(ModelAdmin):
    list_display = ["article", "state", "opened_at"]
    actions = None
    fields = ["article"]
    autocomplete_fields = ["article"]
    empty_words = "No live blog yet. Open one here, or below the form of its story."

    def get_queryset(self, request: HttpRequest) -> QuerySet[LiveBlog]:
        return super().get_queryset(request).select_related("article")

    def has_change_permission(self, request: HttpRequest, obj: LiveBlog | None = None) -> bool:
        return False  # by its own page only

    def has_delete_permission(self, request: HttpRequest, obj: LiveBlog | None = None) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        blog = self.get_object(request, object_id)
        if blog is None or not self.has_view_permission(request, blog):
            return super().change_view(request, object_id, *args, **kwargs)
        may_post = may(request.user, Verb.PUBLISH, blog.article)
        return redirect(blog.get_poster_url() if may_post else blog.get_submit_url())

    def save_model(
        self, request: HttpRequest, obj: LiveBlog, form: ModelForm, change: bool
    ) -> None:
        assert isinstance(request.user, User)
        try:
            obj.pk = LiveBlog.objects.open(obj.article, by=request.user).pk
        except NotAllowed as refused:
            raise PermissionDenied(str(refused)) from refused
        except NotNow as refused:
            messages.error(request, str(refused))

    def response_add(
        self, request: HttpRequest, obj: LiveBlog, post_url_continue: str | None = None
    ) -> HttpResponse:
        return redirect(obj.get_poster_url() if obj.pk else obj.article.get_admin_url())

    def get_urls(self) -> list[URLPattern]:
        pages = [
            ("<int:pk>/post/", poster.post, "post"),
            ("<int:pk>/draft/", poster.draft, "draft"),
            ("in-story/<int:pk>/", poster.open_in_story, "open"),
            ("<int:pk>/state/", poster.state, "state"),
            ("<int:pk>/submit/", submissions.submit, "submit"),
            ("<int:pk>/handed-in/<int:number>/", submissions.settle, "settle"),
            ("<int:pk>/news/", news.news, "news"),
            ("<int:pk>/<int:number>/pin/", one_entry.pin, "pin"),
            ("<int:pk>/<int:number>/look/", one_entry.look, "look"),
            ("<int:pk>/<int:number>/correct/", one_entry.correct, "correct"),
            ("<int:pk>/<int:number>/remove/", one_entry.remove, "remove"),
        ]
        return [
            *(
                path(route, self.admin_site.admin_view(view), name=f"liveblog_liveblog_{name}")
                for route, view, name in pages
            ),
            *super().get_urls(),
        ]
