"""Answers that no client expects and every client meets one day."""

from django.http import HttpResponse, JsonResponse

WEB_PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Back soon</title></head>
<body><h1>Back soon</h1><p>We are looking after the machines.</p></body></html>
"""


def give_odd_answer(kind: str) -> HttpResponse:
    """`html`: a page with status 200. `500`: the same as an error. `list`: JSON, but no object."""
    if kind == "list":
        return JsonResponse(["a list where an object belongs"], safe=False)
    return HttpResponse(WEB_PAGE, status=500 if kind == "500" else 200)
