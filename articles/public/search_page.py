"""The search page: a form that works without a script, and what was found."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.formats import date_format
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from ..kinds import Kind
from ..models import Category, District
from ..search import Filters, Hits, Order, search
from ..search.words import LONGEST_QUERY, terms_of
from . import frame
from .beside_stories import Part, found_beside

# More than any link of ours carries; nobody's database is asked about the rest.
LONGEST_VALUE = 1_000
NO_DAY = {"invalid": "There is no such day. Choose one, or write it like 2026-11-22."}


class SearchForm(forms.Form):
    """Everything is optional; an empty field asks for nothing."""

    q = forms.CharField(
        label="Words",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUERY}),
    )
    category = forms.ModelChoiceField(
        Category.objects.all(), to_field_name="slug", required=False, empty_label="Any subject",
        label="Subject", error_messages={"invalid_choice": "We have no such subject. Choose one."},
    )  # fmt: skip
    district = forms.ModelChoiceField(
        District.objects.all(), to_field_name="slug", required=False, empty_label="Any place",
        label="Place", error_messages={"invalid_choice": "We have no such place. Choose one."},
    )  # fmt: skip
    kind = forms.ChoiceField(
        choices=[("", "Anything"), *Kind.choices], required=False,
        error_messages={"invalid_choice": "We have nothing of that kind. Choose one."},
    )  # fmt: skip
    since = forms.DateField(
        label="From",
        required=False,
        error_messages=NO_DAY,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label="To",
        required=False,
        error_messages=NO_DAY,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    order = forms.ChoiceField(
        choices=[(Order.NEWEST, "Newest first"), (Order.BEST, "Best match first")], required=False,
        error_messages={"invalid_choice": "We cannot sort like that. Choose one."},
    )  # fmt: skip

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "This day is before the one in “From”. Change one of the two.")

    def narrowing(self) -> list[forms.BoundField]:
        """The fields beside the words."""
        return [field for field in self if field.name != "q"]

    def narrowed_to(self) -> list[str]:
        """What was chosen beside the words, as people say it."""
        chosen = self.cleaned_data
        said = [str(chosen[name]) for name in ("category", "district") if chosen.get(name)]
        if kind := chosen.get("kind"):
            said.append(str(Kind(kind).label))
        for name, word in (("since", "from"), ("until", "to")):
            if day := chosen.get(name):
                said.append(f"{word} {date_format(day, 'j F Y')}")
        return said

    def filters(self) -> Filters:
        """What was chosen; a field with an error narrows nothing."""
        chosen = self.cleaned_data
        category, district = chosen.get("category"), chosen.get("district")
        return Filters(
            category_id=category.pk if category else None,
            district_id=district.pk if district else None,
            kind=chosen.get("kind", ""),
            first_day=chosen.get("since"),
            last_day=chosen.get("until"),
        )


# Not a `public_answer`: people type endlessly many things, most of them once, and each kept page of
# hits would push a story's out. What one search costs is bounded instead. The front door compresses
# only what it keeps, so it is done here; nothing secret is in it that its length could betray.
@gzip_page
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    asked = {
        name: str(value).replace("\0", "")[:LONGEST_VALUE] for name, value in request.GET.items()
    }
    typed = asked["q"] = asked.get("q", "")[:LONGEST_QUERY]
    form = SearchForm(asked, label_suffix="", use_required_attribute=False)
    found: Hits | None = None
    beside: list[Part] = []
    if form.is_valid() and (terms_of(typed) or form.filters()):
        order = Order(form.cleaned_data["order"] or Order.NEWEST)
        found = search(typed, form.filters(), order, asked.get("place", ""))
        if asked.get("place") and not found.hits:
            # Behind the last story, by a withdrawal or a forged link: back to the beginning.
            return HttpResponseRedirect(_address(request, asked, ""))
        if not asked.get("place") and not form.filters():
            beside = found_beside(typed)
    return frame.page(
        request,
        "public/search",
        form=form,
        found=found,
        beside=beside,
        typed=typed,
        is_cut=len(request.GET.get("q", "")) > LONGEST_QUERY,
        first_url=_address(request, asked, "") if asked.get("place") else "",
        older_url=_address(request, asked, found.next_place) if found and found.next_place else "",
    )


def _address(request: HttpRequest, asked: dict[str, str], place: str) -> str:
    fields = {name: asked[name] for name in SearchForm.base_fields if asked.get(name)}
    return f"{request.path}?{urlencode(fields | ({'place': place} if place else {}))}"
