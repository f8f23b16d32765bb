"""What would be wrong or risky about this installation, each with an id and a hint."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError

DEMO_ACCOUNTS = ("contributor", "press", "editor", "admin")
DEMO_PASSWORD = "newsroom"  # noqa: S105  the demo's, printed in the README

KEY_SETS = {
    "X": ("X_API_KEY", "X_API_SECRET", "X_ACCESS_TOKEN", "X_ACCESS_SECRET"),
    "Flickr": ("FLICKR_API_KEY", "FLICKR_API_SECRET"),
}


@register()
def half_a_set_of_keys(**_: Any) -> list[CheckMessage]:
    """Some keys of a service but not all: it would fail at the first call."""
    found: list[CheckMessage] = []
    for service, names in KEY_SETS.items():
        missing = [name for name in names if not getattr(settings, name)]
        if missing and len(missing) < len(names):
            found.append(
                Error(
                    f"{service} has only some of its keys: {', '.join(missing)} missing.",
                    hint=f"Set {', '.join(missing)}, or none of {service}'s keys.",
                    id="newsroom.E001",
                )
            )
    return found


@register(Tags.security, deploy=True)
def nobody_can_tweet(**_: Any) -> list[CheckMessage]:
    if "social" in settings.TOP_FLOOR and not settings.X_API_KEY:
        return [
            Warning(
                "There are no keys for X: every tweet will wait, and say so.",
                hint="Set " + ", ".join(KEY_SETS["X"]) + ", or take social out of TOP_FLOOR.",
                id="newsroom.W002",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def public_address_is_real(**_: Any) -> list[CheckMessage]:
    if not settings.SITE_IS_HTTPS or settings.SITE_HOST in ("127.0.0.1", "localhost"):
        return [
            Error(
                f"SITE_URL is {settings.SITE_URL}: links in tweets would lead nowhere.",
                hint="Set SITE_URL to the site's public address, with https.",
                id="newsroom.E003",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def x_is_rehearsed(**_: Any) -> list[CheckMessage]:
    if settings.IS_REHEARSAL:
        return [
            Warning(
                "X_API_URL is not X's own address: tweets go to a rehearsal.",
                hint="Leave X_API_URL out to tweet for real.",
                id="newsroom.W004",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def demo_accounts_can_log_in(**_: Any) -> list[CheckMessage]:
    """The demo's accounts have a password that everybody can read in the README."""
    accounts = get_user_model().objects.filter(username__in=DEMO_ACCOUNTS, is_active=True)
    try:
        open_doors = [a.username for a in accounts if check_password(DEMO_PASSWORD, a.password)]
    except DatabaseError:  # not migrated yet, or away: then nobody can log in
        return []
    if not open_doors:
        return []
    return [
        Error(
            f"The demo accounts {', '.join(open_doors)} can log in with the demo's password.",
            hint="Deactivate them, or change their passwords.",
            id="newsroom.E005",
        )
    ]
