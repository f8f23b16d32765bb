"""Reading a JSON body the way X does: nothing that it does not know is let through.

The messages follow X's own, which name the place in the body: `$.media.media_ids`.
"""

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from django.http import HttpRequest

from sandbox.x.problems import invalid_request

Json = TypeVar("Json", dict[str, Any], list[Any], str)
JSON_NAMES: dict[type, str] = {dict: "object", list: "array", str: "string", type(None): "null"}


def read_json_object(request: HttpRequest, fields: Iterable[str]) -> dict[str, Any]:
    """The body's object, which may have `fields` only. Raises XProblem 400 for anything else."""
    if request.content_type != "application/json":
        raise invalid_request("Request body must be sent as application/json.")
    try:
        body = json.loads(request.body)
    except ValueError:
        raise invalid_request("Request body must be a JSON object.") from None
    return expect_object(body, "$", fields)


def expect_object(value: Any, place: str, fields: Iterable[str]) -> dict[str, Any]:
    """`value` if it is an object with `fields` only. Raises XProblem 400."""
    found = expect_type(value, place, dict)
    for name in found:
        if name not in fields:
            raise invalid_request(
                f"{place}.{name}: is not defined in the schema and the schema does not allow "
                "additional properties",
                {f"{place}.{name}": [json.dumps(found[name])]},
            )
    return found


def expect_type(value: Any, place: str, wanted: type[Json]) -> Json:
    """`value` if it is a `wanted` (dict, list or str). Raises XProblem 400."""
    if not isinstance(value, wanted):
        found = JSON_NAMES.get(type(value), "number or boolean")
        raise invalid_request(
            f"{place}: {found} found, {JSON_NAMES[wanted]} expected", {place: [json.dumps(value)]}
        )
    return value
