"""The timeline as people see it: our own page, so that nobody takes it for the real X."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from sandbox.x.account import account_handle, account_name
from sandbox.x.models import Behaviour, Media, Tweet
from sandbox.x.snowflake import read_id

TWEETS_ON_A_PAGE = 20


def timeline(request: HttpRequest) -> HttpResponse:
    """The newest tweets, or with `?before=<id>` the ones older than that tweet."""
    tweets = Tweet.objects.up().newest_first()
    is_first = "before" not in request.GET
    if not is_first:
        before = read_id(request.GET["before"])
        if before is None:
            raise Http404
        tweets = tweets.filter(pk__lt=before)
    page = list(tweets[: TWEETS_ON_A_PAGE + 1])
    is_more = len(page) > TWEETS_ON_A_PAGE
    page = page[:TWEETS_ON_A_PAGE]
    return _render(
        request,
        "sandbox/timeline.html",
        {
            "tweets": page,
            "older_than": page[-1].pk if is_more else None,
            "is_first": is_first,
            "is_misbehaving": bool(Behaviour.current().switched_on()),
        },
    )


def status(request: HttpRequest, tweet_id: int) -> HttpResponse:
    """One tweet that is up."""
    tweet = get_object_or_404(Tweet.objects.up(), pk=tweet_id)
    return _render(request, "sandbox/status.html", {"tweet": tweet})


def picture(request: HttpRequest, media_id: int) -> HttpResponse:
    """A picture's bytes as they were uploaded, while a tweet that is up shows it."""
    media = get_object_or_404(Media.objects.in_public(), pk=media_id)
    return HttpResponse(bytes(media.content), content_type=media.content_type)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _render(request, "sandbox/not_found.html", {}, status=404)


def _render(
    request: HttpRequest, template: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    context |= {"account_name": account_name(), "account_handle": account_handle()}
    response = render(request, template, context, status=status)
    # A deleted tweet must not come back from a browser's memory.
    response["Cache-Control"] = "no-store"
    return response
