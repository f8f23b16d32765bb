"""Asking why a story is withdrawn, and where its visitors should be led."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from ..models import Article, Edition, WhyWithdrawn, WithdrawalKind
from ..models.withdrawal import LONGEST_REASON, why_not_replaced_by


class WithdrawForm(forms.Form):
    kind = forms.ChoiceField(
        label="Why",
        choices=WithdrawalKind.choices,
        error_messages={"required": "Say why the story is withdrawn: choose one."},
        widget=forms.RadioSelect,
        help_text="Published in error: visitors are told that the page is no longer available, and "
        "nothing else. Replaced: visitors are led to the page below. Legal or safety: as published "
        "in error, and every tweet of the story is deleted as well; choose it too for an appeal "
        "whose person was found.",
    )
    address = forms.CharField(
        label="Page that takes its place",
        required=False,
        max_length=300,
        help_text="When it is replaced: the address of one of our own pages, such as "
        "/news/harbour-reopens/.",
        widget=UnfoldAdminTextInputWidget,
    )
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=LONGEST_REASON,
        help_text="Kept inside, and never public. Legal or safety needs one.",
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
    )
    use_required_attribute = False

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        self.replaced_by: Article | None = None

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        kind = found.get("kind")
        if kind == WithdrawalKind.LEGAL and not found.get("reason"):
            self.add_error("reason", "Say why: whoever asks in two years finds it here.")
        if kind == WithdrawalKind.REPLACED:
            self.replaced_by = _story_at(found.get("address", ""))
            if found.get("address") and self.replaced_by is None:
                self.add_error("address", "No story or page of ours is public at this address.")
            elif problem := why_not_replaced_by(self.article, self.replaced_by):
                self.add_error("address", problem)
        return found

    def why(self) -> WhyWithdrawn:
        """Of a valid form."""
        kind = WithdrawalKind(self.cleaned_data["kind"])
        return WhyWithdrawn(kind, self.cleaned_data["reason"], self.replaced_by)


class LegalForm(forms.Form):
    """Of a story that is withdrawn already."""

    reason = forms.CharField(
        label="Legal or safety reason",
        max_length=LONGEST_REASON,
        help_text="Kept inside, and never public: whoever asks in two years finds it here.",
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
    )
    use_required_attribute = False

    def why(self) -> WhyWithdrawn:
        """Of a valid form."""
        return WhyWithdrawn(WithdrawalKind.LEGAL, self.cleaned_data["reason"])


def _story_at(address: str) -> Article | None:
    path = address.removeprefix(settings.SITE_URL).partition("?")[0].partition("#")[0]
    path = f"/{path.strip('/')}/"
    live = Edition.objects.filter(path=path).select_related("article").first()
    return live.article if live else None
