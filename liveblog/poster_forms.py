"""What is asked on the poster's page."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from unfold.widgets import (
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldAdminTimeWidget,
    UnfoldBooleanWidget,
)

from articles.london_time import moments_of, never_shown
from media_picker.models import Picture
from media_picker.stored_files import new_key
from media_picker.widgets import LibraryPictureField, LibraryPictureWidget
from media_picker.youtube.video_field import VideoIdField

from .models import LiveBlog, LiveDraft, LiveEntry, LiveSubmission
from .models.live_entry import CONTENT

LONGEST_TOKEN = 40


class EntryForm(forms.Form):
    """What an entry says. `LiveBlog.post` and `LiveEntry.correct` judge it."""

    # Made with the page, so that a second press posts nothing twice.
    token = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_TOKEN, required=False)
    # What was handed in, and is put out by this form.
    submission = forms.IntegerField(widget=forms.HiddenInput, required=False)
    typed = forms.CharField(
        label="Text",
        required=False,
        max_length=5000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4, "data-live-typed": ""}),
        help_text="An empty line begins a new paragraph; an address such as "
        "https://www.example.org becomes a link.",
    )
    is_key = forms.BooleanField(
        label="Key event",
        required=False,
        widget=UnfoldBooleanWidget,
        help_text="Listed at the top, in the timeline.",
    )
    is_pinned = forms.BooleanField(
        label="Pinned",
        required=False,
        widget=UnfoldBooleanWidget,
        help_text="Stays above the others.",
    )
    heading = forms.CharField(
        required=False,
        max_length=120,
        widget=UnfoldAdminTextInputWidget,
        help_text="If it needs one.",
    )
    author_role = forms.CharField(
        label="Posted by",
        required=False,
        max_length=80,
        widget=UnfoldAdminTextInputWidget,
        help_text="Your role, for readers: Duty press officer.",
    )
    picture = LibraryPictureField(
        queryset=Picture.objects.all(),
        required=False,
        widget=LibraryPictureWidget(opens="photographs"),
    )
    video_id = VideoIdField()
    quote = forms.CharField(
        required=False,
        max_length=1000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="Words of an official account, exactly as they were said.",
    )
    quote_source = forms.CharField(
        label="Who said it",
        required=False,
        max_length=120,
        widget=UnfoldAdminTextInputWidget,
        help_text="For example: Eastmere Fire and Rescue Service.",
    )
    quote_link = forms.URLField(
        label="Where they said it",
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=UnfoldAdminTextInputWidget(attrs={"inputmode": "url"}),
        help_text="The link to it, if there is one.",
    )

    FOLDED = (
        "is_key",
        "is_pinned",
        "picture",
        "video_id",
        "heading",
        "author_role",
        "quote",
        "quote_source",
        "quote_link",
    )

    @classmethod
    def new(cls, draft: LiveDraft | None, author_role: str) -> EntryForm:
        """An empty one, or with what was typed before; the role is that of the person's last."""
        kept = draft.content if draft else {}
        return cls(initial={"token": new_key(), "author_role": author_role, **kept})

    @classmethod
    def of(cls, entry: LiveEntry) -> EntryForm:
        return cls(initial={name: getattr(entry, name) for name in CONTENT})

    @classmethod
    def of_submission(cls, row: LiveSubmission, draft: LiveDraft | None) -> EntryForm:
        """To be looked over, and changed perhaps, before it is put out; or as far as it was."""
        content = draft.content if draft else row.content
        return cls(initial={"token": new_key(), "submission": row.pk, **content})

    @property
    def content(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in CONTENT}

    @property
    def as_typed(self) -> dict[str, str]:
        """For a draft: whatever was typed, whether it would do or not."""
        return {name: str(self.data.get(name, ""))[:6000].replace("\0", "") for name in CONTENT}

    @property
    def says_something(self) -> bool:
        """Whether a draft of it would be worth keeping."""
        return any(self.as_typed[name].strip() for name in CONTENT - {"author_role"})

    def carry_another_token(self) -> None:
        """For another entry than the one that was posted with the token that it had."""
        self.data = dict(self.data.items()) | {"token": new_key()}

    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FOLDED]

    def is_unfolded(self) -> bool:
        """Whether something stands in the folded fields, or is wrong there; a role always does."""
        chosen = (self[name].value() for name in self.FOLDED if name != "author_role")
        return any(chosen) or any(self[name].errors for name in self.FOLDED)


class GiveBackForm(forms.Form):
    reason = forms.CharField(
        label="Why",
        max_length=500,
        widget=UnfoldAdminTextInputWidget,
        help_text="Its author reads this first thing.",
    )


class PauseForm(forms.Form):
    back = forms.TimeField(
        label="Back at",
        required=False,
        widget=UnfoldAdminTimeWidget(attrs={"type": "time"}),
        help_text="Readers see when you will be back. Leave it empty if you cannot say.",
    )

    def clean_back(self) -> datetime | None:
        """The next moment at which clocks show that time."""
        back = self.cleaned_data["back"]
        if back is None:
            return None
        now = timezone.localtime()
        today = now.date()
        for day in (today, today + timedelta(days=1)):
            moments = moments_of(day, back)
            if not moments and datetime.combine(day, back) > now.replace(tzinfo=None):
                raise ValidationError(never_shown(day, back))
            if to_come := [moment for moment in moments if moment > now]:
                return to_come[0]
        raise AssertionError("tomorrow is to come")


class CloseForm(forms.Form):
    summary = forms.CharField(
        max_length=3000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4}),
        help_text="What happened, in a few sentences: it stands on top once the live blog is "
        "closed.",
        error_messages={"required": "Write a summary first."},
    )

    @classmethod
    def of(cls, blog: LiveBlog) -> CloseForm:
        """With the summary that it has, or had before it was reopened."""
        return cls(initial={"summary": blog.typed_summary})
