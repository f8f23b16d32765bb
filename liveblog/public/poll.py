"""Where the stream is blocked: what changed since a number, asked for now and then."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from articles.models.edition_sets import Gone
from articles.public.frame import CACHE_CONTROL
from media_picker.public_answer import public_answer

from .found_blog import found, kept
from .messages import MOST_MISSED, messages_since, withdrawn


@public_answer()
@require_safe
def since(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """`{"number", "state", "messages": [{"number", "event", "data"}]}`; messages.py has the events.

    410 with the one message `withdrawn` once the story is.
    """
    blog, edition = found(reference)
    is_gone = isinstance(edition, Gone)
    messages = [withdrawn(blog.number)] if is_gone else messages_since(blog, number)
    said = {
        "number": blog.number,
        "state": blog.state,
        "messages": [vars(message) for message in messages],
    }
    response = JsonResponse(said, status=410 if is_gone else 200)
    if blog.number - MOST_MISSED <= number <= blog.number:
        return kept(response, blog)
    # A number that readers do not have: answered, and not kept, for there are endless many.
    response["Cache-Control"] = CACHE_CONTROL
    return response
