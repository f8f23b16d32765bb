"""The Citizens' Contract in the admin: one form with its points, and its own publish step."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from unfold.admin import ModelAdmin, StackedInline
from unfold.widgets import UnfoldAdminTextareaWidget

from articles.models import Edition
from articles.workflow import NotAllowed
from media_picker.typed_id import typed_id

from . import publishing
from .models import Contract, ContractEdition, Point
from .models.contract import PUBLISH


class PointInline(StackedInline):
    model = Point
    extra = 0
    ordering_field = "place"
    collapsible = True
    fields = ["title", "promise", "request", "place", "story", "progress"]
    readonly_fields = ["progress"]
    autocomplete_fields = ["story"]
    verbose_name = "point"

    class Media:
        js = ["js/point_order.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Point]:
        return super().get_queryset(request).select_related("story", "contract")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in ("promise", "request"):
            kwargs["widget"] = UnfoldAdminTextareaWidget(attrs={"rows": 3})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="For visitors")
    def progress(self, point: Point) -> str:
        context = {"point": point, "live": point.live_explanation}
        return render_to_string("contract/point_progress.html", context)


@admin.register(Contract)
class ContractAdmin(ModelAdmin):
    list_display = ["title", "points_open"]
    empty_words = (
        "No contract yet. An editor adds it with its points; visitors see it once it is published."
    )
    actions = None
    inlines = [PointInline]
    fields = ["title", "introduction", "listened_for", "events", "responses", "category"]
    warn_unsaved_form = True

    @admin.display(description="Open for visitors")
    def points_open(self, contract: Contract) -> str:
        live = Edition.objects.filter(article__contract_point__contract=contract).count()
        return f"{live} of {contract.points.count()} points"

    # -- who may ----------------------------------------------------------------------------------

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Contract.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Contract | None = None) -> bool:
        return False

    # -- the form ---------------------------------------------------------------------------------

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There is one contract, so the list leads straight to it."""
        contract = Contract.objects.first()
        if contract and self.has_view_permission(request, contract):
            return redirect(contract.get_admin_url())
        return super().changelist_view(request, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        contract = context.get("original")
        context["may_publish"] = request.user.has_perm(PUBLISH)
        if contract:
            context["last_edition"] = ContractEdition.objects.newest()
            context["has_unpublished_changes"] = contract.has_unpublished_changes()
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: ModelForm, *args: Any) -> None:
        super().save_related(request, form, *args)
        form.instance.number_points()

    def response_add(
        self, request: HttpRequest, obj: Contract, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Contract) -> HttpResponse:
        if page := self._next_page(request, obj):
            return page
        if obj.has_unpublished_changes():
            messages.success(request, "Saved. Visitors see the changes once they are published.")
        else:
            messages.success(request, "Saved. It is as visitors see it.")
        return redirect(obj.get_admin_url())

    def _next_page(self, request: HttpRequest, contract: Contract) -> HttpResponseRedirect | None:
        """Where a button of ours leads once everything typed is saved."""
        if "_publish" in request.POST:
            return redirect(contract.get_admin_url("publish"))
        point = contract.points.filter(pk=typed_id(request.POST.get("_explain"))).first()
        if point is None:
            return None
        assert isinstance(request.user, User)
        try:
            story = point.start_explanation(by=request.user)
        except NotAllowed as refused:
            messages.error(request, str(refused))
            return redirect(contract.get_admin_url())
        messages.success(
            request,
            f"This draft explains the point “{point.title}”. Write it and publish it like any "
            "story: the point opens with it.",
        )
        return redirect(story.get_admin_url())

    def get_urls(self) -> list[URLPattern]:
        pages = [
            ("preview", publishing.preview),
            ("publish", publishing.publish),
            ("take_down", publishing.take_down),
        ]
        return [
            *(
                path(
                    f"<int:pk>/{name.replace('_', '-')}/",
                    self.admin_site.admin_view(view),
                    name=f"contract_contract_{name}",
                )
                for name, view in pages
            ),
            *super().get_urls(),
        ]
