"""Logging in, and `user.has_perm(…)` answered from the table in `workflow.py`."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend

from .workflow import PERMISSIONS, Person, permits


class RoleBackend(ModelBackend):
    """Names and passwords as ever; what a person may do comes from the table and nowhere else."""

    def has_perm(self, user_obj: Person, perm: str, obj: object = None) -> bool:
        return permits(user_obj, perm)

    def has_module_perms(self, user_obj: Person, app_label: str) -> bool:
        return any(
            permits(user_obj, permission)
            for permission in PERMISSIONS
            if permission.startswith(f"{app_label}.")
        )
