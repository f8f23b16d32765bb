"""The Social tab of a story; the ledger of tweets stands in post_admin.py."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from unfold.admin import StackedInline
from unfold.widgets import (
    UnfoldAdminRadioSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from articles.models import Article
from media_picker.widgets import LibraryPictureField, LibraryPictureWidget

from . import tweet_text
from .card_text import default_alt_text, is_default_alt_text
from .going_out import takes_update
from .models import TweetDraft
from .post_admin import PostAdmin
from .words_field import Words

__all__ = ["PostAdmin", "TweetForm", "TweetInline"]

# The preview stands between the first two. The named ones are shown while the tweet's image is
# that one.
TABBED: list[tuple[str | None, list[str]]] = [
    (None, ["is_wanted", "is_update_wanted", "text"]),
    (None, ["image"]),
    (
        "Statement",
        [
            *("statement_text", "statement_picture", "statement_alt_text"),
            *("agreed_by", "agreed_on"),
        ],
    ),
    ("Template", ["template_picture"]),
]


class TweetForm(forms.ModelForm):
    class Meta:
        model = TweetDraft
        fields = [name for _, names in TABBED for name in names]
        # Its heading says already that it is a template.
        labels = {"template_picture": "Chosen template"}
        field_classes = dict.fromkeys(("text", "statement_text", "statement_alt_text"), Words)
        widgets = {
            "is_wanted": UnfoldAdminRadioSelectWidget,
            "is_update_wanted": UnfoldAdminRadioSelectWidget,
            "image": UnfoldAdminRadioSelectWidget,
            "text": UnfoldAdminTextareaWidget(
                attrs={"rows": 4, "dir": "auto", "data-tweet-text": ""}
            ),
            "statement_text": UnfoldAdminTextareaWidget(
                attrs={"rows": 6, "dir": "auto", "data-statement-text": ""}
            ),
            "statement_alt_text": UnfoldAdminTextareaWidget(
                attrs={"rows": 3, "dir": "auto", "data-statement-alt-text": ""}
            ),
            "agreed_by": UnfoldAdminTextInputWidget,
            "agreed_on": forms.DateInput(
                format="%Y-%m-%d", attrs={"type": "date", **UnfoldAdminTextInputWidget().attrs}
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The tweet may go out while its form is open: which of the two is asked changes then, and
        # the one that was not on the screen stays as it is.
        for name in {"is_wanted", "is_update_wanted"} & set(self.fields):
            self.fields[name].required = False
        if not self.instance.statement_alt_text:
            statement = tweet_text.normalise(self.instance.statement_text)
            self.initial["statement_alt_text"] = default_alt_text(statement)

    def clean_statement_alt_text(self) -> str:
        """ "" while nobody has edited it: then it follows the statement."""
        typed: str = self.cleaned_data["statement_alt_text"]
        statements = (self.instance.statement_text, self.cleaned_data.get("statement_text", ""))
        is_unedited = any(
            is_default_alt_text(typed, tweet_text.normalise(statement)) for statement in statements
        )
        return "" if is_unedited else typed


def _takes_update(request: HttpRequest, article: Article | None) -> bool:
    """Asked once for a page, whose form and fields need one answer: the tweet may go out while
    the page is made.
    """
    answer: bool | None = getattr(request, "_takes_update", None)
    if answer is None:
        answer = bool(article and takes_update(article))
        # By name: mypy knows no such attribute of a request.
        setattr(request, "_takes_update", answer)  # noqa: B010
    return answer


class TweetInline(StackedInline):
    model = TweetDraft
    form = TweetForm
    verbose_name = "Social"
    can_delete = False
    max_num = 1
    template = "admin/social/tweet_inline.html"

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Whether to tweet is asked of a story without a tweet on X, of others whether to tweet an
        update."""
        unasked = "is_wanted" if _takes_update(request, obj) else "is_update_wanted"
        return [
            (name, {"fields": [field for field in fields if field != unasked]})
            for name, fields in TABBED
        ]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in ("statement_picture", "template_picture"):
            # Without the wrapper's add and change links: the library's dialog has both.
            is_template = db_field.name == "template_picture"
            widget = LibraryPictureWidget(opens="templates" if is_template else "library")
            return db_field.formfield(form_class=LibraryPictureField, widget=widget, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    class Media:
        css = {"all": ["css/social_tab.css"]}
        js = [
            *("js/tweet_counter.js", "js/tweet_image.js", "js/tweet_preview.js"),
            "js/statement_alt_text.js",
        ]
