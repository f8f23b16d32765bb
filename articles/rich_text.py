"""The one field and the one widget behind which CKEditor stands, so that it can be swapped."""

from __future__ import annotations

from typing import Any

from ckeditor.fields import RichTextField
from ckeditor.widgets import CKEditorWidget
from django.db import models
from django.forms import Field
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from media_picker.models import Picture
from media_picker.widgets import PICKER_SCRIPTS

from . import body


def shown_to_read(stored: str) -> SafeString:
    """A body as people of the newsroom may read it, with its pictures at private addresses."""
    # Sanitised just now, and the pictures' words are escaped.
    return mark_safe(_with_private_pictures(stored))  # noqa: S308


def _with_private_pictures(stored: str) -> str:
    clean = body.sanitise(stored)
    pictures = Picture.objects.with_files().in_bulk(body.picture_ids(clean))

    def inline(pk: int) -> str:
        return pictures[pk].shown(is_private=True).editor_html(pk) if pk in pictures else ""

    return body.with_pictures(clean, lambda pk: f"<p>{inline(pk)}</p>", inline)


class BodyWidget(CKEditorWidget):
    """CKEditor with a button for the library's pictures; it never loads an unsanitised body."""

    def __init__(self) -> None:
        super().__init__(config_name="body", template_name="articles/body_widget.html")

    class Media:
        css = {"all": ["css/picker.css"]}
        js = PICKER_SCRIPTS

    def format_value(self, value: Any) -> str:
        # Not marked as safe: it is a text area's text, in which a template escapes what is HTML.
        # Else somebody's “<” would be loaded as the beginning of a tag.
        return _with_private_pictures(str(value or ""))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        # The plugin's address is known only now: its file name carries a hash of its content.
        plugin, contents = static("js/editor_picture_button.js"), static("css/editor.css")
        folder, _, file = plugin.rpartition("/")
        self.external_plugin_resources = [["picturelibrary", f"{folder}/", file]]
        self.config["contentsCss"] = [contents]
        context = super().get_context(name, value, attrs)
        context["library_url"] = reverse("admin:media_picker_library")
        return context


class BodyField(RichTextField):
    """HTML that is sanitised on every road into the database."""

    def formfield(self, **kwargs: Any) -> Field:
        kwargs["widget"] = BodyWidget()
        # RichTextField's own form field insists on its own widget; ours is a plain text's.
        return models.TextField.formfield(self, **kwargs)  # type: ignore[return-value]

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        clean = body.sanitise(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, clean)
        return clean

    def get_prep_value(self, value: Any) -> Any:
        # Reached by QuerySet.update() too, which calls no pre_save().
        prepared = super().get_prep_value(value)
        return body.sanitise(prepared) if isinstance(prepared, str) else prepared
