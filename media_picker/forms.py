"""Putting a picture into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib.auth.models import User
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminTextInputWidget

from .models import Picture
from .picture_file import open_picture

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class PictureWordsForm(forms.ModelForm):
    """What is said about a picture that is in the library."""

    class Meta:
        model = Picture
        fields = ["title", "alt_text", "caption", "credit"]
        widgets = dict.fromkeys(fields, UnfoldAdminTextInputWidget)


class PictureUploadForm(PictureWordsForm):
    """A new picture: its file, and what is said about it."""

    file = forms.FileField(
        label="Picture file",
        help_text="A JPEG, PNG or WebP of at most 25 MB. What the camera wrote into it (place, "
        "time, owner) never leaves the newsroom.",
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    field_order = ["file", "title", "alt_text", "caption", "credit"]

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        open_picture(file)
        return file

    def put_into_library(self, by: User | None) -> Picture:
        """Save the valid form's picture with its renditions."""
        words = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return Picture.objects.add(self.cleaned_data["file"], by=by, **words)
