"""A finished answer in each of its encodings."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .encodings import IDENTITY, LONGEST_HEADER, accepted, encoded

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from .own_answer import OwnAnswer

# What a 304 repeats (RFC 9110, 15.4.5).
IN_NOT_MODIFIED = frozenset({"cache-control", "content-location", "etag", "expires", "vary"})
# Roughly what Python takes for one besides the bytes.
OVERHEAD_BYTES = 4000


@dataclass(frozen=True, slots=True)
class Form:
    """The answer in one encoding, ready to be sent."""

    body: bytes
    etag: str
    headers: list[tuple[str, str]]
    not_modified: list[tuple[str, str]]


class KeptAnswer:
    """`began_at`: the turn at which its render began; `bytes`: about what it takes in memory."""

    def __init__(self, answer: OwnAnswer, began_at: int) -> None:
        assert answer.body is not None, "Only what was read can be kept."
        names = answer.made_from.split()
        self.made_from = tuple(name for name in names if not name.startswith("~"))
        self.loosely = tuple(name[1:] for name in names if name.startswith("~"))
        self.began_at = began_at
        self.made_at = time.monotonic()
        # The last turn at which it was seen to hold; none yet.
        self.current_at = -1
        self._status = answer.status
        self._can_be_unmodified = answer.status.startswith("200")
        self._forms = _forms(answer)
        self.bytes = OVERHEAD_BYTES + sum(len(form.body) for form in self._forms.values())

    def give(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        """Answer a GET or a HEAD, with 304 for who has it already."""
        forms = self._forms
        form = forms[IDENTITY]
        wanted = environ.get("HTTP_ACCEPT_ENCODING")
        if wanted and len(wanted) <= LONGEST_HEADER:
            for encoding in accepted(wanted):
                if encoding in forms:
                    form = forms[encoding]
                    break
        has = environ.get("HTTP_IF_NONE_MATCH")
        if has and self._can_be_unmodified and _is_among(form.etag, has):
            start_response("304 Not Modified", form.not_modified.copy())
            return []
        start_response(self._status, form.headers.copy())
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [form.body]


def _forms(answer: OwnAnswer) -> dict[str, Form]:
    body = answer.body or b""
    bare = [(name, value) for name, value in answer.headers if name.lower() not in _OURS]
    content_type = next((v for name, v in bare if name.lower() == "content-type"), "")
    bodies = {IDENTITY: body, **encoded(body, content_type)}
    tag = hashlib.sha256(body).hexdigest()[:32]
    return {
        encoding: _form(bare, tag, encoding, of, has_others=len(bodies) > 1)
        for encoding, of in bodies.items()
    }


_OURS = frozenset({"content-length", "etag", "vary"})


def _form(
    bare: list[tuple[str, str]], tag: str, encoding: str, body: bytes, *, has_others: bool
) -> Form:
    is_identity = encoding == IDENTITY
    # Strong: each encoding has its own, and the same bytes have the same in every process.
    etag = f'"{tag}"' if is_identity else f'"{tag}-{encoding}"'
    headers = [*bare, ("Content-Length", str(len(body))), ("ETag", etag)]
    if not is_identity:
        headers.append(("Content-Encoding", encoding))
    if has_others:
        headers.append(("Vary", "Accept-Encoding"))
    not_modified = [header for header in headers if header[0].lower() in IN_NOT_MODIFIED]
    return Form(body, etag, headers, not_modified)


def _is_among(etag: str, header: str) -> bool:
    """Whether If-None-Match names it, by the weak comparison that the rule asks for."""
    tags = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return etag in tags or "*" in tags
