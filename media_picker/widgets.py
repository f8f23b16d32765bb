"""A form field that holds one picture of the library."""

from __future__ import annotations

from typing import Any, Literal

from django import forms
from django.urls import reverse

from .models import Picture
from .typed_id import typed_id

PICKER_SCRIPTS = [
    "js/picture_grid.js", "js/template_choice.js", "js/picture_upload.js", "js/template_places.js",
    "js/picture_library.js",
]  # fmt: skip

# While nothing is chosen: what stands in its place, and on the button.
WORDS = {
    "templates": ("No template chosen yet.", "Choose a template"),
    "library": ("No picture chosen.", "Choose from the library"),
}


class LibraryPictureWidget(forms.HiddenInput):
    """The chosen picture with a button that opens the library over the form.

    `opens`: what is seen first, "templates" or "photographs" alone, or the "library" with all.
    """

    template_name = "media_picker/library_picture_widget.html"
    input_type = "hidden"

    class Media:
        css = {"all": ["css/picker.css"]}
        js = PICKER_SCRIPTS

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        opens: Literal["library", "templates", "photographs"] = "library",
    ) -> None:
        super().__init__(attrs)
        self.opens = opens

    @property
    def is_hidden(self) -> bool:
        # The value is hidden, the field is not: it has a label, help and errors like any other.
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        pk = typed_id(value)
        pictures = Picture.objects.with_files().select_related("made_from")
        picture = pictures.filter(pk=pk).first() if pk else None
        context["library_url"] = reverse("admin:media_picker_library")
        context["opens"] = self.opens
        context["none"], context["choose"] = WORDS.get(self.opens, WORDS["library"])
        context["picture"] = picture
        if picture:
            shown = picture.shown(is_private=True)
            context["src"] = shown.url(shown.widths[0], "jpg")
        return context


class LibraryPictureField(forms.ModelChoiceField):
    """Chooses by the widget above instead of a list of all pictures there are."""

    widget = LibraryPictureWidget
