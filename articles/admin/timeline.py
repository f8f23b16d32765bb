"""The timeline of a story, and of all stories in a period."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe
from unfold.widgets import UnfoldAdminDateWidget

from ..london_time import span_of
from ..models import Article
from ..timeline import Span, timeline, titles
from ..timeline_csv import as_csv
from ..workflow import Verb, permits
from .story_page import story_for, story_page


class PeriodForm(forms.Form):
    first = forms.DateField(label="From", widget=UnfoldAdminDateWidget(attrs={"type": "date"}))
    last = forms.DateField(
        label="Up to and including", widget=UnfoldAdminDateWidget(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, object]:
        found = super().clean() or self.cleaned_data
        if found.get("first") and found.get("last") and found["last"] < found["first"]:
            self.add_error("last", "This day is before the first one.")
        for name in ("first", "last"):
            if found.get(name) and not 2000 <= found[name].year < 2200:
                self.add_error(name, "There was no newsroom then. Enter a day of this century.")
        return found

    def span(self) -> Span:
        """Of a valid form."""
        start, end = span_of(self.cleaned_data["first"], self.cleaned_data["last"])
        return Span(start=start, end=end)


def addresses(site: admin.AdminSite) -> list[URLPattern]:
    """Below the stories' own, before the one that takes everything for a story's number."""
    views: list[tuple[str, Callable[..., HttpResponse], str]] = [
        ("timeline/", period, "timelines"),
        ("<int:pk>/timeline/", timeline_page, "timeline"),
        ("<int:pk>/timeline-csv/", timeline_csv, "timeline_csv"),
    ]
    return [
        path(route, site.admin_view(view), name=f"articles_article_{name}")
        for route, view, name in views
    ]


@require_safe
def timeline_page(request: HttpRequest, pk: int) -> HttpResponse:
    article = story_for(request, pk, Verb.VIEW)
    events = timeline(Span(article=article.pk))
    return story_page(request, article, "timeline", "Timeline", events=events)


@require_safe
def timeline_csv(request: HttpRequest, pk: int) -> HttpResponse:
    article = story_for(request, pk, Verb.VIEW)
    events = timeline(Span(article=article.pk))
    return as_csv(events, {article.pk: article.title}, f"timeline-of-story-{article.pk}")


@require_safe
def period(request: HttpRequest) -> HttpResponse:
    """GET asks for two days; with both, it is the download."""
    if not permits(request.user, Verb.VIEW):
        raise PermissionDenied("Your role does not include this.")
    form = PeriodForm(request.GET or None)
    if form.is_bound and form.is_valid():
        events = timeline(form.span())
        name = "timeline-{first}-to-{last}".format(**form.cleaned_data)
        return as_csv(events, titles(events), name)
    context = {
        **admin.site.each_context(request),
        "title": "Timeline of all stories",
        "opts": Article._meta,
        "form": form,
    }
    template = "admin/articles/article/period.html"
    return TemplateResponse(request, template, context, status=422 if form.is_bound else 200)
