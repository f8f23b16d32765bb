"""Categories and districts in the admin."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from ..models import Category, District


@admin.register(Category)
class CategoryAdmin(ModelAdmin):
    list_display = ["name", "description", "order"]
    empty_words = (
        "No category yet. Every story needs one before it is published, and the site’s navigation "
        "is made of them."
    )
    prepopulated_fields = {"slug": ["name"]}


@admin.register(District)
class DistrictAdmin(ModelAdmin):
    list_display = ["name", "order"]
    empty_words = "No district yet. A story may name the one it is about, and is listed there."
    prepopulated_fields = {"slug": ["name"]}
