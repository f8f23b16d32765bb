"""The field of a form in which somebody writes a tweet's words, or others that have a limit."""

from __future__ import annotations

from typing import Any

from django import forms

from . import tweet_text


class Words(forms.CharField):
    """Words with a line's end counted as one character, as the browser counts it.

    Too many are refused and still stand there: of a `maxlength` a browser says nothing when it cuts
    off the end of what is pasted.
    """

    default_error_messages = {
        "max_length": "Shorten this to %(limit_value)s characters: it has %(show_value)s."
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value: str | None) -> str:
        return tweet_text.normalise(super().to_python(value) or "")
