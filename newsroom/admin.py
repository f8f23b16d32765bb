"""The newsroom's accounts. A role is a group; what it may do stands in articles/workflow.py."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.forms import ModelForm
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

admin.site.index_title = "Home"
admin.site.unregister(User)
admin.site.unregister(Group)  # the roles are made by a migration and not by hand


class NewPersonForm(UserCreationForm):
    """Without the choice of logging in by other means: there are none here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)


@admin.register(User)
class PersonAdmin(UserAdmin, ModelAdmin):
    """An account. People who leave are deactivated: what they did stays theirs."""

    form = UserChangeForm
    add_form = NewPersonForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "first_name", "last_name", "role", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    actions = None
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        (
            "What they may do",
            {
                "fields": ["groups", "is_active", "is_superuser"],
            },
        ),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": [
                    *("username", "first_name", "last_name", "groups"),
                    *("password1", "password2"),
                ]
            },
        )
    ]
    filter_horizontal = []

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs |= {
                "widget": UnfoldAdminCheckboxSelectMultipleWidget,
                "label": "Role",
                "help_text": "Contributors write. Press officers write, publish and withdraw. "
                "Editors do all of it and look after categories, districts and pictures.",
            }
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="Role")
    def role(self, person: User) -> str:
        return ", ".join(group.name for group in person.groups.all()) or (
            "Administrator" if person.is_superuser else "None yet"
        )

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        obj.is_staff = True  # everybody with an account here works in the newsroom
        super().save_model(request, obj, form, change)
