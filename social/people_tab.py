"""The People tab of a story: whom an appeal is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from unfold.admin import StackedInline
from unfold.widgets import UnfoldAdminTextareaWidget

from articles.models import Article

from .ages_in_text import age_in_words, how_old
from .models import NamedPerson
from .words_field import Words

MOST_PEOPLE = 20
ASKED = ("name", "age", "sought_as", "is_name_withheld", "is_age_withheld", "DELETE")


class PersonForm(forms.ModelForm):
    def clean(self) -> None:
        super().clean()
        # A reason that is too long is one: it is not asked for as well.
        if "why_withheld" in self.errors:
            self.instance.why_withheld = self["why_withheld"].value()


class PeopleInline(StackedInline):
    model = NamedPerson
    form = PersonForm
    verbose_name = "People"
    verbose_name_plural = "People"
    max_num = MOST_PEOPLE
    fields = ["name", "age", "sought_as", "is_name_withheld", "is_age_withheld", "why_withheld"]
    template = "admin/social/people_inline.html"

    class Media:
        css = {"all": ["css/social_tab.css"]}
        js = ["js/story_people.js"]

    def get_extra(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> int:
        """One empty record where there is none yet; more by the button."""
        return 0 if obj and obj.named_people.exists() else 1

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "why_withheld":
            widget = UnfoldAdminTextareaWidget(attrs={"rows": 2})
            return db_field.formfield(form_class=Words, widget=widget, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def people_in_form(data: Mapping[str, str]) -> Iterator[NamedPerson]:
    """The people of a form that is still being filled in; what is no age yet is none."""
    for at in range(MOST_PEOPLE):
        row = {field: data.get(f"named_people-{at}-{field}", "") for field in ASKED}
        if row["DELETE"] or not any(row[field] for field in ASKED if field != "sought_as"):
            continue
        span = how_old(row["age"])
        yield NamedPerson(
            name=" ".join(row["name"][:120].split()),
            age=age_in_words(*span) if span else "",
            sought_as=row["sought_as"],
            is_name_withheld=bool(row["is_name_withheld"]),
            is_age_withheld=bool(row["is_age_withheld"]),
            why_withheld=data.get(f"named_people-{at}-why_withheld", ""),
        )
