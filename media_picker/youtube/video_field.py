"""The form field of a video: takes an id or a link, keeps the id."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from unfold.widgets import UnfoldAdminTextInputWidget

from .video_id import EXAMPLE_ID, MOST_CHARACTERS, video_id_in


class VideoIdWidget(UnfoldAdminTextInputWidget):
    """A text field with a small refresh button and the preview below it."""

    template_name = "media_picker/youtube/video_id_widget.html"

    class Media:
        css = {"all": ["css/media_tab.css"]}
        js = ["js/media_preview.js"]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["preview_url"] = reverse("media_picker:youtube_preview")
        return context


class VideoIdField(forms.CharField):
    """Cleans to the video's id, or to "" when it is left empty."""

    widget = VideoIdWidget

    def __init__(self, **kwargs: Any) -> None:
        defaults = {
            "label": "YouTube video",
            "required": False,
            "max_length": MOST_CHARACTERS,
            "help_text": f"The id at the end of the video’s link, such as {EXAMPLE_ID}. Paste the "
            "whole link and it is cut down to the id. Press the two arrows to see the video.",
        }
        super().__init__(**{**defaults, **kwargs})

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return video_id_in(text) if text else ""
