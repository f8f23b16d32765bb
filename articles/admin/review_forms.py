"""What is asked of people when a story goes from one to another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from ..models import Article
from ..models.comment import LONGEST
from ..person_name import name_of
from ..workflow import Verb, people_who_may


def _words(label: str, help_text: str, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
    )


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person: Any) -> str:
        return name_of(person)


class SubmitForm(forms.Form):
    reviewer = PersonField(
        queryset=User.objects.none(),
        required=False,
        empty_label="Anybody who may approve it",
        help_text="The story stands on this person’s home page. Others may approve it as well.",
        widget=UnfoldAdminSelectWidget,
    )
    note = _words("Note", "What the reviewer should know or look at.", required=False)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = people_who_may(Verb.APPROVE).exclude(pk=article.last_editor_id)
        self.fields["reviewer"].queryset = others  # type: ignore[attr-defined]


class SendBackForm(forms.Form):
    reason = _words("Reason to send it back", "The author sees it first thing: say what to change.")


class CommentForm(forms.Form):
    words = _words("Comment", "For colleagues. It is never public.")
    # Where it was written, told by its button: one goes on reading there.
    page = forms.ChoiceField(
        choices=[("change", "The form"), ("review", "The review")],
        required=False,
    )

    def came_from(self) -> str:
        """Of a valid form: the name of the page on which it was written."""
        return self.cleaned_data["page"] or "change"


class WithoutReviewForm(forms.Form):
    without_review = _words(
        "Why it cannot wait",
        "For nights and emergencies. A red notice stays on the story, and on the home page of its "
        "author and of all who may publish, until a different editor has looked.",
    )


class LiftEmbargoForm(forms.Form):
    reason = _words("Reason", "Why it may be published earlier. It is kept with the story.")
