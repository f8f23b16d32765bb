"""The emergency banner and the footer in the admin: one form, public when it is saved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminTextareaWidget

from ..banner_history import banner_turns
from ..confirmation import HasChanged
from ..models import SiteFrame
from ..models.site_frame import BannerLevel
from ..person_name import name_of
from .nothing_there import warn_where_nothing_is
from .older_form import OlderForm
from .story_form import differences


class FrameForm(OlderForm):
    class Meta:
        model = SiteFrame
        fields = "__all__"  # the admin's fieldsets name those that are shown

    def who_was_quicker(self, now: SiteFrame, opened: str) -> str:
        last = now.history.first()
        who = name_of(last.history_user) if last and last.history_user else "Somebody"
        at = f" at {timezone.localtime(last.history_date):%H:%M}" if last else ""
        return f"{who} changed the banner or the footer{at}"


@admin.register(SiteFrame)
class SiteFrameAdmin(ModelAdmin):
    form = FrameForm
    fieldsets = [
        (
            "Emergency banner",
            {
                "description": "On top of every page, as soon as you save. After a day, the "
                "newsroom’s home page and this form ask whether it still holds.",
                "fields": ["banner_level", "banner_heading", "banner_words", "banner_path"],
            },
        ),
        (
            "Contact numbers",
            {
                "fields": [
                    "contact_heading",
                    *("emergency_number", "emergency_words", "emergency_textphone"),
                    *("other_number", "other_words", "other_textphone"),
                    *("anonymous_number", "anonymous_words"),
                ]
            },
        ),
        ("Footer", {"fields": ["links_heading", "footer_text"]}),
    ]
    actions = None
    warn_unsaved_form = True

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SiteFrame | None = None) -> bool:
        return False

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name.endswith("_words"):
            # A phone shows the beginning of them only in a field of one line.
            kwargs["widget"] = UnfoldAdminTextareaWidget(attrs={"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_choice_field(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.TypedChoiceField:
        kwargs["choices"] = [("", "No banner"), *BannerLevel.choices]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There is one frame, so the list leads straight to it; it is made when it is asked for."""
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        frame = SiteFrame.current()
        if frame.pk is None:
            frame.save()
        return redirect(frame.get_admin_url())

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        # Saving leads back to the form anyhow.
        context["show_save_and_continue"] = False
        form = context["adminform"].form
        # Read anew: where the form was refused, the original has what was typed.
        frame = context["frame"] = SiteFrame.current()
        context["banner_turns"] = banner_turns(frame)
        context["version"] = frame.version
        context["differences"] = differences([form]) if form.is_older else []
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: SiteFrame) -> HttpResponse:
        up = f"The banner “{obj.banner_heading}” is" if obj.is_banner_up else "No banner is"
        messages.success(request, f"Saved, and public at once. {up} on the site’s pages.")
        if obj.is_banner_up and obj.banner_path:
            leads = f"{obj.banner_path}, where the banner leads"
            warn_where_nothing_is(request, obj.banner_path, leads)
        return redirect(obj.get_admin_url())

    def take_down(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET asks; POST with the same fingerprint takes the banner down."""
        frame = get_object_or_404(SiteFrame, pk=pk)
        if not self.has_change_permission(request, frame):
            raise PermissionDenied("Your role does not include this. Ask an editor.")
        if request.method == "POST":
            try:
                frame.take_banner_down(confirmed=request.POST.get("confirmed", ""))
            except HasChanged:
                frame.refresh_from_db()  # as somebody else left it
                return self._asked_to_take_down(request, frame, has_changed=True)
            messages.success(request, "The banner is down: no page shows it any more.")
            return redirect(frame.get_admin_url())
        return self._asked_to_take_down(request, frame)

    def _asked_to_take_down(
        self, request: HttpRequest, frame: SiteFrame, *, has_changed: bool = False
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Take the banner down?",
            "opts": self.opts,
            "original": frame,
            "frame": frame,
            "confirmed": frame.banner_fingerprint(),
            "has_changed": has_changed,
        }
        template = "admin/articles/siteframe/take_down.html"
        return TemplateResponse(request, template, context, status=409 if has_changed else 200)

    def get_urls(self) -> list[URLPattern]:
        take_down = self.admin_site.admin_view(self.take_down)
        return [
            path("<int:pk>/take-down/", take_down, name="articles_siteframe_take_down"),
            *super().get_urls(),
        ]
