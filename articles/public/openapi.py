"""The API's own description: https://spec.openapis.org/oas/v3.1.0"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from ..change_note import ChangeKind
from ..kinds import Kind

PLACE = {
    "before": ("Stories older than this moment. Comes with `than`, in `next`.", "date-time"),
    "after": ("Stories newer than this moment. Comes with `than`.", "date-time"),
}


def document() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Stories of {settings.SITE_NAME}",
            "version": "1",
            "description": "What visitors of the site can read at this moment. Read only, without "
            "a key. A withdrawn story answers 410: please take your copy down then.",
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {
            "/api/v1/stories/": {"get": _stories()},
            "/api/v1/stories/{id}/": {"get": _story()},
        },
        "components": {"schemas": _schemas()},
    }


def _stories() -> dict[str, Any]:
    filters = [
        {
            "name": name,
            "in": "query",
            "description": f"The address (slug) of a {name}; not together with the other one.",
            "schema": {"type": "string"},
        }
        for name in ("category", "district")
    ]
    places = [
        {
            "name": name,
            "in": "query",
            "description": description,
            "schema": {"type": "string", "format": form},
        }
        for name, (description, form) in PLACE.items()
    ]
    than = {
        "name": "than",
        "in": "query",
        "description": "The id of the story at that moment.",
        "schema": {"type": "integer", "minimum": 0},
    }
    return {
        "operationId": "listStories",
        "summary": "Stories, newest first. Follow `next` for older ones.",
        "parameters": [*filters, *places, than],
        "responses": {
            "200": _json("A page of stories.", "StoryPage"),
            "400": _json("What was asked makes no sense.", "Problem", "application/problem+json"),
            "404": _json("No such category or district.", "Problem", "application/problem+json"),
        },
    }


def _story() -> dict[str, Any]:
    return {
        "operationId": "readStory",
        "summary": "One story with its words.",
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
        ],
        "responses": {
            "200": _json("The story.", "Story"),
            "404": _json("No such story.", "Problem", "application/problem+json"),
            "410": _json("The story was withdrawn.", "Problem", "application/problem+json"),
        },
    }


def _json(description: str, schema: str, content_type: str = "application/json") -> dict[str, Any]:
    content = {content_type: {"schema": _ref(schema)}}
    return {"description": description, "content": content}


def _ref(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _or_none(schema: str) -> dict[str, Any]:
    return {"oneOf": [_ref(schema), {"type": "null"}]}


def _schemas() -> dict[str, Any]:
    text, moment = {"type": "string"}, {"type": "string", "format": "date-time"}
    address = {"type": "string", "format": "uri"}
    kinds = [str(kind) for kind in Kind]
    brief = _object(
        id={"type": "integer", "description": "The same for ever, whatever the address."},
        url=address,
        api_url=address,
        kind={"type": "string", "enum": kinds},
        title=text,
        summary=text,
        category=_or_none("Place"),
        district=_or_none("Place"),
        published_at=moment,
        modified_at=moment,
        picture=_or_none("Picture"),
    )
    words = _object(
        body_html=text,
        body_text=text,
        change_notes={
            "type": "array",
            "description": "What visitors were told of changes, the newest first. One may be taken "
            "out again; `modified_at` moves then.",
            "items": _ref("ChangeNote"),
        },
    )
    note_kinds = [str(ChangeKind.INFORMATION), str(ChangeKind.CORRECTION)]
    return {
        "Place": _object(name=text, slug=text),
        "Picture": _object(url=address, alt=text, credit=text),
        "ChangeNote": _object(at=moment, kind={"type": "string", "enum": note_kinds}, text=text),
        "StoryInList": brief,
        "Story": {"allOf": [_ref("StoryInList"), words]},
        "StoryPage": _object(
            stories={"type": "array", "items": _ref("StoryInList")},
            next={"type": ["string", "null"], "format": "uri"},
        ),
        "Problem": _object(status={"type": "integer"}, detail=text),
    }
