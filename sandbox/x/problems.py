"""How X says no: a status and a JSON object with a title, a detail and a type.

The shapes, and the few sentences that a client may look for, are X's own
(https://docs.x.com/x-api/fundamentals/response-codes-and-errors); tweepy reads `errors[].message`
and, failing that, `detail`.
"""

from http.client import responses
from typing import Any

from django.http import JsonResponse

INVALID_REQUEST = "https://api.twitter.com/2/problems/invalid-request"
SUSPENDED = "https://api.twitter.com/2/problems/user-suspended"
CREDITS = "https://api.twitter.com/2/problems/credits"
NOT_FOUND = "https://api.twitter.com/2/problems/resource-not-found"


class XProblem(Exception):
    """A refusal. `status` is the HTTP status, `body` the JSON object to send with it."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__(body.get("detail", ""))
        self.status = status
        self.body = body

    def as_response(self) -> JsonResponse:
        return JsonResponse(self.body, status=self.status)


def plain_problem(status: int, detail: str = "") -> XProblem:
    """A refusal that says no more than its status does, or one sentence."""
    # X stands behind a proxy that has statuses of its own (520 to 530), which no list names.
    title = responses.get(status, "Unknown Error")
    return XProblem(
        status,
        {"title": title, "type": "about:blank", "status": status, "detail": detail or title},
    )


def invalid_request(message: str, parameters: dict[str, list[str]] | None = None) -> XProblem:
    """400: something in the request is wrong. `parameters` maps a parameter to its bad values."""
    error: dict[str, Any] = {"message": message}
    if parameters:
        error["parameters"] = parameters
    return XProblem(
        400,
        {
            "errors": [error],
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": INVALID_REQUEST,
        },
    )


def resource_not_found(resource_type: str, value: str) -> XProblem:
    """404: there is no tweet, user or media with the id `value`."""
    return XProblem(
        404,
        {
            "title": "Not Found Error",
            "detail": f"Could not find {resource_type} with id: [{value}].",
            "type": NOT_FOUND,
            "status": 404,
            "resource_type": resource_type,
            "resource_id": value,
            "parameter": "id",
            "value": value,
        },
    )


def account_suspended() -> XProblem:
    detail = "The user used for authentication is suspended"
    return XProblem(403, {"title": "Forbidden", "type": SUSPENDED, "status": 403, "detail": detail})


def no_credits() -> XProblem:
    """402: the account that pays for the calls has run dry."""
    detail = "Your enrolled account does not have any credits to fulfill this request."
    return XProblem(402, {"title": "CreditsDepleted", "type": CREDITS, "detail": detail})


def duplicate_content() -> XProblem:
    return plain_problem(403, "You are not allowed to create a Tweet with duplicate content.")


def invalid_media_ids(media_ids: list[str]) -> XProblem:
    return invalid_request("Your media IDs are invalid.", {"media.media_ids": media_ids})
