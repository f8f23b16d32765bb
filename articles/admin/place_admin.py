"""Categories and districts in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from unfold.admin import ModelAdmin

from ..models import Category, District, Redirect, StoryPlace
from ..public import feed_addresses


class StoryPlaceAdmin(ModelAdmin):
    """A new address takes the old one's visitors and feed readers along."""

    prepopulated_fields = {"slug": ["name"]}

    def get_form(
        self,
        request: HttpRequest,
        obj: StoryPlace | None = None,
        change: bool = False,
        **kwargs: Any,
    ) -> type[ModelForm]:
        if change:
            what_it_is = self.model._meta.get_field("slug").help_text
            kwargs["help_texts"] = {
                "slug": f"{what_it_is} If you change it, links to the old one lead to the new one, "
                "and so do its feeds.".strip()
            }
        return super().get_form(request, obj, change, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: StoryPlace, form: ModelForm, change: bool
    ) -> None:
        # Locked until the admin's transaction ends: of two new addresses the second leads on.
        before = (
            self.model._default_manager.select_for_update(no_key=True).filter(pk=obj.pk).first()
        )
        if before and before.slug != obj.slug:
            moved = dict(zip(_addresses(before), _addresses(obj), strict=True))
            Redirect.objects.lead_on(moved, note=f"The address of “{before}” was changed.")
            messages.info(
                request,
                format_html(
                    "The address of “{}” changed to {}. The old one and its feeds lead there: see "
                    '<a href="{}">the register of old addresses</a>.',
                    *(obj, obj.get_absolute_url()),
                    reverse("admin:articles_redirect_changelist"),
                ),
            )
        super().save_model(request, obj, form, change)


def _addresses(place: StoryPlace) -> list[str]:
    """Of its list, and of its feeds."""
    return [place.get_absolute_url(), *(feed.url for feed in feed_addresses.of_place(place))]


@admin.register(Category)
class CategoryAdmin(StoryPlaceAdmin):
    list_display = ["name", "description", "order"]
    empty_words = (
        "No category yet. Every story needs one before it is published, and the site’s navigation "
        "is made of them."
    )


@admin.register(District)
class DistrictAdmin(StoryPlaceAdmin):
    list_display = ["name", "order"]
    empty_words = "No district yet. A story may name the one it is about, and is listed there."
