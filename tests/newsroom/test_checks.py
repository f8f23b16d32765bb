"""What the system checks say, and what they keep quiet about."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import checks as django_checks

from newsroom import checks


def ids_of(found: list[django_checks.CheckMessage]) -> list[str]:
    return [message.id or "" for message in found]


@pytest.mark.parametrize("missing", ["X_API_SECRET", "X_ACCESS_TOKEN"])
def test_half_a_set_of_keys_says_which_is_missing(settings: Any, missing: str) -> None:
    for name in checks.KEY_SETS["X"]:
        setattr(settings, name, "" if name == missing else "key")
    (message,) = checks.half_a_set_of_keys()
    assert message.id == "newsroom.E001"
    assert missing in message.msg
    setattr(settings, missing, "key")
    assert checks.half_a_set_of_keys() == []


def test_no_keys_at_all_is_no_half_set() -> None:
    assert checks.half_a_set_of_keys() == []


def test_production_without_keys_for_x_is_warned(settings: Any) -> None:
    assert ids_of(checks.nobody_can_tweet()) == ["newsroom.W002"]
    settings.TOP_FLOOR = []
    assert checks.nobody_can_tweet() == []


@pytest.mark.parametrize(
    ("https", "host", "is_sound"),
    [(True, "a.example.org", True), (False, "a.example.org", False), (True, "localhost", False)],
)  # fmt: skip
def test_public_address_must_be_real(settings: Any, https: bool, host: str, is_sound: bool) -> None:
    settings.SITE_IS_HTTPS, settings.SITE_HOST = https, host
    assert (checks.public_address_is_real() == []) is is_sound


def test_production_with_a_rehearsal_is_warned(settings: Any) -> None:
    settings.IS_REHEARSAL = True
    assert ids_of(checks.x_is_rehearsed()) == ["newsroom.W004"]


def test_demo_account_that_can_log_in_makes_a_set_up_unsound(db: None) -> None:
    assert checks.demo_accounts_can_log_in() == []
    account = User.objects.create_user("press", password=checks.DEMO_PASSWORD)
    (message,) = checks.demo_accounts_can_log_in()
    assert message.id == "newsroom.E005"
    assert "press" in message.msg
    account.is_active = False
    account.save()
    assert checks.demo_accounts_can_log_in() == []
    account.is_active = True
    account.set_password("something else")
    account.save()
    assert checks.demo_accounts_can_log_in() == []
