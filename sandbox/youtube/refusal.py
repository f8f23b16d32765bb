"""How YouTube says no: a status, and an object `error` with Google's reasons in it.

https://developers.google.com/youtube/v3/docs/errors and, for keys, what Google answers to all its
interfaces (google.rpc.ErrorInfo). The older reason `keyInvalid` is no longer sent.
"""

from typing import Any

from django.http import JsonResponse

QUOTA_MESSAGE = (
    "The request cannot be completed because you have exceeded your "
    '<a href="/youtube/v3/getting-started#quota">quota</a>.'
)
NO_KEY_MESSAGE = (
    "Method doesn't allow unregistered callers (callers without established identity). "
    "Please use API Key or other form of API consumer identity to call this API."
)


class YouTubeRefusal(Exception):
    """A refusal with its HTTP status.

    `parameter` is the one that was wrong; `more` is what Google adds beside the list of errors.
    """

    def __init__(
        self,
        http_status: int,
        message: str,
        reason: str,
        domain: str = "global",
        parameter: str = "",
        **more: Any,
    ) -> None:
        super().__init__(message)
        self.http_status = http_status
        error = {"message": message, "domain": domain, "reason": reason}
        if parameter:
            error |= {"location": parameter, "locationType": "parameter"}
        self.body = {"error": {"code": http_status, "message": message, "errors": [error], **more}}

    def as_response(self) -> JsonResponse:
        return JsonResponse(self.body, status=self.http_status)


def quota_exceeded() -> YouTubeRefusal:
    return YouTubeRefusal(403, QUOTA_MESSAGE, "quotaExceeded", "youtube.quota")


def no_key() -> YouTubeRefusal:
    return YouTubeRefusal(403, NO_KEY_MESSAGE, "forbidden", status="PERMISSION_DENIED")


def invalid_key() -> YouTubeRefusal:
    detail = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "API_KEY_INVALID",
        "domain": "googleapis.com",
        "metadata": {"service": "youtube.googleapis.com"},
    }
    return YouTubeRefusal(
        400,
        "API key not valid. Please pass a valid API key.",
        "badRequest",
        status="INVALID_ARGUMENT",
        details=[detail],
    )


def missing_parameter(name: str) -> YouTubeRefusal:
    return YouTubeRefusal(400, f"Required parameter: {name}", "required", parameter=name)


def unknown_part(name: str) -> YouTubeRefusal:
    return YouTubeRefusal(400, f"'{name}'", "unknownPart", "youtube.part", parameter="part")
