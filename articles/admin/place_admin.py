"""Categories and districts in the admin."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from ..models import Category, District


@admin.register(Category)
class CategoryAdmin(ModelAdmin):
    list_display = ["name", "description", "order"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(District)
class DistrictAdmin(ModelAdmin):
    list_display = ["name", "order"]
    prepopulated_fields = {"slug": ["name"]}
