"""The Citizens' Contract in the admin: one form with its points, and its own publish step."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils import timezone
from unfold.admin import ModelAdmin, StackedInline
from unfold.widgets import UnfoldAdminTextareaWidget

from articles.admin.fitted_rows import fit_rows
from articles.admin.older_form import OlderForm
from articles.admin.story_form import Difference, differences
from articles.models import Edition
from articles.person_name import name_of
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


class ContractForm(OlderForm):
    class Meta:
        model = Contract
        fields = "__all__"  # the admin names those that are shown

    def who_was_quicker(self, now: Contract, opened: str) -> str:
        of_it = {"content_type": ContentType.objects.get_for_model(Contract), "object_id": now.pk}
        last = LogEntry.objects.filter(**of_it).select_related("user").first()
        who = name_of(last.user) if last else "Somebody"
        at = f" at {timezone.localtime(last.action_time):%H:%M}" if last else ""
        return f"{who} changed the contract{at}"


@admin.register(Contract)
class ContractAdmin(ModelAdmin):
    form = ContractForm
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

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A point that a colleague deleted since the form was opened comes back as a new one."""
        if request.method == "POST" and object_id:
            form = request.POST.copy()
            there = Point.objects.filter(contract=typed_id(object_id)).values_list("pk", flat=True)
            fit_rows(form, "points", list(there), is_single=False)
            # To django-stubs, what a browser sends is another type than what is made here.
            request.POST = form  # type: ignore[assignment]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["may_publish"] = request.user.has_perm(PUBLISH)
        if original := context.get("original"):
            # Read anew: where the form was refused, the original has what was typed.
            contract = Contract.objects.get(pk=original.pk)
            context["version"] = contract.version
            context["last_edition"] = ContractEdition.objects.newest()
            context["has_unpublished_changes"] = contract.has_unpublished_changes()
            form = context["adminform"].form
            points = context["inline_admin_formsets"][0].formset
            context["differences"] = _differences(form, points) if form.is_older else []
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


def _differences(form: ModelForm, points: BaseInlineFormSet) -> list[Difference]:
    """Where what was typed differs from what is saved, of each point with its name."""
    found = differences([form])
    for point in points.initial_forms:
        title = point.initial["title"]
        found += [one._replace(label=f"{title}: {one.label}") for one in differences([point])]
    known = [point.instance.pk for point in points.initial_forms]
    for added in Point.objects.filter(contract=form.instance).exclude(pk__in=known):
        found.append(Difference("A point that they added; it stays", added.title, "", False))
    for point in points.extra_forms:
        title = str(point["title"].value() or "")
        found.append(Difference("A point that only you have", "", title, False))
    return found
