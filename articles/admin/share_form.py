"""Asking for whom a preview link is, what for, and for how long."""

from __future__ import annotations

from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from .. import embargo
from ..models import Article
from ..models.preview_link import LONGEST_NAME, Lasts, Purpose


class ShareForm(forms.Form):
    for_whom = forms.CharField(
        max_length=LONGEST_NAME,
        error_messages={"required": "Say for whom the link is: it is for one person."},
        help_text="Name the person and where they work, as “Jo Blake, Eastmere Echo”. It stands "
        "on the preview, and the timeline names it whenever the link is opened.",
        widget=UnfoldAdminTextInputWidget,
    )
    purpose = forms.TypedChoiceField(
        label="What for",
        coerce=Purpose,
        choices=Purpose.choices,
        help_text="Whoever checks the facts can send you comments, or say that they agree.",
        widget=UnfoldAdminSelectWidget,
    )
    lasts = forms.TypedChoiceField(
        label="For how long",
        coerce=lambda hours: Lasts(int(hours)),
        choices=Lasts.choices,
        initial=Lasts.DAY,
        help_text="It ends earlier when you revoke it, and when the story is published or "
        "withdrawn.",
        widget=UnfoldAdminSelectWidget,
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_held = bool(embargo.why_not_yet(article))
        self.fields["purpose"].initial = Purpose.EMBARGOED if self.is_held else Purpose.READ

    def clean_purpose(self) -> Purpose:
        purpose: Purpose = self.cleaned_data["purpose"]
        if purpose is Purpose.EMBARGOED and not self.is_held:
            raise forms.ValidationError(
                "This story is under no embargo. Put it under one first, or choose something else."
            )
        return purpose
