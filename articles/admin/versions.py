"""The history of a story: its versions and editions, any two compared, one brought back."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe
from unfold.widgets import UnfoldAdminSelectWidget

from media_picker.typed_id import typed_id

from ..models import Article
from ..rich_text import shown_to_read
from ..versions.bringing_back import bring_back, parts_brought_back
from ..versions.chosen import NOW, Version, read, version_of, versions_of
from ..versions.word_changes import Change, changes_between
from ..workflow import NotAllowed, Verb, may
from .story_page import refused, story_for, story_page


class CompareForm(forms.Form):
    """Any two, in any order; the older of them is read first."""

    first = forms.ChoiceField(label="Compare", widget=UnfoldAdminSelectWidget)
    second = forms.ChoiceField(label="with", widget=UnfoldAdminSelectWidget)
    use_required_attribute = False

    def __init__(self, *args: Any, versions: list[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(version.key, version.label) for version in versions]


def history(request: HttpRequest, article: Article) -> HttpResponse:
    now, *versions = versions_of(article)
    # The newest is what is saved now, so what it is compared with at first is the one before.
    chosen = {"first": versions[:2][-1].key if versions else now.key, "second": now.key}
    return story_page(
        request,
        article,
        "history",
        "Versions",
        # Each with the one before it, to be compared with.
        versions=list(zip_longest(versions, versions[1:])),
        form=CompareForm(initial=chosen, versions=[now, *versions]),
        may_change=may(request.user, Verb.CHANGE, article),
    )


def to_read(request: HttpRequest, article: Article, version_id: str) -> HttpResponse:
    """One version as it was saved."""
    row = get_object_or_404(article.history, pk=typed_id(version_id))
    return story_page(
        request,
        article,
        "version",
        "An earlier version",
        version=row,
        key=f"v{row.pk}",
        body=shown_to_read(row.body),
        may_change=may(request.user, Verb.CHANGE, article),
    )


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions, named in the address, in words."""
    article = story_for(request, pk, Verb.VIEW)
    keys = request.GET.get("first", ""), request.GET.get("second", NOW)
    pair = sorted(_chosen(article, keys), key=lambda version: (version.key == NOW, version.at))
    before, after = pair
    versions = versions_of(article)
    form = CompareForm(initial={"first": before.key, "second": after.key}, versions=versions)
    return story_page(
        request,
        article,
        "compare",
        "Two versions compared",
        before=before,
        after=after,
        changes=_changes(article, before, after),
        form=form,
        may_change=may(request.user, Verb.CHANGE, article),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """GET shows what would change in the draft; POST brings the version back as the draft."""
    article = story_for(request, pk, Verb.CHANGE)
    (version,) = _chosen(article, (key,))
    if version.row is None:
        raise PermissionDenied("This version can be read and compared, but not brought back.")
    if request.method == "POST":
        assert isinstance(request.user, User)
        try:
            bring_back(article, version, by=request.user)
        except NotAllowed as why_not:
            return refused(request, article, why_not)
        messages.success(
            request,
            f"The draft is as {version.short_name}. Visitors see nothing of it until it is "
            "published.",
        )
        return redirect(article.get_admin_url())
    (now,) = _chosen(article, (NOW,))
    parts = parts_brought_back()
    changes = [one for one in _changes(article, now, version) if one.part in parts]
    return story_page(
        request,
        article,
        "restore",
        "Bring this version back as the draft?",
        version=version,
        changes=changes,
    )


def _chosen(article: Article, keys: tuple[str, ...]) -> list[Version]:
    found = [version_of(article, key) for key in keys]
    if None in found:
        raise Http404("There is no such version of this story.")
    return [version for version in found if version]


def _changes(article: Article, before: Version, after: Version) -> list[Change]:
    return changes_between(read(article, before), read(article, after))
