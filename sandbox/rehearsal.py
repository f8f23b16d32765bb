"""Controls for a trainer and for tests: what the services shall do, what they saw, a clean start.

A POST must say that it is JSON. A browser cannot send that to another site without asking first,
and the sandbox never says yes, so a hostile page cannot press these buttons.
"""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sandbox.flickr.models import FlickrBehaviour
from sandbox.models import CallCount
from sandbox.x.models import Behaviour, Media, RateWindow, Tweet
from sandbox.youtube.models import YouTubeBehaviour

BEHAVIOURS = (Behaviour, FlickrBehaviour, YouTubeBehaviour)


@require_http_methods(["GET", "POST"])
def behaviour(request: HttpRequest) -> JsonResponse:
    """GET: how the services behave. POST a JSON object: change the named keys, leave the others."""
    if request.method == "POST":
        if not _is_json(request):
            return _refuse_other_content()
        try:
            changes = json.loads(request.body)
        except ValueError:
            changes = None
        if not isinstance(changes, dict):
            return JsonResponse({"errors": {"body": ["Send a JSON object."]}}, status=400)
        try:
            _change_behaviour(changes)
        except ValidationError as error:
            return JsonResponse({"errors": error.message_dict}, status=400)
    return JsonResponse(
        {key: value for one in BEHAVIOURS for key, value in one.current().as_json().items()}
    )


@require_GET
def accepted(request: HttpRequest) -> JsonResponse:
    """Everything that X accepted, oldest first, deleted or not, answered or not.

    `replied` is false while, or because, X's answer did not leave the sandbox.
    """
    tweets = Tweet.objects.prefetch_related("attachments__media").order_by("id")
    return JsonResponse([tweet.as_accepted_json() for tweet in tweets], safe=False)


@require_GET
def calls(request: HttpRequest) -> JsonResponse:
    """How often each thing was asked for since the last clean start; see `Counted`."""
    return JsonResponse(CallCount.as_json())


@require_POST
def reset(request: HttpRequest) -> JsonResponse:
    """Forget everything: tweets, pictures, counted calls and ordered behaviour."""
    if not _is_json(request):
        return _refuse_other_content()
    with transaction.atomic():
        for model in (Tweet, Media, RateWindow, CallCount, *BEHAVIOURS):
            model._default_manager.all().delete()
    return JsonResponse({"reset": True})


def _change_behaviour(changes: dict[str, Any]) -> None:
    """All of it or none. Raises ValidationError, by key."""
    known = [key for one in BEHAVIOURS for key in one.key_names()]
    unknown = sorted(set(changes) - set(known))
    if unknown:
        message = f"There is no such key. Known: {', '.join(known)}."
        raise ValidationError(dict.fromkeys(unknown, message))
    with transaction.atomic():
        for one in BEHAVIOURS:
            concerned = {key: changes[key] for key in one.key_names() if key in changes}
            if concerned:
                one.current().change(concerned)


def _is_json(request: HttpRequest) -> bool:
    return request.content_type == "application/json"


def _refuse_other_content() -> JsonResponse:
    message = "Send this request with Content-Type: application/json."
    return JsonResponse({"errors": {"content_type": [message]}}, status=415)
