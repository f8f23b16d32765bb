"""Controls for a trainer and for tests: what X shall do, what X has, and a clean start.

A POST must say that it is JSON. A browser cannot send that to another site without asking first,
and the sandbox never says yes, so a hostile page cannot press these buttons.
"""

import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sandbox.x.models import Behaviour, Media, RateWindow, Tweet


@require_http_methods(["GET", "POST"])
def behaviour(request: HttpRequest) -> JsonResponse:
    """GET: how X behaves. POST a JSON object: change the named keys, leave the others."""
    current = Behaviour.current()
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
            current.change(changes)
        except ValidationError as error:
            return JsonResponse({"errors": error.message_dict}, status=400)
    return JsonResponse(current.as_json())


@require_GET
def accepted(request: HttpRequest) -> JsonResponse:
    """Everything that X accepted, oldest first, deleted or not, answered or not.

    `replied` is false while, or because, X's answer did not leave the sandbox.
    """
    tweets = Tweet.objects.prefetch_related("attachments__media").order_by("id")
    return JsonResponse([tweet.as_accepted_json() for tweet in tweets], safe=False)


@require_POST
def reset(request: HttpRequest) -> JsonResponse:
    """Forget everything: tweets, pictures, counted calls and ordered behaviour."""
    if not _is_json(request):
        return _refuse_other_content()
    with transaction.atomic():
        for model in (Tweet, Media, RateWindow, Behaviour):
            model._default_manager.all().delete()
    return JsonResponse({"reset": True})


def _is_json(request: HttpRequest) -> bool:
    return request.content_type == "application/json"


def _refuse_other_content() -> JsonResponse:
    message = "Send this request with Content-Type: application/json."
    return JsonResponse({"errors": {"content_type": [message]}}, status=415)
