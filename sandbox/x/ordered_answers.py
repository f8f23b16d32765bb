"""The answers that X gives when it is told to: refusals, and odd answers to accepted tweets."""

import time
from collections.abc import Callable

from django.http import HttpResponse

from sandbox.odd_answers import give_odd_answer
from sandbox.x.problems import (
    account_suspended,
    invalid_request,
    no_credits,
    plain_problem,
)

MINUTE, DAY = 60, 24 * 60 * 60


def _wait(until_reset: int | None) -> HttpResponse:
    """429, and when the limit ends: in so many seconds (below 0: it has ended), or not a word."""
    response = plain_problem(429).as_response()
    if until_reset is not None:
        response["x-rate-limit-limit"] = "100"
        response["x-rate-limit-remaining"] = "0"
        response["x-rate-limit-reset"] = str(int(time.time()) + until_reset)
    return response


def _hang_up() -> HttpResponse:
    """Nothing at all: the connection is closed.

    WSGI has no word for that. But a length and chunks contradict each other (RFC 9112, section
    6.2), and the web server drops the connection rather than send such a head.
    """
    response = HttpResponse(status=201)
    response["Content-Length"] = "0"
    response["Transfer-Encoding"] = "chunked"
    return response


# Nothing was done when one of these is sent.
REFUSALS: dict[str, Callable[[], HttpResponse]] = {
    "401": lambda: plain_problem(401).as_response(),
    "402": lambda: no_credits().as_response(),
    "suspended": lambda: account_suspended().as_response(),
    "429": lambda: _wait(MINUTE),
    "429-bare": lambda: _wait(None),
    "429-past": lambda: _wait(-MINUTE),
    "429-day": lambda: _wait(DAY),
    "503": lambda: plain_problem(503).as_response(),
    "refused": lambda: invalid_request("X does not take this.").as_response(),
    "html": lambda: give_odd_answer("html"),
}

# The tweet is up when one of these is sent, and none of them says so.
AFTER_ACCEPTING: dict[str, Callable[[], HttpResponse]] = {
    "dropped": _hang_up,
    # The same as a refusal's: the newsroom cannot tell which of the two it was.
    "503": lambda: plain_problem(503).as_response(),
    "html": lambda: give_odd_answer("html"),
    "empty": lambda: HttpResponse(status=201, content_type="application/json"),
    "cut": lambda: HttpResponse('{"data":{"id":"', status=201, content_type="application/json"),
}
