"""Answers of YouTube and its picture host, in their own shapes."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.misbehaving_server import Answer, MisbehavingServer, answers
from tests.newsroom_fixtures import jpeg

VIDEO = "HGdRhjvORBk"


def row(**changes: object) -> dict[str, Any]:
    """A video's row; `status__embeddable=False` changes one fact in one part."""
    made: dict[str, Any] = {
        "id": VIDEO,
        "snippet": {
            "title": "Harbour open day",
            "channelTitle": "Eastmere Police",
            "publishedAt": "2026-06-01T10:30:00Z",
            "liveBroadcastContent": "none",
        },
        "contentDetails": {"duration": "PT2M31S", "contentRating": {}},
        "status": {"privacyStatus": "public", "embeddable": True, "uploadStatus": "processed"},
    }
    for name, value in changes.items():
        part, _, fact = name.partition("__")
        made[part][fact] = value
    return made


def youtube(server: MisbehavingServer, *rows: dict[str, Any], poster: bytes | None = b"") -> Answer:
    """`poster`: None for none, else the bytes of the smaller one; "" draws one."""
    content = jpeg(480, 360, "teal") if poster == b"" else poster

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if "/videos" in server.asked[-1][0]:
            answers(200, {"items": list(rows)})(handler)
        elif "hqdefault" in server.asked[-1][0] and content is not None:
            answers(200, content, Content_Type="image/jpeg")(handler)
        else:
            answers(404, b"no such poster")(handler)

    return answer


def refuses(status: int, reason: str, *, is_new: bool = False) -> Answer:
    error: dict[str, Any] = {"code": status, "message": "the-youtube-key is not good"}
    if is_new:
        error["errors"] = [{"reason": "badRequest"}]
        error["details"] = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}]
    else:
        error["errors"] = [{"domain": "youtube", "reason": reason}]
    return answers(status, {"error": error})
