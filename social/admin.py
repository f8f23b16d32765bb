"""The Social tab of a story; the ledger of tweets stands in post_admin.py."""

from __future__ import annotations

from typing import Any

from django import forms
from unfold.admin import StackedInline
from unfold.widgets import UnfoldAdminRadioSelectWidget, UnfoldAdminTextareaWidget

from .models import TweetDraft
from .models.tweet_draft import OFFERED
from .post_admin import PostAdmin

__all__ = ["PostAdmin", "TweetForm", "TweetInline"]


class TweetForm(forms.ModelForm):
    class Meta:
        model = TweetDraft
        fields = ["is_wanted", "text", "image"]
        widgets = {
            "is_wanted": UnfoldAdminRadioSelectWidget,
            "image": UnfoldAdminRadioSelectWidget,
            "text": UnfoldAdminTextareaWidget(attrs={"rows": 4, "data-tweet-text": ""}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        image = self.fields["image"]
        assert isinstance(image, forms.ChoiceField)
        image.choices = [(choice.value, choice.label) for choice in OFFERED]


class TweetInline(StackedInline):
    model = TweetDraft
    form = TweetForm
    verbose_name = "Social"
    can_delete = False
    max_num = 1
    fields = ["is_wanted", "text", "image"]
    template = "admin/social/tweet_inline.html"

    class Media:
        js = ["js/tweet_counter.js"]
