"""Putting a picture into the library, and saying what there is to say about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from unfold.widgets import (
    UnfoldAdminFileFieldWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanWidget,
)

from .models import Picture, PictureTag
from .models.picture_tag import names_in
from .picture_file import ACCEPT, OpenedPicture, open_picture

FILE_HELP = (
    "A JPEG, PNG, WebP, AVIF, GIF or HEIC of at most 25 MB. What the camera wrote into it (place, "
    "time, owner) never leaves the newsroom."
)
MOST_TAGS = 20


class TagsField(forms.CharField):
    """Words with commas between them; cleaned to a list of names."""

    widget = UnfoldAdminTextInputWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            help_text="Words to find it by, with commas between them: harbour, boats, night.",
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else ", ".join(str(tag) for tag in value or [])

    def clean(self, value: Any) -> list[str]:
        names = names_in(super().clean(value))
        if too_long := [name for name in names if len(name) > 40]:
            raise ValidationError(
                f"“{too_long[0][:40]}…” is too long for a tag. Put commas between short words."
            )
        if len(names) > MOST_TAGS:
            raise ValidationError(f"{len(names)} tags are too many; {MOST_TAGS} is the most.")
        return names


class PictureWordsForm(forms.ModelForm):
    """What is said about a picture that is in the library."""

    tags = TagsField()

    class Meta:
        model = Picture
        fields = [
            "title", "alt_text", "is_decorative", "caption", "credit", "source", "conditions",
            "use_until",
        ]  # fmt: skip
        widgets = {
            **dict.fromkeys(fields, UnfoldAdminTextInputWidget),
            "is_decorative": UnfoldBooleanWidget,
            "use_until": forms.DateInput(
                format="%Y-%m-%d",
                attrs={"type": "date", **UnfoldAdminTextInputWidget().attrs},
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["tags"] = list(self.instance.tags.all())

    def save(self, commit: bool = True) -> Picture:
        picture = super().save(commit=commit)
        if commit:
            self.save_tags()
        return picture

    def save_tags(self) -> None:
        """For a caller that has saved the picture itself."""
        self.instance.tags.set(PictureTag.objects.named(self.cleaned_data["tags"]))


class PictureChangeForm(PictureWordsForm):
    """A picture of the library: its words, the point that crops keep, and a new file for it."""

    new_file = forms.FileField(
        label="Replace the file",
        required=False,
        help_text="Drafts show the new file at once. Live stories keep the old one until they are "
        "published again.",
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ACCEPT}),
    )
    focal_x = forms.FloatField(
        label="Across",
        min_value=0,
        max_value=1,
        help_text="Where the most important part of the picture is, for when it is cut: 0 is the "
        "left edge, 1 the right one.",
        widget=forms.NumberInput(attrs={"step": "0.01", **UnfoldAdminTextInputWidget().attrs}),
    )
    focal_y = forms.FloatField(
        label="Down",
        min_value=0,
        max_value=1,
        help_text="0 is the top edge, 1 the bottom one. Clicking on the picture fills in both.",
        widget=forms.NumberInput(attrs={"step": "0.01", **UnfoldAdminTextInputWidget().attrs}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            file = self.instance.current_file
            self.initial["focal_x"] = round(file.focal_x, 2)
            self.initial["focal_y"] = round(file.focal_y, 2)

    def clean_new_file(self) -> OpenedPicture | None:
        file = self.cleaned_data["new_file"]
        return open_picture(file) if file else None

    def renew_file(self, by: User | None) -> None:
        """Replace the file or move the focal point, if the valid form says so."""
        focal = (self.cleaned_data["focal_x"], self.cleaned_data["focal_y"])
        is_moved = {"focal_x", "focal_y"} & set(self.changed_data)
        if opened := self.cleaned_data["new_file"]:
            if is_moved:
                self.instance.replace_file(opened, by=by, focal=focal)
            else:
                self.instance.replace_file(opened, by=by)
        elif is_moved:
            self.instance.move_focal_point(focal, by=by)


class PictureUploadForm(PictureWordsForm):
    """A new picture: its file, and what is said about it.

    `existing` is the picture of the library that has the same file, where there is one: then the
    form is only valid with *Keep both*, a field that it shows from then on.
    """

    file = forms.FileField(
        label="Picture file",
        help_text=FILE_HELP,
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ACCEPT}),
    )
    keep_both = forms.BooleanField(
        label="Keep both",
        required=False,
        help_text="Add this one too, with words of its own.",
        widget=UnfoldBooleanWidget,
    )
    field_order = ["file", "keep_both", *PictureWordsForm.Meta.fields, "tags"]
    existing: Picture | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            del self.fields["keep_both"]

    def clean_file(self) -> OpenedPicture:
        opened = open_picture(self.cleaned_data["file"])
        self.existing = Picture.objects.same_as(opened.sha256).first()
        return opened

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.existing is None:
            del self.fields["keep_both"]
        elif not self.cleaned_data["keep_both"]:
            self.add_error(
                "file",
                ValidationError(
                    f"The library has this file already, as “{self.existing}”. Use that picture, "
                    "or tick Keep both and add this one again.",
                    code="already_here",
                ),
            )
        return cleaned

    def put_into_library(self, by: User | None) -> Picture:
        """Save the valid form's picture with its renditions."""
        self.instance.uploaded_by = by
        self.instance.put_into_library(self.cleaned_data["file"], tags=self.cleaned_data["tags"])
        return self.instance
