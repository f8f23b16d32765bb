"""Flickr's REST address: one view for all methods, GET or POST, answered in JSON.

https://www.flickr.com/services/api/request.rest.html and response.json.html
"""

import json
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from sandbox.flickr import photosets
from sandbox.flickr.api_key import check_key
from sandbox.flickr.models import FlickrBehaviour
from sandbox.flickr.refusal import FlickrRefusal, format_not_found, method_not_found
from sandbox.models import CallCount, Counted
from sandbox.odd_answers import give_odd_answer

Parameters = dict[str, str]
Method = Callable[[Parameters, HttpRequest], dict[str, Any]]

METHODS: dict[str, Method] = {
    "flickr.photosets.getInfo": photosets.get_info,
    "flickr.photosets.getPhotos": photosets.get_photos,
}


@require_http_methods(["GET", "POST"])
def rest(request: HttpRequest) -> HttpResponse:
    """Always status 200, also for a refusal: so says Flickr."""
    CallCount.add(Counted.FLICKR)
    time.sleep(FlickrBehaviour.take("flickr_delay_seconds"))
    odd_answer = FlickrBehaviour.take("flickr_answer")
    if odd_answer:
        return give_odd_answer(odd_answer)
    parameters = request.GET.dict() | request.POST.dict()
    try:
        answer = _call(parameters, request)
    except FlickrRefusal as refusal:
        answer = refusal.as_json()
    if parameters.get("nojsoncallback") == "1":
        return JsonResponse(answer)
    # Without it, Flickr wraps its JSON in a call.
    return HttpResponse(f"jsonFlickrApi({json.dumps(answer)})", content_type="text/javascript")


def _call(parameters: Parameters, request: HttpRequest) -> dict[str, Any]:
    check_key(parameters, request.headers.get("Authorization", ""))
    answer_format = parameters.get("format", "rest")
    if answer_format != "json":
        raise format_not_found(answer_format)
    name = parameters.get("method", "")
    if name not in METHODS:
        raise method_not_found(name)
    return METHODS[name](parameters, request) | {"stat": "ok"}
