"""The form field of an album: takes a number or a link, keeps the number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from unfold.widgets import UnfoldAdminTextInputWidget

from .album_id import EXAMPLE_ID, MOST_CHARACTERS, album_id_in


class AlbumIdWidget(UnfoldAdminTextInputWidget):
    """A text field with a Preview button and the preview below it."""

    template_name = "media_picker/flickr/album_id_widget.html"

    class Media:
        css = {"all": ["css/media_tab.css"]}
        js = ["js/media_preview.js"]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["preview_url"] = reverse("media_picker:flickr_preview")
        return context


class AlbumIdField(forms.CharField):
    """Cleans to the album's number, or to "" when it is left empty."""

    widget = AlbumIdWidget

    def __init__(self, **kwargs: Any) -> None:
        defaults = {
            "label": "Flickr album",
            "required": False,
            "max_length": MOST_CHARACTERS,
            "help_text": f"The number at the end of the album’s link, such as {EXAMPLE_ID}. Paste "
            "the whole link and it is cut down to the number.",
        }
        super().__init__(**{**defaults, **kwargs})

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return album_id_in(text) if text else ""
