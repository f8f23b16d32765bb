"""The story's form, and what happens when two people have it open at the same time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone

from media_picker.models import Picture

from .. import body
from ..models import Article, KeptForm
from ..person_name import name_of
from ..versions.story_words import words_of_body
from ..versions.word_changes import How, Paragraph, Run, compared
from .older_form import OlderForm

if TYPE_CHECKING:
    from django.contrib.auth.models import User

BETWEEN_TAGS = re.compile(r">\s+<")


class StoryForm(OlderForm):
    """The story's own fields; its tabs have forms of their own."""

    # What was kept and is put back: to be read, and saved by a press of its own.
    restored: KeptForm | None = None

    class Meta:
        model = Article
        fields = "__all__"  # the admin's fieldsets name those that are shown

    def is_valid(self) -> bool:
        return self.restored is None and super().is_valid()

    def full_clean(self) -> None:
        if self.restored is None:
            super().full_clean()
        else:
            # Nobody has pressed Save yet, so nothing is said to be wrong.
            self._errors, self.cleaned_data = ErrorDict(), {}

    def who_was_quicker(self, now: Article, opened: str) -> str:
        return who_was_quicker(now, opened)

    def overtaken(self) -> str:
        """Who saved the story after the restored words were typed, or ""."""
        if self.restored is None or not self.instance.pk:
            return ""
        now = Article.objects.get(pk=self.instance.pk)
        return who_was_quicker(now, self.restored.typed("version"))


class Difference(NamedTuple):
    """One field as a colleague saved it, and as it was typed here.

    `is_otherwise_set`: their markup is not the same, whatever their words are.
    """

    label: str
    theirs: str
    yours: str
    is_otherwise_set: bool

    @property
    def sides(self) -> list[tuple[str, list[list[Run]]]]:
        """Whose words, and their paragraphs; “removed” are those that only the colleague has."""
        both = compared(self.theirs, self.yours)
        return [
            ("Saved meanwhile", _without(How.ADDED, both)),
            ("Typed by you", _without(How.REMOVED, both)),
        ]


def differences(admin_forms: Iterable[forms.BaseForm]) -> list[Difference]:
    """Where what was typed differs from what is saved, in words and not in markup."""
    found = (
        Difference(
            str(form[name].label),
            _in_words(form.fields[name], form[name].initial),
            _in_words(form.fields[name], form[name].value()),
            _markup(form[name].initial) != _markup(form[name].value()),
        )
        for form in admin_forms
        for name in form.changed_data
        # An address that nobody typed follows the headline by itself.
        if name != "slug" or form["slug"].value() != form.data.get("address_was")
    )
    return [one for one in found if one.theirs != one.yours or one.is_otherwise_set]


def who_was_quicker(article: Article, opened: str, reader: User | None = None) -> str:
    """Who saved the story after that version of it was opened in a form, or ""; `reader` is told
    of their own saving that it was theirs.
    """
    if opened == str(article.version):
        return ""
    # A saving raises the version after its row is written; a move, such as an approval, does not.
    last = article.history.filter(version__lt=article.version).first()
    if last is None:
        return "Somebody saved this story"
    at = f"saved this story at {timezone.localtime(last.history_date):%H:%M}"
    if reader and last.history_user == reader:
        return f"You {at} in another window"
    return f"{name_of(last.history_user) if last.history_user else 'Somebody'} {at}"


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        chosen = field.queryset.filter(pk=value).first() if str(value or "").isdigit() else None
        return str(chosen or "")
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in field.choices}  # type: ignore[union-attr,misc]
        return labels.get(str(value), str(value or ""))
    # A browser ends lines in two characters.
    words = str(value or "").replace("\r\n", "\n")
    return words_of_body(words, _alt_text) if "<" in words else words


def _markup(value: Any) -> str:
    """Without what the editor's own layout of it changes; "" for plain words."""
    words = str(value or "")
    return BETWEEN_TAGS.sub("><", body.sanitise(words)).strip() if "<" in words else ""


def _alt_text(pk: int) -> str:
    picture = Picture.objects.filter(pk=pk).first()
    return picture.alt_text if picture else "no longer in the library"


def _without(how: How, paragraphs: list[Paragraph]) -> list[list[Run]]:
    found = ([run for run in paragraph.runs if run.how is not how] for paragraph in paragraphs)
    return [runs for runs in found if runs]
