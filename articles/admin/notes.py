"""The change notes that visitors see under a story, and taking one of them out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from unfold.widgets import UnfoldAdminTextareaWidget

from ..models import Article
from ..taking_out_notes import LONGEST_REASON, take_out
from ..workflow import NotAllowed, Verb
from .story_page import refused, story_for, story_page


class TakeOutForm(forms.Form):
    note = forms.ChoiceField(label="Note to take out", widget=forms.RadioSelect)
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        help_text="Kept inside, with the words of the note, and never public.",
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
    )
    use_required_attribute = False

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        live = article.live_edition
        notes = live.change_notes if live else []
        field = self.fields["note"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(note.at.isoformat(), note.in_words) for note in notes]


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows them and asks why one is to go; POST takes it out."""
    article = story_for(request, pk, Verb.TAKE_OUT_NOTE)
    form = TakeOutForm(request.POST if request.method == "POST" else None, article=article)
    if form.is_bound and form.is_valid():
        assert isinstance(request.user, User)
        chosen = form.cleaned_data
        try:
            take_out(article, chosen["note"], by=request.user, reason=chosen["reason"])
        except NotAllowed as why_not:
            return refused(request, article, why_not)
        messages.success(request, "Taken out: visitors do not see the note any more.")
        return redirect(article.get_admin_url())
    status = 422 if form.is_bound else 200
    title = "Take a change note out"
    return story_page(request, article, "notes", title, status=status, form=form)
