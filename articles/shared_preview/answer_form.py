"""A comment by somebody who checks the facts."""

from __future__ import annotations

from django import forms

from ..models.preview_answer import LONGEST


class AnswerForm(forms.Form):
    words = forms.CharField(
        label="Your comment",
        max_length=LONGEST,
        help_text="What is wrong, and what would be right. The press office reads it; it is never "
        "public.",
        error_messages={"required": "Write what you want to say, and send it again."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    use_required_attribute = False  # the same page has a button to agree
