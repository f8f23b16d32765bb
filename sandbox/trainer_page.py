"""The trainer's page: switch failures on and off, and see what X accepted and who was asked."""

from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sandbox.models import CallCount, Counted
from sandbox.rehearsal import back_to_normal, change_behaviour, forget_everything
from sandbox.same_origin import from_our_own_page
from sandbox.switchboard import Errors, Sent, read_changes, shown_switches
from sandbox.x.models import Media, Tweet

ACCEPTED_SHOWN = 50

# What the page says first, after something was done.
DONE = {
    "switched": "Switched. Now work in the newsroom and watch what it shows.",
    "unchanged": "Nothing was moved, so nothing was changed.",
    "normal": "Everything behaves normally again. What X accepted stays.",
    "forgotten": "Everything is forgotten, and everything behaves normally.",
}

COUNTED = {
    Counted.X: "X, all calls",
    Counted.X_POSTS: "X: post a tweet",
    Counted.X_UPLOADS: "X: upload a picture",
    Counted.X_ALT_TEXTS: "X: describe a picture",
    Counted.X_DELETES: "X: delete a tweet",
    Counted.X_TIMELINE: "X: look at the account’s timeline",
    Counted.X_ACCOUNT: "X: check the account",
    Counted.FLICKR: "Flickr: ask for an album",
    Counted.FLICKR_PICTURES: "Flickr: fetch a photograph",
    Counted.YOUTUBE: "YouTube: ask for a video",
    Counted.YOUTUBE_POSTERS: "YouTube: fetch a poster",
    Counted.YOUTUBE_PLAYER: "YouTube: open the player",
}

# django-csp's types know views without arguments only.
may_send_forms = csp_replace({"form-action": ["'self'"]})


@may_send_forms
@from_our_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def switches(request: HttpRequest) -> HttpResponse:
    """The page; POST moves the switches, all that were sent or none."""
    if request.method != "POST":
        return _page(request)
    sent = request.POST.dict()
    try:
        changes = read_changes(sent)
        change_behaviour(changes)
    except ValidationError as error:
        return _page(request, sent, error.message_dict, status=400)
    return _done("switched" if changes else "unchanged")


@from_our_own_page
@require_POST
def normal(request: HttpRequest) -> HttpResponse:
    back_to_normal()
    return _done("normal")


@may_send_forms
@from_our_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest) -> HttpResponse:
    """Ask first; POST forgets."""
    if request.method == "POST":
        forget_everything()
        return _done("forgotten")
    context = {"tweets": Tweet.objects.count(), "pictures": Media.objects.count()}
    return _fresh(render(request, "sandbox/forget.html", context))


def _page(
    request: HttpRequest, sent: Sent | None = None, errors: Errors | None = None, status: int = 200
) -> HttpResponse:
    counts = CallCount.as_json()
    services = shown_switches(sent, errors)
    context: dict[str, Any] = {
        "services": services,
        "switched_on": [one for shown in shown_switches().values() for one in shown if one.is_on],
        "faulty": [
            one for shown in services.values() for one in shown if one.error or one.calls_error
        ],
        "done": DONE.get(request.GET.get("done", "")),
        "accepted": Tweet.objects.newest_first()[:ACCEPTED_SHOWN],
        "accepted_count": Tweet.objects.count(),
        "calls": [(words, counts[counted]) for counted, words in COUNTED.items()],
    }
    return _fresh(render(request, "sandbox/trainer.html", context, status=status))


def _done(what: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('trainer')}?{urlencode({'done': what})}")


def _fresh(response: HttpResponse) -> HttpResponse:
    # Counts and switches move while nobody looks.
    response["Cache-Control"] = "no-store"
    return response
