"""The admin's login: whoever guesses passwords has to wait.

django-axes counts what fails, for a name from one address together: nobody can lock a colleague out
from elsewhere, and no office is locked out for one of its people.
"""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from unfold.forms import AuthenticationForm

TOO_MANY = (
    f"Wrong {settings.AXES_FAILURE_LIMIT} times: this name cannot log in from here for "
    f"{settings.AXES_COOLOFF_TIME.seconds // 60} minutes. Try again then. If you have forgotten "
    "the password, whoever looks after the accounts can give you a new one."
)


class LoginForm(AuthenticationForm):
    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": "This name and this password do not belong together. Look at capital "
        "letters too, and try again.",
    }

    def get_invalid_login_error(self) -> ValidationError:
        if getattr(self.request, "axes_locked_out", False):
            return ValidationError(TOO_MANY, code="too_many")
        return super().get_invalid_login_error()


def address_of(request: HttpRequest) -> str:
    """Where the visitor is: what the proxy in front says (deploy/nginx.conf), where there is one.

    Of several it is the last that counts: the proxy wrote it, whatever the visitor claims. What is
    no address is not taken; PostgreSQL would not take it, either.
    """
    own: str = request.META.get("REMOTE_ADDR", "")
    if not settings.SECURE_PROXY_SSL_HEADER:
        return own
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(said))
    except ValueError:
        return own


def as_the_form_says(
    request: HttpRequest, answer: HttpResponse, credentials: object
) -> HttpResponse:
    """The login page with its own message, in place of a page of django-axes."""
    answer.status_code = 429
    return answer
