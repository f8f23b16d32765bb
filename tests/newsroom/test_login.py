"""Whoever guesses passwords has to wait, and nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from newsroom.login import address_of

PASSWORD = "harbour-lantern-9"


@pytest.fixture
def press_officer(press_officer: User) -> User:
    press_officer.set_password(PASSWORD)
    press_officer.save()
    return press_officer


def tried(client: Client, name: str, password: str, address: str = "192.0.2.1") -> HttpResponse:
    typed = {"username": name, "password": password}
    answer: HttpResponse = client.post(reverse("admin:login"), typed, REMOTE_ADDR=address)
    return answer


def test_who_guesses_too_often_waits_though_the_password_is_right_at_last(
    client: Client, press_officer: User
) -> None:
    name = press_officer.username
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        answer = tried(client, name, "wrong")
        assert (answer.status_code, "Wrong 10 times" in answer.content.decode()) == (200, False)
    for password in ("wrong", PASSWORD):
        answer = tried(client, name, password)
        assert answer.status_code == 429
        assert "Wrong 10 times: this name cannot log in from here" in answer.content.decode()
    # Neither their colleague in the same office, nor they themselves from another place.
    assert "Wrong 10 times" not in tried(client, "somebody", "wrong").content.decode()
    assert tried(client, name, PASSWORD, "192.0.2.2").status_code == 302


def test_logging_in_forgets_what_was_mistyped_before(client: Client, press_officer: User) -> None:
    for _ in range(3):
        for _ in range(settings.AXES_FAILURE_LIMIT - 1):
            tried(client, press_officer.username, "wrong")
        assert tried(client, press_officer.username, PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("is_behind_proxy", "said", "address"),
    [
        (True, "192.0.2.9", "192.0.2.9"),
        (True, "10.0.0.1, 192.0.2.9", "192.0.2.9"),
        (True, "", "127.0.0.1"),
        (True, "192.0.2.9:443", "127.0.0.1"),
        (True, "2001:db8::1", "2001:db8::1"),
        (False, "192.0.2.9", "127.0.0.1"),
    ],
)
def test_a_visitors_own_word_for_the_address_is_not_taken(
    settings: Any, is_behind_proxy: bool, said: str, address: str
) -> None:
    proxy = ("HTTP_X_FORWARDED_PROTO", "https") if is_behind_proxy else None
    settings.SECURE_PROXY_SSL_HEADER = proxy
    headers = {"X-Forwarded-For": said} if said else {}
    assert address_of(RequestFactory().get("/", headers=headers)) == address
