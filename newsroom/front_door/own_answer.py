"""What Django answers to the front door's own request, and whether that may be kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    Headers = list[tuple[str, str]]

# The header by which an answer says what it was made from: media_picker/public_answer.py.
MADE_FROM = "x-made-from"
# 404 is not among them: there are endless many, and one would push a story out.
KEPT_STATUSES = frozenset({"200", "301", "410"})


@dataclass
class OwnAnswer:
    """`body` is None where it was too large, or of unknown length, and stands unread in `parts`."""

    status: str
    headers: Headers
    made_from: str
    body: bytes | None
    parts: Iterable[bytes]

    @property
    def may_be_kept(self) -> bool:
        """Whether it is the same for everybody, and says until when it holds."""
        return (
            self.body is not None
            and bool(self.made_from)
            and self.status[:3] in KEPT_STATUSES
            and not any(_is_for_one(name.lower(), value.lower()) for name, value in self.headers)
        )

    @property
    def is_fault(self) -> bool:
        """Whether it says that we could not answer."""
        return self.status.startswith("5")

    def close(self) -> None:
        """Where nobody reads it: a body that was read is closed already."""
        if self.body is None:
            _close(self.parts)

    def give(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Hand it to the visitor for whom it was made, and to no other."""
        start_response(self.status, self.headers)
        if environ["REQUEST_METHOD"] == "HEAD":
            self.close()
            return []
        return self.parts if self.body is None else [self.body]


def own_answer(application: WSGIApplication, request: WSGIEnvironment, largest: int) -> OwnAnswer:
    """Ask Django. `largest`: the most bytes that are read into memory."""
    begun: list[tuple[str, Headers]] = []

    def start(status: str, headers: Headers, exc_info: OptExcInfo | None = None, /) -> object:
        begun[:] = [(status, headers)]
        return _nobody_writes

    parts = application(request, start)  # type: ignore[arg-type]
    ((status, given),) = begun
    headers = [(name, value) for name, value in given if name.lower() != MADE_FROM]
    made_from = next((value for name, value in given if name.lower() == MADE_FROM), "")
    length = next((value for name, value in given if name.lower() == "content-length"), "")
    body = None
    if length.isdigit() and int(length) <= largest:
        try:
            body = b"".join(parts)
        finally:
            _close(parts)
    return OwnAnswer(status, headers, made_from, body, parts)


def without_our_header(start_response: StartResponse) -> StartResponse:
    """For answers that Django gives directly: what they were made from is nobody's business."""

    def start(status: str, headers: Headers, exc_info: OptExcInfo | None = None, /) -> object:
        shown = [(name, value) for name, value in headers if name.lower() != MADE_FROM]
        return start_response(status, shown, exc_info)

    return start  # type: ignore[return-value]


def _is_for_one(name: str, value: str) -> bool:
    """Whether a header, in small letters, says that the answer is not the same for everybody."""
    match name:
        case "vary":
            return value != "accept-encoding"
        case "cache-control":
            return "private" in value or "no-store" in value
    return name in ("set-cookie", "content-encoding")


def _nobody_writes(data: bytes) -> object:
    raise NotImplementedError("Django returns its answers and never writes them.")


def _close(parts: Iterable[bytes]) -> None:
    if close := getattr(parts, "close", None):
        close()
