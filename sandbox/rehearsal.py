"""Controls for tests: what the services shall do, what they saw, a clean start.

`trainer_page` is the same for people.

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
from sandbox.models import CallCount, CallsLeft
from sandbox.x.models import Behaviour, Media, RateWindow, Tweet
from sandbox.youtube.models import YouTubeBehaviour

BEHAVIOURS = (Behaviour, FlickrBehaviour, YouTubeBehaviour)
CALLS_LEFT = "calls_left"


@require_http_methods(["GET", "POST"])
def behaviour(request: HttpRequest) -> JsonResponse:
    """GET: how the services behave. POST a JSON object: change the named keys, leave the others.

    What is changed holds until it is changed again, or, with `"calls_left": {key: 3}` beside it,
    for the next three calls that it concerns.
    """
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
            change_behaviour(changes)
        except ValidationError as error:
            return JsonResponse({"errors": error.message_dict}, status=400)
    return JsonResponse(current_behaviour() | {CALLS_LEFT: CallsLeft.as_json()})


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
    forget_everything()
    return JsonResponse({"reset": True})


def current_behaviour() -> dict[str, Any]:
    """Every key of every service, without the calls left."""
    return {key: value for one in BEHAVIOURS for key, value in one.current().as_json().items()}


def change_behaviour(changes: dict[str, Any]) -> None:
    """All of it or none. Raises ValidationError, by key."""
    changes = dict(changes)
    calls_left = changes.pop(CALLS_LEFT, {})
    known = [key for one in BEHAVIOURS for key in one.key_names()]
    unknown = sorted(set(changes) - set(known))
    if unknown:
        message = f"There is no such key. Known: {', '.join(known)}."
        raise ValidationError(dict.fromkeys(unknown, message))
    if not isinstance(calls_left, dict) or set(calls_left) - set(changes):
        message = "Send an object: a number of calls for each of the keys that you change."
        raise ValidationError({CALLS_LEFT: message})
    errors: dict[str, list[str]] = {}
    with transaction.atomic():
        for one in BEHAVIOURS:
            concerned = {key: changes[key] for key in one.key_names() if key in changes}
            try:
                if concerned:
                    one.current().change(concerned)
            except ValidationError as error:
                errors |= error.message_dict
        switched_on = {key for one in BEHAVIOURS for key in one.current().switched_on()}
        for key in changes:
            try:
                CallsLeft.order(key, calls_left.get(key) if key in switched_on else None)
            except ValidationError as error:
                errors[f"{CALLS_LEFT}.{key}"] = error.messages
        if errors:
            raise ValidationError(errors)


def back_to_normal() -> None:
    """Let every service behave well; what X accepted and what was counted stay."""
    with transaction.atomic():
        for model in (CallsLeft, *BEHAVIOURS):
            model._default_manager.all().delete()


def forget_everything() -> None:
    """Tweets, pictures, limits, counted calls and ordered behaviour."""
    with transaction.atomic():
        for model in (Tweet, Media, RateWindow, CallCount):
            model._default_manager.all().delete()
        back_to_normal()


def _is_json(request: HttpRequest) -> bool:
    return request.content_type == "application/json"


def _refuse_other_content() -> JsonResponse:
    message = "Send this request with Content-Type: application/json."
    return JsonResponse({"errors": {"content_type": [message]}}, status=415)
