"""Answers of Flickr, in its own shapes."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs

from tests.misbehaving_server import Answer, MisbehavingServer, answers

ALBUM = "72157645404898108"
PICTURES = "https://live.staticflickr.com/65535"


def photo(number: int, **changes: object) -> dict[str, Any]:
    sizes: dict[str, Any] = {}
    for size, width in {"q": 150, "m": 500, "c": 800, "l": 1024}.items():
        sizes[f"url_{size}"] = f"{PICTURES}/{number}_{size}.jpg"
        # Flickr gives numbers as text in some of its answers.
        sizes[f"width_{size}"], sizes[f"height_{size}"] = str(width), width * 2 // 3
    return {"id": str(number), "title": f"Photograph {number}", **sizes, **changes}


def flickr(
    server: MisbehavingServer,
    *,
    count: int = 3,
    title: str = "Open day",
    shown: int | None = None,
    **changes: object,
) -> Answer:
    """An album of `count` photographs of which `shown` are public."""
    photos = [photo(n, **changes) for n in range(count if shown is None else shown)]

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked = {k: v[0] for k, v in parse_qs(server.asked[-1][2].decode()).items()}
        photoset: dict[str, Any] = {"id": ALBUM, "owner": "12345678@N00"}
        if asked["method"] == "flickr.photosets.getInfo":
            photoset |= {"title": {"_content": title}, "count_photos": str(count)}
        else:
            page, per_page = int(asked["page"]), int(asked["per_page"])
            photoset |= {
                "photo": photos[(page - 1) * per_page : page * per_page],
                "page": page,
                "pages": max(1, -(-len(photos) // per_page)),
                "total": str(len(photos)),
            }
        answers(200, {"photoset": photoset, "stat": "ok"})(handler)

    return answer


def fails(code: int) -> Answer:
    return answers(200, {"stat": "fail", "code": code, "message": "the-flickr-key"})
